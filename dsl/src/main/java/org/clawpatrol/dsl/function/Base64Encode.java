package org.clawpatrol.dsl.function;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.clawpatrol.dsl.hcl.Arguments;
import org.clawpatrol.dsl.hcl.EvaluationProblem;
import org.clawpatrol.dsl.hcl.HclFunction;
import org.clawpatrol.dsl.hcl.HclValue;
import org.clawpatrol.dsl.hcl.Parameter;
import org.clawpatrol.dsl.hcl.Signature;

/** {@code base64encode}: the UTF-8 bytes of a text in Base64. Stateless. */
final class Base64Encode implements HclFunction {

    @Override
    public Signature signature() {
        return Signature.of(
                "base64encode", "the UTF-8 bytes of a text in Base64", Parameter.text("text"));
    }

    @Override
    public HclValue call(Arguments arguments) throws EvaluationProblem {
        byte[] bytes = arguments.text(0).getBytes(StandardCharsets.UTF_8);
        arguments.spend(2L * bytes.length);
        return HclValue.text(Base64.getEncoder().encodeToString(bytes));
    }
}
