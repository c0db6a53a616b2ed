package org.clawpatrol.dsl.function;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.clawpatrol.dsl.hcl.Arguments;
import org.clawpatrol.dsl.hcl.EvaluationProblem;
import org.clawpatrol.dsl.hcl.HclFunction;
import org.clawpatrol.dsl.hcl.HclValue;
import org.clawpatrol.dsl.hcl.Parameter;
import org.clawpatrol.dsl.hcl.Signature;

/** {@code base64decode}: the text whose UTF-8 bytes are given in Base64. Stateless. */
final class Base64Decode implements HclFunction {

    @Override
    public Signature signature() {
        return Signature.of(
                "base64decode",
                "the text whose UTF-8 bytes are given in Base64",
                Parameter.text("text"));
    }

    @Override
    public HclValue call(Arguments arguments) throws EvaluationProblem {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(arguments.text(0));
        } catch (IllegalArgumentException notBase64) {
            throw arguments.problem(0, "must be Base64");
        }
        try {
            ByteBuffer buffer = ByteBuffer.wrap(bytes);
            return HclValue.text(StandardCharsets.UTF_8.newDecoder().decode(buffer).toString());
        } catch (CharacterCodingException notText) {
            throw arguments.problem(0, "must hold UTF-8 text");
        }
    }
}
