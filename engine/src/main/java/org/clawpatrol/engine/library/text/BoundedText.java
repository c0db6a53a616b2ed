package org.clawpatrol.engine.library.text;

import org.clawpatrol.engine.value.ErrorValue;
import org.clawpatrol.engine.value.StringValue;
import org.clawpatrol.engine.value.Value;

/** A text under construction that cannot grow without bound. Mutable; one thread. */
public final class BoundedText {
    /** Longest text that a function builds, in UTF-16 units. */
    public static final int LIMIT = 1 << 20;

    private static final ErrorValue TOO_LONG = new ErrorValue("a built text is too long");

    private final StringBuilder text = new StringBuilder();
    private boolean full;

    /** Appends the part, or nothing from the first one on that does not fit. */
    public void append(CharSequence part) {
        append(part, 0, part.length());
    }

    /**
     * Appends a range of the part.
     *
     * @param start in UTF-16 units, as is {@code end}
     */
    public void append(CharSequence part, int start, int end) {
        full |= end - start > LIMIT - text.length();
        if (!full) {
            text.append(part, start, end);
        }
    }

    /** Whether something did not fit, so that there is no point in going on. */
    public boolean isFull() {
        return full;
    }

    /** The text, or an error when something did not fit. */
    public Value value() {
        return full ? TOO_LONG : new StringValue(text.toString());
    }
}
