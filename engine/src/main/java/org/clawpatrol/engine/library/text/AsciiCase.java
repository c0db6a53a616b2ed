package org.clawpatrol.engine.library.text;

import java.util.List;
import org.clawpatrol.engine.expr.Operation;
import org.clawpatrol.engine.value.ErrorValue;
import org.clawpatrol.engine.value.StringValue;
import org.clawpatrol.engine.value.Value;

/** A text with its ASCII letters in one case; all other characters stay. */
public record AsciiCase(Kind kind) implements Operation {

    /** Which case. */
    public enum Kind {
        LOWER("lowerAscii", 'A', 'a'),
        UPPER("upperAscii", 'a', 'A');

        private final String text;
        private final char from;
        private final char to;

        Kind(String text, char from, char to) {
            this.text = text;
            this.from = from;
            this.to = to;
        }
    }

    private static final int LETTERS = 26;

    @Override
    public String name() {
        return kind.text;
    }

    @Override
    public Value apply(List<Value> arguments) {
        return arguments.getFirst() instanceof StringValue(String text)
                ? new StringValue(folded(text))
                : ErrorValue.wrongTypes(name(), arguments);
    }

    private String folded(String text) {
        char[] units = text.toCharArray();
        for (int i = 0; i < units.length; i++) {
            int letter = units[i] - kind.from;
            if (letter >= 0 && letter < LETTERS) {
                units[i] = (char) (kind.to + letter);
            }
        }
        return new String(units);
    }
}
