package org.clawpatrol.dsl.explain;

import java.util.Locale;
import java.util.stream.Collectors;
import org.clawpatrol.engine.value.BoolValue;
import org.clawpatrol.engine.value.ErrorValue;
import org.clawpatrol.engine.value.UnknownValue;
import org.clawpatrol.engine.value.Value;

/**
 * What a condition or a part of one came to. Immutable.
 *
 * @param detail the causes of an unknown or the message of an error; else empty
 */
public record Truth(Kind kind, String detail) {

    /** Three truth values, and what an operation that fails has instead. */
    public enum Kind {
        TRUE,
        FALSE,
        UNKNOWN,
        ERROR;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static Truth of(Value value) {
        return switch (value) {
            case BoolValue bool -> new Truth(bool == BoolValue.TRUE ? Kind.TRUE : Kind.FALSE, "");
            case UnknownValue unknown -> new Truth(Kind.UNKNOWN, causes(unknown));
            case ErrorValue error -> new Truth(Kind.ERROR, error.message());
            default -> new Truth(Kind.ERROR, "gave " + value.typeName() + ", not a truth value");
        };
    }

    private static String causes(UnknownValue unknown) {
        return unknown.causes().stream()
                .sorted()
                .map(
                        cause ->
                                switch (cause) {
                                    case TRUNCATED -> "truncated";
                                    case UNPARSEABLE -> "unparseable";
                                    case OTHER -> "unreadable";
                                    case COST -> "too much work";
                                    case UNRECORDED -> "not recorded";
                                })
                .collect(Collectors.joining(", "));
    }

    /** Whether it is true or false. */
    public boolean defined() {
        return kind == Kind.TRUE || kind == Kind.FALSE;
    }

    /** Such as {@code false} or {@code unknown (truncated)}. */
    public String text() {
        return detail.isEmpty() ? kind.word() : kind.word() + " (" + detail + ")";
    }
}
