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
import org.clawpatrol.dsl.hcl.Unification;

/** {@code tomap}: the members of an object in one type. Stateless. */
final class ToMap implements HclFunction {

    @Override
    public Signature signature() {
        return Signature.of(
                "tomap", "the members of an object in one type", Parameter.object("object"));
    }

    @Override
    public HclValue call(Arguments arguments) throws EvaluationProblem {
        Map<String, HclValue> members = arguments.object(0);
        List<HclValue> values =
                Unification.of(List.copyOf(members.values()))
                        .orElseThrow(() -> arguments.problem(0, "must hold values of one type"));
        Map<String, HclValue> unified = new LinkedHashMap<>();
        int i = 0;
        for (String name : members.keySet()) {
            unified.put(name, values.get(i++));
        }
        return new HclValue.ObjectValue(unified);
    }
}
