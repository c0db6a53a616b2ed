package org.clawpatrol.dsl.function;

import org.clawpatrol.dsl.hcl.Arguments;
import org.clawpatrol.dsl.hcl.EvaluationProblem;
import org.clawpatrol.dsl.hcl.HclFunction;
import org.clawpatrol.dsl.hcl.HclValue;
import org.clawpatrol.dsl.hcl.Parameter;
import org.clawpatrol.dsl.hcl.Signature;

/** {@code jsondecode}: the value that a JSON text stands for. Stateless. */
final class JsonDecode implements HclFunction {

    @Override
    public Signature signature() {
        return Signature.of(
                "jsondecode", "the value that a JSON text stands for", Parameter.text("text"));
    }

    @Override
    public HclValue call(Arguments arguments) throws EvaluationProblem {
        return new JsonReader(arguments).read(arguments.text(0));
    }
}
