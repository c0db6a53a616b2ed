package org.clawpatrol.dsl.function;

import org.clawpatrol.dsl.hcl.Arguments;
import org.clawpatrol.dsl.hcl.EvaluationProblem;
import org.clawpatrol.dsl.hcl.HclFunction;
import org.clawpatrol.dsl.hcl.HclValue;
import org.clawpatrol.dsl.hcl.Parameter;
import org.clawpatrol.dsl.hcl.Signature;

/**
 * {@code file}: the text of a file in the configuration's folder. As safe to share as its files.
 */
final class FileContent implements HclFunction {
    private final TextFiles files;

    FileContent(TextFiles files) {
        this.files = files;
    }

    @Override
    public Signature signature() {
        return Signature.of(
                "file",
                "the text of a file in the configuration's folder or below it",
                Parameter.text("path"));
    }

    @Override
    public HclValue call(Arguments arguments) throws EvaluationProblem {
        try {
            String text = files.read(arguments.text(0));
            arguments.spend(text.length());
            return HclValue.text(text);
        } catch (UnreadableTextException unreadable) {
            throw arguments.problem(0, String.valueOf(unreadable.getMessage()));
        }
    }
}
