package org.clawpatrol.engine.library.text;

import java.util.List;
import org.clawpatrol.engine.expr.Operation;
import org.clawpatrol.engine.value.ErrorValue;
import org.clawpatrol.engine.value.StringValue;
import org.clawpatrol.engine.value.Value;

/** A text without the white space around it; characters of no width are not white space. */
public record Trim() implements Operation {
    @Override
    public String name() {
        return "trim";
    }

    @Override
    public Value apply(List<Value> arguments) {
        return arguments.getFirst() instanceof StringValue(String text)
                ? new StringValue(trimmed(text))
                : ErrorValue.wrongTypes(name(), arguments);
    }

    private static String trimmed(String text) {
        int start = 0;
        int end = text.length();
        while (start < end && isWhiteSpace(text.charAt(start))) {
            start++;
        }
        while (end > start && isWhiteSpace(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(start, end);
    }

    /** The Unicode property White_Space, all of whose characters are one unit long. */
    private static boolean isWhiteSpace(char unit) {
        return switch (unit) {
            case '\t', '\n', '\u000b', '\f', '\r', ' ' -> true;
            case '\u0085', '\u00a0', '\u1680', '\u2028', '\u2029' -> true;
            case '\u202f', '\u205f', '\u3000' -> true;
            default -> unit >= '\u2000' && unit <= '\u200a';
        };
    }
}
