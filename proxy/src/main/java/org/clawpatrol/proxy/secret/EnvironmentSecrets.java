package org.clawpatrol.proxy.secret;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.clawpatrol.dsl.config.SecretVariable;
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

    /** What is wrong with the first of the slots whose variable is set and cannot be used. */
    Optional<String> problem(String credential, Set<String> slots) {
        for (String slot : new TreeSet<>(slots)) {
            String variable = variable(credential, slot);
            String value = environment.getOrDefault(variable, "");
            try {
                if (!value.isEmpty()) {
                    open(value, SlotShape.of(slot)).close();
                }
            } catch (IOException | InvalidSecretException e) {
                return Optional.of(described(variable, value, e));
            }
        }
        return Optional.empty();
    }

    private Optional<Secret> find(String credential, String slot) {
        String variable = variable(credential, slot);
        String value = environment.getOrDefault(variable, "");
        if (value.isEmpty()) {
            return Optional.empty();
        }
        try {
            Secret secret = open(value, SlotShape.of(slot));
            reported.remove(variable);
            return Optional.of(secret);
        } catch (IOException | InvalidSecretException e) {
            if (reported.add(variable)) {
                LOG.error("{}", described(variable, value, e));
            }
            return Optional.empty();
        }
    }

    private static Secret open(String value, SlotShape shape)
            throws IOException, InvalidSecretException {
        Secret secret = value.startsWith("@") ? read(value.substring(1)) : Secret.of(value);
        check(secret, shape);
        return secret;
    }

    private static Secret read(String name) throws IOException {
        try {
            Path file = Path.of(name);
            if (!Files.readAttributes(file, BasicFileAttributes.class).isRegularFile()) {
                throw new FileSystemException(name, null, "it is not a regular file");
            }
            try (InputStream in = Files.newInputStream(file)) {
                return Secret.ofInput(in.readNBytes(LARGEST + 1));
            }
        } catch (InvalidPathException e) {
            throw new FileSystemException(name, null, "that is no path");
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

    /** A file is named, the value of a variable never is. */
    private static String described(String variable, String value, Exception e) {
        String source = value.startsWith("@") ? " names " + value.substring(1) + ", which" : "";
        return variable + source + " cannot be used: " + reason(e);
    }

    /** A file that is not there is another mistake than one that may not be read. */
    static String reason(Exception e) {
        return switch (e) {
            case NoSuchFileException missing -> "there is no such file";
            case AccessDeniedException denied -> "the gateway's user may not read it";
            case FileSystemException file when file.getReason() != null -> file.getReason();
            case InvalidSecretException invalid -> String.valueOf(invalid.getMessage());
            default -> e.getClass().getSimpleName();
        };
    }
}
