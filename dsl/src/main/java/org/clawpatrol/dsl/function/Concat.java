package org.clawpatrol.dsl.function;

import java.util.ArrayList;
import java.util.List;
import org.clawpatrol.dsl.hcl.Arguments;
import org.clawpatrol.dsl.hcl.EvaluationProblem;
import org.clawpatrol.dsl.hcl.HclFunction;
import org.clawpatrol.dsl.hcl.HclValue;
import org.clawpatrol.dsl.hcl.Parameter;
import org.clawpatrol.dsl.hcl.Signature;

/** {@code concat}: the elements of all lists, one behind the other. Stateless. */
final class Concat implements HclFunction {

    @Override
    public Signature signature() {
        return Signature.of("concat", "the elements of all lists, one behind the other")
                .rest(Parameter.list("list"));
    }

    @Override
    public HclValue call(Arguments arguments) throws EvaluationProblem {
        List<HclValue> all = new ArrayList<>();
        for (int i = 0; i < arguments.count(); i++) {
            arguments.spend(arguments.list(i).size());
            all.addAll(arguments.list(i));
        }
        return new HclValue.ListValue(all);
    }
}
