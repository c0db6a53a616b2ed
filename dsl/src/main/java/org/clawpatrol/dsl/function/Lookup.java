package org.clawpatrol.dsl.function;

import org.clawpatrol.dsl.hcl.Arguments;
import org.clawpatrol.dsl.hcl.EvaluationProblem;
import org.clawpatrol.dsl.hcl.HclFunction;
import org.clawpatrol.dsl.hcl.HclValue;
import org.clawpatrol.dsl.hcl.Parameter;
import org.clawpatrol.dsl.hcl.Signature;

/**
 * {@code lookup}: the member of an object, or the fallback where it has none of that name.
 * Stateless.
 */
final class Lookup implements HclFunction {

    @Override
    public Signature signature() {
        return Signature.of(
                        "lookup",
                        "the member of an object, or the fallback where it has none of that name",
                        Parameter.object("object"),
                        Parameter.text("name"))
                .optional(Parameter.any("fallback"));
    }

    @Override
    public HclValue call(Arguments arguments) throws EvaluationProblem {
        HclValue found = arguments.object(0).get(arguments.text(1));
        if (found == null && arguments.count() < 3) {
            throw arguments.problem(1, "names no member of the object, and there is no fallback");
        }
        return found == null ? arguments.value(2) : found;
    }
}
