package org.clawpatrol.proxy.credential.store;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.clawpatrol.dsl.config.SecretStoreConfig;
import org.clawpatrol.proxy.secret.Secret;

/** Secrets in a file that {@code sops} or {@code age} opens; the clear text stays in memory. */
final class EncryptedFileReader implements StoreReader {
    private static final int LONGEST_COMPLAINT = 200;

    private final SecretStoreConfig.EncryptedFile settings;
    private final Map<String, String> environment;
    private final Duration timeout;

    /**
     * @param environment all variables of the program
     */
    EncryptedFileReader(
            SecretStoreConfig.EncryptedFile settings,
            Map<String, String> environment,
            Duration timeout) {
        this.settings = settings;
        this.timeout = timeout;
        Map<String, String> all = new HashMap<>(environment);
        if (settings.format() == SecretStoreConfig.Format.SOPS) {
            settings.identity().ifPresent(key -> all.put("SOPS_AGE_KEY_FILE", key.toString()));
        }
        this.environment = Map.copyOf(all);
    }

    @Override
    public Map<String, Secret> read(Map<String, String> keys)
            throws StoreException, InterruptedException {
        if (!Files.isRegularFile(settings.path())) {
            throw new StoreException("names " + settings.path() + ", which is no file");
        }
        ProgramRun.Result result = new ProgramRun(command(), environment, timeout).run();
        if (result.code() != 0) {
            result.wipe();
            throw new StoreException(
                    program() + " could not open " + settings.path() + complaint(result));
        }
        return SecretDocument.secrets(result.output(), keys);
    }

    private List<String> command() {
        String file = settings.path().toString();
        return switch (settings.format()) {
            case SOPS -> List.of(program(), "--decrypt", "--output-type", "json", file);
            case AGE ->
                    List.of(
                            program(),
                            "--decrypt",
                            "--identity",
                            settings.identity().map(Path::toString).orElse(""),
                            file);
        };
    }

    private String program() {
        return settings.program()
                .map(Path::toString)
                .orElse(settings.format() == SecretStoreConfig.Format.SOPS ? "sops" : "age");
    }

    /** Both programs say in words what is wrong, never what they decrypted. */
    private static String complaint(ProgramRun.Result result) {
        String text = result.complaint().strip().replaceAll("[\\s\\p{Cntrl}]+", " ");
        return text.isEmpty()
                ? " (exit status " + result.code() + ")"
                : ": " + text.substring(0, Math.min(LONGEST_COMPLAINT, text.length()));
    }
}
