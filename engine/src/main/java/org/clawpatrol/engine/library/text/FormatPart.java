package org.clawpatrol.engine.library.text;

/** A part of a format. Immutable. */
public sealed interface FormatPart {

    /** Text that stands for itself. */
    record Verbatim(String text) implements FormatPart {}

    /**
     * A place for the next value.
     *
     * @param precision digits after the decimal point, where the conversion has them
     */
    record Clause(Conversion conversion, int precision) implements FormatPart {}
}
