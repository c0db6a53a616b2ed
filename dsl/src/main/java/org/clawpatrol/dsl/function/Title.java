package org.clawpatrol.dsl.function;

import org.clawpatrol.dsl.hcl.Arguments;
import org.clawpatrol.dsl.hcl.EvaluationProblem;
import org.clawpatrol.dsl.hcl.HclFunction;
import org.clawpatrol.dsl.hcl.HclValue;
import org.clawpatrol.dsl.hcl.Parameter;
import org.clawpatrol.dsl.hcl.Signature;

/** {@code title}: the text with each word begun in upper case. Stateless. */
final class Title implements HclFunction {

    @Override
    public Signature signature() {
        return Signature.of(
                "title", "the text with each word begun in upper case", Parameter.text("text"));
    }

    @Override
    public HclValue call(Arguments arguments) throws EvaluationProblem {
        StringBuilder title = new StringBuilder();
        boolean begins = true;
        for (int letter : arguments.text(0).codePoints().toArray()) {
            title.appendCodePoint(begins ? Character.toTitleCase(letter) : letter);
            begins = !Character.isLetterOrDigit(letter) && letter != '_' && letter != '\'';
        }
        return HclValue.text(title.toString());
    }
}
