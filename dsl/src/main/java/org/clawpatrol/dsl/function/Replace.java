package org.clawpatrol.dsl.function;

import com.google.re2j.Matcher;
import org.clawpatrol.dsl.hcl.Arguments;
import org.clawpatrol.dsl.hcl.EvaluationProblem;
import org.clawpatrol.dsl.hcl.HclFunction;
import org.clawpatrol.dsl.hcl.HclValue;
import org.clawpatrol.dsl.hcl.Parameter;
import org.clawpatrol.dsl.hcl.Signature;

/**
 * {@code replace}: the text with every occurrence replaced; between slashes stands a regular
 * expression (RE2), whose groups are $1 or ${name}. Stateless.
 */
final class Replace implements HclFunction {

    @Override
    public Signature signature() {
        return Signature.of(
                "replace",
                "the text with every occurrence replaced; between slashes stands a regular expression (RE2), whose groups are $1 or ${name}",
                Parameter.text("text"),
                Parameter.text("find"),
                Parameter.text("with"));
    }

    @Override
    public HclValue call(Arguments arguments) throws EvaluationProblem {
        String text = arguments.text(0);
        String find = arguments.text(1);
        String with = arguments.text(2);
        boolean pattern = find.length() > 1 && find.startsWith("/") && find.endsWith("/");
        arguments.spend((text.length() + 1L) * (with.length() + 1L));
        if (!pattern) {
            return HclValue.text(text.replace(find, with));
        }
        Matcher matcher =
                Patterns.compile(find.substring(1, find.length() - 1), 1, arguments).matcher(text);
        try {
            return HclValue.text(matcher.replaceAll(with));
        } catch (IllegalArgumentException | IndexOutOfBoundsException noSuchGroup) {
            throw arguments.problem(2, "names a group that the pattern does not have");
        }
    }
}
