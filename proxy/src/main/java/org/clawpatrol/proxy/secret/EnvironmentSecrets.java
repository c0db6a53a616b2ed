package org.clawpatrol.proxy.secret;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
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
    private static final String PREFIX = "CLAWPATROL_SECRET_";
    private static final int LARGEST = 64 << 10;

    private final Map<String, String> environment;
    private final Set<String> reported = ConcurrentHashMap.newKeySet();

    public EnvironmentSecrets(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    /** The variable that holds a slot, for messages that say which to set. */
    public static String variable(String credential, String slot) {
        String name = PREFIX + word(credential);
        return slot.isEmpty() ? name : name + "_" + word(slot);
    }

    Map<String, Secret> find(String credential, Set<String> slots) {
        Map<String, Secret> secrets = new HashMap<>();
        for (String slot : slots) {
            find(variable(credential, slot)).ifPresent(secret -> secrets.put(slot, secret));
        }
        return secrets;
    }

    boolean names(String credential, String slot) {
        return environment.containsKey(variable(credential, slot));
    }

    private Optional<Secret> find(String variable) {
        @Nullable String value = environment.get(variable);
        if (value == null || value.isEmpty()) {
            return Optional.empty();
        }
        return value.startsWith("@")
                ? file(variable, Path.of(value.substring(1)))
                : Optional.of(Secret.of(value));
    }

    private Optional<Secret> file(String variable, Path file) {
        try {
            Secret secret = read(file);
            reported.remove(variable);
            return Optional.of(secret);
        } catch (IOException e) {
            if (reported.add(variable)) {
                LOG.error("{} names {}, which cannot be used: {}", variable, file, reason(e));
            }
            return Optional.empty();
        }
    }

    private static Secret read(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new IOException("not a readable file");
        }
        byte[] content;
        try (InputStream in = Files.newInputStream(file)) {
            content = in.readNBytes(LARGEST + 1);
        }
        byte[] secret = Arrays.copyOf(content, withoutLineBreak(content));
        try {
            if (content.length > LARGEST || secret.length == 0) {
                throw new IOException(secret.length == 0 ? "empty" : "larger than 64 KiB");
            }
            return Secret.of(secret);
        } finally {
            Arrays.fill(content, (byte) 0);
            Arrays.fill(secret, (byte) 0);
        }
    }

    private static int withoutLineBreak(byte[] content) {
        int end = content.length;
        if (end > 0 && content[end - 1] == '\n') {
            end--;
            if (end > 0 && content[end - 1] == '\r') {
                end--;
            }
        }
        return end;
    }

    private static String reason(IOException e) {
        return e.getClass().getSimpleName() + ": " + e.getMessage();
    }

    private static String word(String name) {
        return name.toUpperCase(Locale.ROOT).replace('-', '_');
    }
}
