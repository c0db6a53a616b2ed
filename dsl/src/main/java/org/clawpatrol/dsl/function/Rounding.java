package org.clawpatrol.dsl.function;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Arithmetic as precise as that of the language. Stateless. */
final class Rounding {
    /** As precise as HCL's 512 bits. */
    static final MathContext PRECISION = new MathContext(154);

    private Rounding() {}

    /** A number that has no fraction stays as it is, however large its exponent. */
    static BigDecimal whole(BigDecimal number, RoundingMode mode) {
        return number.scale() <= 0 ? number : number.setScale(0, mode);
    }
}
