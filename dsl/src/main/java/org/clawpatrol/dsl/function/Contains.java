package org.clawpatrol.dsl.function;

import org.clawpatrol.dsl.hcl.Arguments;
import org.clawpatrol.dsl.hcl.HclFunction;
import org.clawpatrol.dsl.hcl.HclValue;
import org.clawpatrol.dsl.hcl.Parameter;
import org.clawpatrol.dsl.hcl.Signature;
import org.clawpatrol.dsl.hcl.ValueEquality;

/** {@code contains}: whether a list has an element equal to the value. Stateless. */
final class Contains implements HclFunction {

    @Override
    public Signature signature() {
        return Signature.of(
                "contains",
                "whether a list has an element equal to the value",
                Parameter.list("list"),
                Parameter.any("value"));
    }

    @Override
    public HclValue call(Arguments arguments) {
        HclValue wanted = arguments.value(1);
        boolean found = arguments.list(0).stream().anyMatch(e -> ValueEquality.equal(e, wanted));
        return new HclValue.BoolValue(found);
    }
}
