package org.clawpatrol.dsl.function;

import org.clawpatrol.dsl.hcl.Arguments;
import org.clawpatrol.dsl.hcl.EvaluationProblem;
import org.clawpatrol.dsl.hcl.HclFunction;
import org.clawpatrol.dsl.hcl.HclValue;
import org.clawpatrol.dsl.hcl.Parameter;
import org.clawpatrol.dsl.hcl.Signature;

/** {@code tobool}: the value as true or false. Stateless. */
final class ToBool implements HclFunction {

    @Override
    public Signature signature() {
        return Signature.of("tobool", "the value as true or false", Parameter.any("value"));
    }

    @Override
    public HclValue call(Arguments arguments) throws EvaluationProblem {
        return switch (arguments.value(0)) {
            case HclValue.NullValue none -> none;
            case HclValue.BoolValue bool -> bool;
            case HclValue.StringValue(var text, _) when text.equals("true") ->
                    new HclValue.BoolValue(true);
            case HclValue.StringValue(var text, _) when text.equals("false") ->
                    new HclValue.BoolValue(false);
            case HclValue.StringValue _,
                    HclValue.NumberValue _,
                    HclValue.ListValue _,
                    HclValue.ObjectValue _ ->
                    throw arguments.problem(0, "must be true or false");
        };
    }
}
