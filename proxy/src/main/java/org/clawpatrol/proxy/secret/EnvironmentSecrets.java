package org.clawpatrol.proxy.secret;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.clawpatrol.dsl.config.SecretVariable;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Secrets in variables {@code CLAWPATROL_SECRET_NAME} and {@code CLAWPATROL_SECRET_NAME_SLOT}. A
 * value that begins with {@code @} names a file, read at each use without its last line break. Safe
 * to share.
 */
public final class EnvironmentSecrets {
    private static final Logger LOG = LoggerFactory.getLogger(EnvironmentSecrets.class);
    private static final int LARGEST = 64 << 10;

    private final Map<String, String> environment;
    private final Set<String> reported = ConcurrentHashMap.newKeySet();

    public EnvironmentSecrets(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    /** The variable that holds a slot, for messages that say which to set. */
    public static String variable(String credential, String slot) {
        return SecretVariable.of(credential, slot);
    }

    Map<String, Secret> find(String credential, Set<String> slots) {
        Map<String, Secret> secrets = new HashMap<>();
        for (String slot : slots) {
            find(credential, slot).ifPresent(secret -> secrets.put(slot, secret));
        }
        return secrets;
    }

    boolean has(String credential, String slot) {
        Optional<Secret> found = find(credential, slot);
        found.ifPresent(Secret::close);
        return found.isPresent();
    }

    private Optional<Secret> find(String credential, String slot) {
        String variable = variable(credential, slot);
        @Nullable String value = environment.get(variable);
        if (value == null || value.isEmpty()) {
            return Optional.empty();
        }
        SlotShape shape = SlotShape.of(slot);
        boolean inFile = value.startsWith("@");
        try {
            Secret secret = inFile ? read(Path.of(value.substring(1))) : Secret.of(value);
            check(secret, shape);
            reported.remove(variable);
            return Optional.of(secret);
        } catch (IOException | InvalidSecretException e) {
            if (reported.add(variable)) {
                String source = inFile ? " names " + value.substring(1) + ", which" : "";
                LOG.error("{}{} cannot be used: {}", variable, source, reason(e));
            }
            return Optional.empty();
        }
    }

    private static Secret read(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new IOException("not a readable file");
        }
        try (InputStream in = Files.newInputStream(file)) {
            return Secret.ofInput(in.readNBytes(LARGEST + 1));
        }
    }

    /** What a header cannot carry is said here, before the first action that needs it. */
    private static void check(Secret secret, SlotShape shape) throws InvalidSecretException {
        byte[] clear = secret.reveal();
        try {
            shape.check(clear);
        } catch (InvalidSecretException e) {
            secret.close();
            throw e;
        } finally {
            Arrays.fill(clear, (byte) 0);
        }
    }

    private static String reason(Exception e) {
        return e instanceof InvalidSecretException
                ? String.valueOf(e.getMessage())
                : e.getClass().getSimpleName() + ": " + e.getMessage();
    }
}
