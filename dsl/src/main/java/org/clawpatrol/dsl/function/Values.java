package org.clawpatrol.dsl.function;

import java.util.Map;
import org.clawpatrol.dsl.hcl.Arguments;
import org.clawpatrol.dsl.hcl.HclFunction;
import org.clawpatrol.dsl.hcl.HclValue;
import org.clawpatrol.dsl.hcl.Parameter;
import org.clawpatrol.dsl.hcl.Signature;
import org.clawpatrol.dsl.hcl.TextOrder;

/**
 * {@code values}: the values of the members of an object, in the order of their names. Stateless.
 */
final class Values implements HclFunction {

    @Override
    public Signature signature() {
        return Signature.of(
                "values",
                "the values of the members of an object, in the order of their names",
                Parameter.object("object"));
    }

    @Override
    public HclValue call(Arguments arguments) {
        return new HclValue.ListValue(
                arguments.object(0).entrySet().stream()
                        .sorted(Map.Entry.comparingByKey(TextOrder.BY_CODE_POINT))
                        .map(Map.Entry::getValue)
                        .toList());
    }
}
