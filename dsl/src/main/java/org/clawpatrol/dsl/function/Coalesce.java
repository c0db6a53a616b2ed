package org.clawpatrol.dsl.function;

import org.clawpatrol.dsl.hcl.Arguments;
import org.clawpatrol.dsl.hcl.EvaluationProblem;
import org.clawpatrol.dsl.hcl.HclFunction;
import org.clawpatrol.dsl.hcl.HclValue;
import org.clawpatrol.dsl.hcl.Parameter;
import org.clawpatrol.dsl.hcl.Signature;

/** {@code coalesce}: the first value that is neither null nor an empty text. Stateless. */
final class Coalesce implements HclFunction {

    @Override
    public Signature signature() {
        return Signature.of("coalesce", "the first value that is neither null nor an empty text")
                .rest(Parameter.any("value"));
    }

    @Override
    public HclValue call(Arguments arguments) throws EvaluationProblem {
        return arguments.values().stream()
                .filter(Coalesce::given)
                .findFirst()
                .orElseThrow(
                        () ->
                                arguments.problem(
                                        "every value given to `coalesce` is null or empty",
                                        "end with a value that is always there"));
    }

    private static boolean given(HclValue value) {
        boolean empty = value instanceof HclValue.StringValue(var text, _) && text.isEmpty();
        return !empty && !(value instanceof HclValue.NullValue);
    }
}
