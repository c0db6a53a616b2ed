package org.clawpatrol.dsl.function;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.clawpatrol.dsl.hcl.Arguments;
import org.clawpatrol.dsl.hcl.EvaluationProblem;
import org.clawpatrol.dsl.hcl.HclFunction;
import org.clawpatrol.dsl.hcl.HclValue;
import org.clawpatrol.dsl.hcl.Parameter;
import org.clawpatrol.dsl.hcl.Signature;

/**
 * {@code range}: the numbers from the start (0) up to, and without, the end, by steps (1):
 * range(end), range(start, end) or range(start, end, step). Stateless.
 */
final class Range implements HclFunction {

    @Override
    public Signature signature() {
        return Signature.of(
                        "range",
                        "the numbers from the start (0) up to, and without, the end, by steps (1): range(end), range(start, end) or range(start, end, step)",
                        Parameter.number("start"))
                .optional(Parameter.number("end"))
                .optional(Parameter.number("step"));
    }

    @Override
    public HclValue call(Arguments arguments) throws EvaluationProblem {
        boolean endOnly = arguments.count() == 1;
        BigDecimal start = endOnly ? BigDecimal.ZERO : arguments.number(0);
        BigDecimal end = arguments.number(endOnly ? 0 : 1);
        BigDecimal step =
                arguments.count() == 3
                        ? arguments.number(2)
                        : BigDecimal.valueOf(start.compareTo(end) <= 0 ? 1 : -1);
        boolean reaches = step.signum() == end.compareTo(start);
        boolean moves = start.add(step, Rounding.PRECISION).compareTo(start) != 0;
        if (!moves || (!reaches && start.compareTo(end) != 0)) {
            throw arguments.problem(arguments.count() - 1, "never leads from the start to the end");
        }
        List<HclValue> numbers = new ArrayList<>();
        BigDecimal at = start;
        while (at.compareTo(end) * step.signum() < 0) {
            arguments.spend(1);
            numbers.add(new HclValue.NumberValue(at));
            at = at.add(step, Rounding.PRECISION);
        }
        return new HclValue.ListValue(numbers);
    }
}
