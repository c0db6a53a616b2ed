package org.clawpatrol.dsl.function;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.List;
import org.clawpatrol.dsl.hcl.Arguments;
import org.clawpatrol.dsl.hcl.EvaluationProblem;
import org.clawpatrol.dsl.hcl.HclFunction;
import org.clawpatrol.dsl.hcl.HclValue;
import org.clawpatrol.dsl.hcl.Parameter;
import org.clawpatrol.dsl.hcl.Signature;

/**
 * {@code regexall}: all matches of a regular expression (RE2), each as `regex` gives it. Stateless.
 */
final class RegexAll implements HclFunction {

    @Override
    public Signature signature() {
        return Signature.of(
                "regexall",
                "all matches of a regular expression (RE2), each as `regex` gives it",
                Parameter.text("pattern"),
                Parameter.text("text"));
    }

    @Override
    public HclValue call(Arguments arguments) throws EvaluationProblem {
        Pattern pattern = Patterns.compile(arguments.text(0), 0, arguments);
        Matcher matcher = pattern.matcher(arguments.text(1));
        List<HclValue> matches = new ArrayList<>();
        while (matcher.find()) {
            arguments.spend(matcher.groupCount() + 1L);
            matches.add(Patterns.match(pattern, matcher));
        }
        return new HclValue.ListValue(matches);
    }
}
