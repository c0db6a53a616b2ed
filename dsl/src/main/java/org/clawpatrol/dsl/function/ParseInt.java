package org.clawpatrol.dsl.function;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.clawpatrol.dsl.hcl.Arguments;
import org.clawpatrol.dsl.hcl.EvaluationProblem;
import org.clawpatrol.dsl.hcl.HclFunction;
import org.clawpatrol.dsl.hcl.HclValue;
import org.clawpatrol.dsl.hcl.Parameter;
import org.clawpatrol.dsl.hcl.Signature;

/** {@code parseint}: the whole number that a text shows in a base from 2 to 36. Stateless. */
final class ParseInt implements HclFunction {
    private static final int LONGEST = 1000;

    @Override
    public Signature signature() {
        return Signature.of(
                "parseint",
                "the whole number that a text shows in a base from 2 to 36",
                Parameter.text("text"),
                Parameter.number("base"));
    }

    @Override
    public HclValue call(Arguments arguments) throws EvaluationProblem {
        int base = arguments.whole(1, Character.MAX_RADIX);
        if (base < Character.MIN_RADIX) {
            throw arguments.problem(1, "must be at least " + Character.MIN_RADIX);
        }
        String text = arguments.text(0);
        if (text.length() > LONGEST) {
            throw arguments.problem(0, "must have at most " + LONGEST + " digits");
        }
        try {
            return new HclValue.NumberValue(new BigDecimal(new BigInteger(text, base)));
        } catch (NumberFormatException notANumber) {
            throw arguments.problem(0, "must be a whole number in base " + base);
        }
    }
}
