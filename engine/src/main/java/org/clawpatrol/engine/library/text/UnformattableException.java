package org.clawpatrol.engine.library.text;

import org.clawpatrol.engine.value.Value;

/** A value that a conversion does not apply to; the message names types only. */
final class UnformattableException extends Exception {
    private static final long serialVersionUID = 1L;

    UnformattableException(Conversion conversion, Value value) {
        super(
                "`"
                        + conversion.text()
                        + "` needs "
                        + conversion.operand()
                        + ", not "
                        + value.typeName());
    }
}
