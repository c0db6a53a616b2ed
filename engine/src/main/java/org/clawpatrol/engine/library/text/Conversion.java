package org.clawpatrol.engine.library.text;

import java.util.Optional;
import java.util.stream.Stream;

/** How one value of a format becomes text. */
public enum Conversion {
    TEXT('s', "a value that has a text"),
    DECIMAL('d', "a number"),
    FIXED('f', "a number"),
    SCIENTIFIC('e', "a number"),
    BINARY('b', "an integer or a bool"),
    OCTAL('o', "an integer"),
    HEXADECIMAL('x', "an integer, a string or bytes"),
    UPPER_HEXADECIMAL('X', "an integer, a string or bytes");

    private final char letter;
    private final String operand;

    Conversion(char letter, String operand) {
        this.letter = letter;
        this.operand = operand;
    }

    /** As written, such as {@code %d}. */
    public String text() {
        return "%" + letter;
    }

    /** What it can be given, for messages. */
    public String operand() {
        return operand;
    }

    static Optional<Conversion> of(char letter) {
        return Stream.of(values()).filter(each -> each.letter == letter).findFirst();
    }
}
