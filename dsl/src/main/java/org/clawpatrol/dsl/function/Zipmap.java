package org.clawpatrol.dsl.function;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.clawpatrol.dsl.hcl.Arguments;
import org.clawpatrol.dsl.hcl.EvaluationProblem;
import org.clawpatrol.dsl.hcl.HclFunction;
import org.clawpatrol.dsl.hcl.HclValue;
import org.clawpatrol.dsl.hcl.Parameter;
import org.clawpatrol.dsl.hcl.Signature;

/** {@code zipmap}: an object of names and of the values at the same places. Stateless. */
final class Zipmap implements HclFunction {

    @Override
    public Signature signature() {
        return Signature.of(
                "zipmap",
                "an object of names and of the values at the same places",
                Parameter.list("names"),
                Parameter.list("values"));
    }

    @Override
    public HclValue call(Arguments arguments) throws EvaluationProblem {
        List<HclValue> values = arguments.list(1);
        List<String> names = arguments.texts(0);
        if (names.size() != values.size()) {
            throw arguments.problem(1, "must be as long as `names`: " + names.size());
        }
        Map<String, HclValue> members = new LinkedHashMap<>();
        for (int i = 0; i < names.size(); i++) {
            members.put(names.get(i), values.get(i));
        }
        return new HclValue.ObjectValue(members);
    }
}
