package org.clawpatrol.dsl.schema;

import java.util.List;
import org.clawpatrol.dsl.hcl.Expression;

/** What an attribute's value must be. Immutable. */
public sealed interface ValueKind {

    record Text() implements ValueKind {}

    /**
     * One of a few words.
     *
     * @param id of the diagnostic for any other word
     */
    record Choice(List<String> words, String id) implements ValueKind {
        public Choice {
            words = List.copyOf(words);
        }
    }

    record Flag() implements ValueKind {}

    /** As {@link Flag}, but no text that could be read as one. */
    record StrictFlag() implements ValueKind {}

    /**
     * A whole number.
     *
     * @param unit for the documentation; may be empty
     */
    record Whole(long least, long most, String unit) implements ValueKind {}

    /**
     * A length of time such as {@code 1h30m}, longer than nothing.
     *
     * @param id of the diagnostic for any other text
     */
    record TimeSpan(String id) implements ValueKind {}

    /**
     * How long records are kept: a length of time, or {@code 0} or {@code off} for ever.
     *
     * @param id of the diagnostic for any other text
     */
    record Retention(String id) implements ValueKind {}

    /**
     * How long what is unused stays open: a length of time, {@code 0} or {@code always}.
     *
     * @param id of the diagnostic for any other text
     */
    record KeepAlive(String id) implements ValueKind {}

    /**
     * A number of bytes such as {@code 4k}; blank means the default.
     *
     * @param id of the diagnostic for any other text
     */
    record Size(String id) implements ValueKind {}

    /**
     * {@code host:port} to listen on or to connect to.
     *
     * @param listening whether port 0 and an empty host are allowed
     * @param off whether the word {@code off} is allowed instead
     */
    record Address(boolean listening, boolean off) implements ValueKind {}

    /** A path of a file or folder, relative to the configuration; {@code ~/} is the home folder. */
    record FilePath() implements ValueKind {}

    /** PEM text, or where to read it from. */
    record Pem() implements ValueKind {}

    /** A condition in the policy expression language. */
    record Condition() implements ValueKind {}

    record Texts() implements ValueKind {}

    /** Texts by name. */
    record TextMap() implements ValueKind {}

    /** The name of a declared entity. */
    record Reference(EntityKind target) implements ValueKind {}

    record References(EntityKind target) implements ValueKind {}

    /** The name of a declared credential, or {@code none}. */
    record Injection() implements ValueKind {
        private static final String NONE = "none";

        /**
         * Whether it stands for no credential; one that has the word as its name needs its type.
         */
        public static boolean isNone(Expression written) {
            return switch (written) {
                case Expression.Variable variable -> variable.name().equals(NONE);
                case Expression.StringLiteral literal -> literal.text().text().equals(NONE);
                default -> false;
            };
        }
    }

    /** Anything: only the reader of the attribute knows its shape. */
    record Any() implements ValueKind {}

    /** The approval stages of a rule. */
    record Stages() implements ValueKind {}

    /** The credentials of a profile, each a name or an object with disambiguators. */
    record Grants() implements ValueKind {}

    /** How to name it in a diagnostic, with its article. */
    default String describe() {
        return switch (this) {
            case Text t -> "a string";
            case Choice c -> "a string";
            case Flag f -> "`true` or `false`";
            case StrictFlag f -> "`true` or `false`";
            case Whole w -> "a whole number";
            case TimeSpan t -> "a length of time such as `30s` or `24h`";
            case Retention r -> "a length of time such as `720h`, or `off`";
            case KeepAlive k -> "a length of time such as `5m`, or `always`";
            case Size s -> "a size such as `64k` or `1MiB`";
            case Address a -> "a string of the form `host:port`";
            case FilePath f -> "a string with a path";
            case Pem p -> "a string with PEM text or a path";
            case Condition c -> "a string with a condition";
            case Texts t -> "a list of strings";
            case TextMap m -> "an object of strings";
            case Reference r -> "the name of " + r.target().withArticle();
            case References r -> "a list of names of " + r.target().keyword() + "s";
            case Injection i -> "the name of a credential, or `none`";
            case Any a -> "a value";
            case Stages s -> "a list of approvers";
            case Grants g -> "a list of credentials";
        };
    }

    /** A value of the kind, as it is written in a file. */
    default String example() {
        return switch (this) {
            case Text t -> "\"text\"";
            case Choice c -> "\"" + c.words().getFirst() + "\"";
            case Flag f -> "true";
            case StrictFlag f -> "true";
            case Whole w -> String.valueOf(Math.clamp(10, w.least(), w.most()));
            case TimeSpan t -> "\"24h\"";
            case Retention r -> "\"720h\"";
            case KeepAlive k -> "\"5m\"";
            case Size s -> "\"1MiB\"";
            case Address a -> "\"127.0.0.1:9180\"";
            case FilePath f -> "\"folder/file\"";
            case Pem p -> "\"ca.pem\"";
            case Condition c -> "\"http.method == 'GET'\"";
            case Texts t -> "[\"one\", \"two\"]";
            case TextMap m -> "{ name = \"value\" }";
            case Reference r -> reference(r.target());
            case References r -> "[" + reference(r.target()) + "]";
            case Injection i -> reference(EntityKind.CREDENTIAL);
            case Any a -> "\"text\"";
            case Stages s -> "[human_approver.name]";
            case Grants g -> "[bearer_token.name]";
        };
    }

    private static String reference(EntityKind kind) {
        return switch (kind) {
            case APPROVER -> "human_approver.name";
            case CREDENTIAL -> "bearer_token.name";
            case ENDPOINT -> "https.name";
            case TUNNEL -> "ssh_port_forward.name";
            case SECRET_STORE -> "vault.name";
            case RULE, PROFILE -> "\"name\"";
        };
    }
}
