package org.clawpatrol.dsl.function;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import org.clawpatrol.dsl.hcl.Arguments;
import org.clawpatrol.dsl.hcl.EvaluationProblem;
import org.clawpatrol.dsl.hcl.HclFunction;
import org.clawpatrol.dsl.hcl.HclValue;
import org.clawpatrol.dsl.hcl.Parameter;
import org.clawpatrol.dsl.hcl.Signature;

/**
 * {@code regex}: the first match of a regular expression (RE2): its text, or the list or object of
 * its groups. Stateless.
 */
final class Regex implements HclFunction {

    @Override
    public Signature signature() {
        return Signature.of(
                "regex",
                "the first match of a regular expression (RE2): its text, or the list or object of its groups",
                Parameter.text("pattern"),
                Parameter.text("text"));
    }

    @Override
    public HclValue call(Arguments arguments) throws EvaluationProblem {
        Pattern pattern = Patterns.compile(arguments.text(0), 0, arguments);
        Matcher matcher = pattern.matcher(arguments.text(1));
        if (!matcher.find()) {
            throw arguments.problem(1, "does not match the pattern");
        }
        return Patterns.match(pattern, matcher);
    }
}
