package org.clawpatrol.dsl.analysis;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.clawpatrol.engine.expr.InvalidPatternException;
import org.clawpatrol.engine.expr.SearchPattern;
import org.clawpatrol.engine.value.StringValue;

/**
 * What a regular expression asks of a text, in simpler words where there are some: expressions of
 * literal characters, groups of literal alternatives and anchors. Stateless.
 */
final class PatternReader {
    private static final String ANYTHING = ".*";

    private PatternReader() {}

    /** The tests of which a text must pass one; empty for what is no RE2 syntax. */
    static Optional<List<Test.OfValue>> read(String pattern) {
        Optional<List<Test.OfValue>> simple = simple(pattern);
        return simple.isPresent() ? simple : matching(pattern);
    }

    private static Optional<List<Test.OfValue>> simple(String pattern) {
        boolean start = pattern.startsWith("^");
        boolean end = pattern.endsWith("$") && !isEscaped(pattern, pattern.length() - 1);
        if (pattern.equals("$") || pattern.equals("^")) {
            return Optional.empty();
        }
        String middle = pattern.substring(start ? 1 : 0, pattern.length() - (end ? 1 : 0));
        String core = withoutPadding(middle, start, end);
        return LiteralPattern.texts(core).map(texts -> tests(texts, start, end));
    }

    /** What is searched for may stand anywhere, so that anything beside it says nothing. */
    private static String withoutPadding(String middle, boolean start, boolean end) {
        String core = middle;
        while (!start && core.startsWith(ANYTHING) && !isLazyAt(core, ANYTHING.length())) {
            core = core.substring(ANYTHING.length());
        }
        while (!end && core.endsWith(ANYTHING) && !isEscaped(core, core.length() - 2)) {
            core = core.substring(0, core.length() - ANYTHING.length());
        }
        return core;
    }

    private static boolean isLazyAt(String text, int at) {
        return at < text.length() && "?*+{".indexOf(text.charAt(at)) >= 0;
    }

    private static boolean isEscaped(String text, int at) {
        int backslashes = 0;
        while (at - backslashes > 0 && text.charAt(at - backslashes - 1) == '\\') {
            backslashes++;
        }
        return backslashes % 2 == 1;
    }

    private static List<Test.OfValue> tests(Set<String> texts, boolean start, boolean end) {
        if (start && end) {
            return List.of(
                    new Test.OneOf(
                            texts.stream()
                                    .map(StringValue::new)
                                    .collect(
                                            Collectors.toCollection(
                                                    java.util.LinkedHashSet::new))));
        }
        return texts.stream().map(text -> test(text, start, end)).toList();
    }

    private static Test.OfValue test(String text, boolean start, boolean end) {
        if (start) {
            return new Test.StartsWith(text);
        }
        return end ? new Test.EndsWith(text) : new Test.Contains(text);
    }

    private static Optional<List<Test.OfValue>> matching(String pattern) {
        try {
            return Optional.of(
                    List.of(
                            new Test.Matching(
                                    SearchPattern.of(pattern), LiteralPattern.prefix(pattern))));
        } catch (InvalidPatternException e) {
            return Optional.empty();
        }
    }
}
