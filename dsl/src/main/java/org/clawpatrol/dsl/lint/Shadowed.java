package org.clawpatrol.dsl.lint;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.clawpatrol.dsl.analysis.Box;
import org.clawpatrol.dsl.analysis.BoxIndex;
import org.clawpatrol.dsl.analysis.Cover;
import org.clawpatrol.dsl.analysis.Region;
import org.clawpatrol.dsl.source.Diagnostic;

/**
 * Rules that never decide an action all of whose facts are known: wherever their condition is not
 * false, that of an earlier rule is not false either. Only rules that apply to every action the
 * hidden one applies to can hide it: those without credential or with the same one. What a rule
 * without condition hides is told when the configuration loads. Stateless.
 */
final class Shadowed implements Check {
    private static final int MOST_AROUND = 1_000;
    private static final int MOST_TRIED = 200;
    private static final int MOST_MEETING = 12;
    private static final int MOST_NAMED = 4;

    @Override
    public void check(EndpointRules rules, Findings findings) {
        boolean ended = false;
        for (LintedRule rule : rules.all()) {
            if (ended) {
                rules.close(rule);
                continue;
            }
            ended = rule.isUnconditional() && rule.rule().credential().isEmpty();
            if (rule.deciding().complete() && !rule.matching().isEmpty()) {
                check(rule, rules, findings);
            }
        }
    }

    private static void check(LintedRule rule, EndpointRules rules, Findings findings) {
        Optional<LintedRule> by = hiddenBy(rule, rules);
        if (by.isPresent()) {
            rules.close(rule);
            findings.add(
                    isRepeated(rule, by.get()) ? repeated(rule, by.get()) : hidden(rule, by.get()));
            return;
        }
        List<LintedRule> together = hiddenByAll(rule, rules);
        if (!together.isEmpty()) {
            rules.close(rule);
            findings.add(hidden(rule, together));
        }
    }

    /** The first rule that decides alone wherever this one would. */
    private static Optional<LintedRule> hiddenBy(LintedRule rule, EndpointRules rules) {
        Set<Integer> candidates = null;
        for (Box box : rule.deciding().boxes()) {
            Set<Integer> around =
                    rules.deciding().aroundSome(box, MOST_AROUND).stream()
                            .filter(entry -> canHide(entry, rule, rules))
                            .filter(entry -> box.isWithin(entry.box()))
                            .map(BoxIndex.Entry::owner)
                            .collect(Collectors.toSet());
            if (candidates == null) {
                candidates = around;
            } else {
                candidates.retainAll(around);
            }
            if (candidates.isEmpty()) {
                return Optional.empty();
            }
        }
        return candidates == null
                ? Optional.empty()
                : candidates.stream().sorted().map(rules::at).findFirst();
    }

    private static boolean canHide(BoxIndex.Entry entry, LintedRule rule, EndpointRules rules) {
        return entry.owner() < rule.position() && rules.at(entry.owner()).appliesWherever(rule);
    }

    /** Rules that only together decide wherever this one would; none where that is not certain. */
    private static List<LintedRule> hiddenByAll(LintedRule rule, EndpointRules rules) {
        Set<Integer> owners = new LinkedHashSet<>();
        List<Box> boxes = rule.deciding().boxes();
        for (Box box : boxes) {
            List<BoxIndex.Entry> meeting =
                    rules.deciding().meetingSome(box, MOST_TRIED).stream()
                            .filter(entry -> canHide(entry, rule, rules))
                            .filter(entry -> !box.isDisjoint(entry.box()))
                            .limit(MOST_MEETING)
                            .toList();
            if (!new Cover(meeting.stream().map(BoxIndex.Entry::box).toList()).covers(box)) {
                return List.of();
            }
            meeting.forEach(entry -> owners.add(entry.owner()));
        }
        return needed(rule.deciding(), owners.stream().sorted().map(rules::at).toList());
    }

    /** Those without which the others would not do. */
    private static List<LintedRule> needed(Region region, List<LintedRule> covering) {
        List<LintedRule> needed = new ArrayList<>(covering);
        for (LintedRule each : covering.reversed()) {
            List<Box> others =
                    needed.stream()
                            .filter(other -> !other.equals(each))
                            .flatMap(other -> other.deciding().boxes().stream())
                            .toList();
            if (region.boxes().stream().allMatch(new Cover(others)::covers)) {
                needed.remove(each);
            }
        }
        return needed;
    }

    private static boolean isRepeated(LintedRule rule, LintedRule by) {
        return rule.actsLike(by)
                && rule.rule().credential().equals(by.rule().credential())
                && by.deciding().isWithin(rule.deciding())
                && by.matching().isWithin(rule.matching());
    }

    private static Finding repeated(LintedRule rule, LintedRule by) {
        return new Finding(
                LintCode.DUPLICATE,
                rule.place().header(),
                "rule `%s` repeats rule `%s`".formatted(rule.name(), by.name()),
                "remove one of them",
                List.of(new Diagnostic.Note("this rule decides first", by.place().header())));
    }

    private static Finding hidden(LintedRule rule, LintedRule by) {
        return new Finding(
                LintCode.SHADOWED,
                rule.place().header(),
                "rule `%s` is never reached: rule `%s` decides everything it could decide"
                        .formatted(rule.name(), by.name()),
                "give it a higher `priority` or a place before `%s`, or remove it"
                        .formatted(by.name()),
                List.of(new Diagnostic.Note("this rule decides first", by.place().header())));
    }

    private static Finding hidden(LintedRule rule, List<LintedRule> by) {
        String names =
                by.stream()
                        .limit(MOST_NAMED)
                        .map(each -> "`" + each.name() + "`")
                        .collect(Collectors.joining(", "));
        String others =
                by.size() > MOST_NAMED ? " and %d more".formatted(by.size() - MOST_NAMED) : "";
        return new Finding(
                LintCode.SHADOWED,
                rule.place().header(),
                "rule `%s` is never reached: rules %s%s together decide everything it could decide"
                        .formatted(rule.name(), names, others),
                "give it a higher `priority` or a place before them, or remove it",
                by.stream()
                        .limit(MOST_NAMED)
                        .map(
                                each ->
                                        new Diagnostic.Note(
                                                "this rule decides some of it first",
                                                each.place().header()))
                        .toList());
    }
}
