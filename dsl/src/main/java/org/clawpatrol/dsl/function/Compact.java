package org.clawpatrol.dsl.function;

import java.util.ArrayList;
import java.util.List;
import org.clawpatrol.dsl.hcl.Arguments;
import org.clawpatrol.dsl.hcl.EvaluationProblem;
import org.clawpatrol.dsl.hcl.HclFunction;
import org.clawpatrol.dsl.hcl.HclValue;
import org.clawpatrol.dsl.hcl.Parameter;
import org.clawpatrol.dsl.hcl.Signature;

/** {@code compact}: the texts of a list without null and without empty ones. Stateless. */
final class Compact implements HclFunction {

    @Override
    public Signature signature() {
        return Signature.of(
                "compact",
                "the texts of a list without null and without empty ones",
                Parameter.list("list"));
    }

    @Override
    public HclValue call(Arguments arguments) throws EvaluationProblem {
        List<HclValue> kept = new ArrayList<>();
        for (HclValue element : arguments.list(0)) {
            boolean absent = element instanceof HclValue.NullValue;
            if (!absent && !arguments.elementText(0, element).isEmpty()) {
                kept.add(HclValue.text(arguments.elementText(0, element)));
            }
        }
        return new HclValue.ListValue(kept);
    }
}
