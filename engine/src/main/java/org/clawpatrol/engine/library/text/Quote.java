package org.clawpatrol.engine.library.text;

import java.util.List;
import org.clawpatrol.engine.expr.Operation;
import org.clawpatrol.engine.value.ErrorValue;
import org.clawpatrol.engine.value.StringValue;
import org.clawpatrol.engine.value.Value;

/** A text in double quotes with its quotes, backslashes and controls escaped. */
public record Quote() implements Operation {
    private static final String REPLACEMENT = "\ufffd";

    @Override
    public String name() {
        return "strings.quote";
    }

    @Override
    public Value apply(List<Value> arguments) {
        if (!(arguments.getFirst() instanceof StringValue(String text))) {
            return ErrorValue.wrongTypes(name(), arguments);
        }
        BoundedText quoted = new BoundedText();
        quoted.append("\"");
        int next;
        for (int i = 0; i < text.length(); i = next) {
            int codePoint = text.codePointAt(i);
            next = i + Character.charCount(codePoint);
            quoted.append(escaped(codePoint));
        }
        quoted.append("\"");
        return quoted.value();
    }

    private static String escaped(int codePoint) {
        return switch (codePoint) {
            case '\u0007' -> "\\a";
            case '\b' -> "\\b";
            case '\f' -> "\\f";
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\t' -> "\\t";
            case '\u000b' -> "\\v";
            case '\\' -> "\\\\";
            case '"' -> "\\\"";
            default -> isLoneSurrogate(codePoint) ? REPLACEMENT : Character.toString(codePoint);
        };
    }

    private static boolean isLoneSurrogate(int codePoint) {
        return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
    }
}
