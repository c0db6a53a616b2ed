package org.clawpatrol.dsl.function;

import org.clawpatrol.dsl.hcl.Arguments;
import org.clawpatrol.dsl.hcl.HclFunction;
import org.clawpatrol.dsl.hcl.HclValue;
import org.clawpatrol.dsl.hcl.Parameter;
import org.clawpatrol.dsl.hcl.Signature;
import org.clawpatrol.dsl.hcl.TextOrder;

/** {@code keys}: the names of the members of an object, sorted. Stateless. */
final class Keys implements HclFunction {

    @Override
    public Signature signature() {
        return Signature.of(
                "keys",
                "the names of the members of an object, sorted",
                Parameter.object("object"));
    }

    @Override
    public HclValue call(Arguments arguments) {
        return new HclValue.ListValue(
                arguments.object(0).keySet().stream()
                        .sorted(TextOrder.BY_CODE_POINT)
                        .map(HclValue::text)
                        .toList());
    }
}
