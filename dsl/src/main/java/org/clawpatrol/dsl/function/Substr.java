package org.clawpatrol.dsl.function;

import org.clawpatrol.dsl.hcl.Arguments;
import org.clawpatrol.dsl.hcl.EvaluationProblem;
import org.clawpatrol.dsl.hcl.HclFunction;
import org.clawpatrol.dsl.hcl.HclValue;
import org.clawpatrol.dsl.hcl.Parameter;
import org.clawpatrol.dsl.hcl.Signature;

/**
 * {@code substr}: characters of the text from an offset on; a negative offset counts from the end,
 * length -1 is all that is left. Stateless.
 */
final class Substr implements HclFunction {

    @Override
    public Signature signature() {
        return Signature.of(
                "substr",
                "characters of the text from an offset on; a negative offset counts from the end, length -1 is all that is left",
                Parameter.text("text"),
                Parameter.number("offset"),
                Parameter.number("length"));
    }

    @Override
    public HclValue call(Arguments arguments) throws EvaluationProblem {
        int[] text = arguments.text(0).codePoints().toArray();
        int offset = arguments.whole(1, Integer.MAX_VALUE);
        int length = arguments.whole(2, Integer.MAX_VALUE);
        int start = Math.clamp(offset < 0 ? (long) text.length + offset : offset, 0, text.length);
        int left = text.length - start;
        return HclValue.text(new String(text, start, length < 0 ? left : Math.min(length, left)));
    }
}
