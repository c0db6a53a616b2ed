package org.clawpatrol.dsl.config;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A declared secret store: where it is and how it is asked, never what it keeps. Immutable.
 *
 * @param ttl how long what it said is used, 1 s to 24 h
 * @param timeout how long one fetch may take, up to 1 min
 * @param settings the attributes of its type
 */
public record SecretStoreConfig(
        String name, String type, Duration ttl, Duration timeout, Settings settings) {

    /** As references spell it. */
    public String reference() {
        return type + "." + name;
    }

    /** The name under which what it logs in with is kept, as the secret of a credential is. */
    public String ownSecret() {
        return "store-" + name;
    }

    /** The slot of {@link #ownSecret}; empty where it logs in with nothing of its own. */
    public Optional<String> ownSlot() {
        return settings instanceof Vault vault
                ? switch (vault.login()) {
                    case Token token -> Optional.of("token");
                    case AppRole role -> Optional.of("secret_id");
                    case Kubernetes role -> Optional.empty();
                }
                : Optional.empty();
    }

    /** What a type of store adds. */
    public sealed interface Settings {}

    /** What a file is encrypted with. */
    public enum Format {
        SOPS,
        AGE
    }

    /**
     * {@code file}.
     *
     * @param path absolute, like the others
     * @param identity file with the age key
     * @param program found in PATH where empty
     */
    public record EncryptedFile(
            Format format,
            Path path,
            Optional<Path> identity,
            Optional<Path> program,
            Map<String, String> environment)
            implements Settings {
        public EncryptedFile {
            environment = Map.copyOf(environment);
        }
    }

    /**
     * {@code exec}.
     *
     * @param command the program, an absolute path, and its arguments
     */
    public record Command(List<String> command, Map<String, String> environment)
            implements Settings {
        public Command {
            command = List.copyOf(command);
            environment = Map.copyOf(environment);
        }

        /** What stands for the key in the arguments. */
        public static final String KEY = "{key}";

        /** Whether it is run for each key, rather than once for all. */
        public boolean asksForKey() {
            return command.stream().skip(1).anyMatch(word -> word.contains(KEY));
        }
    }

    /**
     * {@code vault}.
     *
     * @param address without path
     * @param mount path of the secrets, without slashes around it
     * @param caCert PEM text
     */
    public record Vault(
            URI address,
            String mount,
            Optional<String> namespace,
            Optional<String> caCert,
            Login login)
            implements Settings {}

    /** {@code systemd}. */
    public record SystemdCredentials() implements Settings {}

    /**
     * {@code kubernetes_mount}.
     *
     * @param path absolute
     */
    public record MountedSecret(Path path) implements Settings {}

    /** How a gateway proves itself to a vault. */
    public sealed interface Login {}

    /** A token that somebody else makes and renews. */
    public record Token() implements Login {}

    /**
     * A role and its secret.
     *
     * @param mount path of the login, without slashes around it
     */
    public record AppRole(String mount, String roleId) implements Login {}

    /**
     * The service account of a pod.
     *
     * @param mount path of the login, without slashes around it
     * @param jwtFile read at each login
     */
    public record Kubernetes(String mount, String role, Path jwtFile) implements Login {}
}
