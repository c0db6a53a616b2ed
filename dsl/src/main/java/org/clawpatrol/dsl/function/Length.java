package org.clawpatrol.dsl.function;

import org.clawpatrol.dsl.hcl.Arguments;
import org.clawpatrol.dsl.hcl.EvaluationProblem;
import org.clawpatrol.dsl.hcl.HclFunction;
import org.clawpatrol.dsl.hcl.HclValue;
import org.clawpatrol.dsl.hcl.Parameter;
import org.clawpatrol.dsl.hcl.Signature;

/** {@code length}: how many elements a collection or characters a text has. Stateless. */
final class Length implements HclFunction {

    @Override
    public Signature signature() {
        return Signature.of(
                "length",
                "how many elements a collection or characters a text has",
                Parameter.any("value"));
    }

    @Override
    public HclValue call(Arguments arguments) throws EvaluationProblem {
        return switch (arguments.value(0)) {
            case HclValue.ListValue(var elements) -> HclValue.number(elements.size());
            case HclValue.ObjectValue(var members) -> HclValue.number(members.size());
            case HclValue.StringValue(var text, var origin) ->
                    HclValue.number(text.codePointCount(0, text.length()));
            case HclValue.NumberValue _, HclValue.BoolValue _, HclValue.NullValue _ ->
                    throw arguments.problem(0, "must be a string, a list or an object");
        };
    }
}
