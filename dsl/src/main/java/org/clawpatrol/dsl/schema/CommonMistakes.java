package org.clawpatrol.dsl.schema;

import java.util.Optional;
import java.util.Set;

/** Help with attributes that do not exist but that people expect. Stateless. */
final class CommonMistakes {
    private static final Set<String> SECRETS =
            Set.of(
                    "token",
                    "secret",
                    "password",
                    "passphrase",
                    "key",
                    "api_key",
                    "access_key",
                    "access_key_id",
                    "secret_access_key",
                    "private_key",
                    "value",
                    "env",
                    "file");
    private static final Set<String> MATCHERS =
            Set.of("match", "method", "methods", "path", "paths", "host", "hosts", "when", "if");
    private static final Set<String> VERDICTS = Set.of("action", "effect", "decision", "outcome");

    private CommonMistakes() {}

    /**
     * @param title of the block, such as {@code credential "bearer_token"}
     */
    static Optional<String> help(String title, String attribute) {
        int space = title.indexOf(' ');
        return switch (space < 0 ? title : title.substring(0, space)) {
            case "credential" -> credential(attribute);
            case "endpoint" -> endpoint(attribute);
            case "rule" -> rule(attribute);
            case "profile" -> profile(attribute);
            default -> Optional.empty();
        };
    }

    private static Optional<String> credential(String attribute) {
        if (SECRETS.contains(attribute)) {
            return Optional.of(
                    "a secret does not stand in the file: give it with `clawpatrol credentials"
                            + " set NAME`");
        }
        return attribute.equals("hosts") || attribute.equals("host")
                ? Optional.of("hosts belong to the endpoint; name that with `endpoint`")
                : Optional.empty();
    }

    private static Optional<String> endpoint(String attribute) {
        return switch (attribute) {
            case "credential", "credentials" ->
                    Optional.of("a credential names its endpoint, not the other way round");
            case "user" -> Optional.of("`user` belongs to the credential");
            case "verdict", "default" ->
                    Optional.of("write a rule without `condition` and with a low `priority`");
            default -> Optional.empty();
        };
    }

    private static Optional<String> rule(String attribute) {
        if (MATCHERS.contains(attribute)) {
            return Optional.of("write it in `condition`, such as `\"http.method == 'GET'\"`");
        }
        return VERDICTS.contains(attribute)
                ? Optional.of(
                        "write `verdict = \"allow\"`, `verdict = \"deny\"` or `approve = [...]`")
                : Optional.empty();
    }

    private static Optional<String> profile(String attribute) {
        return switch (attribute) {
            case "endpoint", "endpoints", "hosts", "rules" ->
                    Optional.of("a profile reaches endpoints through its `credentials`");
            default -> Optional.empty();
        };
    }
}
