package org.clawpatrol.dsl.function;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.clawpatrol.dsl.hcl.Arguments;
import org.clawpatrol.dsl.hcl.EvaluationProblem;
import org.clawpatrol.dsl.hcl.HclValue;

/** Regular expressions (RE2, linear time) of the functions that take them. Stateless. */
final class Patterns {
    private static final int LONGEST = 1000;

    private Patterns() {}

    /**
     * @param argument which one holds the pattern
     */
    static Pattern compile(String pattern, int argument, Arguments arguments)
            throws EvaluationProblem {
        if (pattern.length() > LONGEST) {
            throw arguments.problem(argument, "must have at most " + LONGEST + " characters");
        }
        try {
            return Pattern.compile(pattern);
        } catch (PatternSyntaxException wrong) {
            String reason = wrong.getDescription();
            throw arguments.problem(argument, "is no regular expression: " + reason);
        }
    }

    /** The whole match, or its groups: as an object when they have names, else as a list. */
    static HclValue match(Pattern pattern, Matcher matcher) {
        if (!pattern.namedGroups().isEmpty()) {
            Map<String, HclValue> groups = new LinkedHashMap<>();
            pattern.namedGroups()
                    .forEach((name, number) -> groups.put(name, group(matcher, number)));
            return new HclValue.ObjectValue(groups);
        }
        if (matcher.groupCount() == 0) {
            return group(matcher, 0);
        }
        List<HclValue> groups = new ArrayList<>();
        for (int i = 1; i <= matcher.groupCount(); i++) {
            groups.add(group(matcher, i));
        }
        return new HclValue.ListValue(groups);
    }

    private static HclValue group(Matcher matcher, int number) {
        String found = matcher.group(number);
        return found == null ? new HclValue.NullValue() : HclValue.text(found);
    }
}
