package org.clawpatrol.dsl.function;

import java.util.LinkedHashMap;
import java.util.Map;
import org.clawpatrol.dsl.hcl.Arguments;
import org.clawpatrol.dsl.hcl.EvaluationProblem;
import org.clawpatrol.dsl.hcl.HclFunction;
import org.clawpatrol.dsl.hcl.HclValue;
import org.clawpatrol.dsl.hcl.Parameter;
import org.clawpatrol.dsl.hcl.Signature;

/** {@code merge}: the members of all objects; a later one wins. Stateless. */
final class Merge implements HclFunction {

    @Override
    public Signature signature() {
        return Signature.of("merge", "the members of all objects; a later one wins")
                .rest(new Parameter("object", Parameter.Kind.OBJECT, true));
    }

    @Override
    public HclValue call(Arguments arguments) throws EvaluationProblem {
        Map<String, HclValue> all = new LinkedHashMap<>();
        for (int i = 0; i < arguments.count(); i++) {
            if (arguments.value(i) instanceof HclValue.ObjectValue(var members)) {
                arguments.spend(members.size());
                all.putAll(members);
            }
        }
        return new HclValue.ObjectValue(all);
    }
}
