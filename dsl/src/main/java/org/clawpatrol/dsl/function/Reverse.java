package org.clawpatrol.dsl.function;

import org.clawpatrol.dsl.hcl.Arguments;
import org.clawpatrol.dsl.hcl.HclFunction;
import org.clawpatrol.dsl.hcl.HclValue;
import org.clawpatrol.dsl.hcl.Parameter;
import org.clawpatrol.dsl.hcl.Signature;

/** {@code reverse}: the elements of a list, the last one first. Stateless. */
final class Reverse implements HclFunction {

    @Override
    public Signature signature() {
        return Signature.of(
                "reverse", "the elements of a list, the last one first", Parameter.list("list"));
    }

    @Override
    public HclValue call(Arguments arguments) {
        return new HclValue.ListValue(arguments.list(0).reversed());
    }
}
