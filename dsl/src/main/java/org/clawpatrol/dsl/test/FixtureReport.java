package org.clawpatrol.dsl.test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The results of a run, in the order of the fixtures. Immutable.
 *
 * @param left how many were not run, because an earlier one did not match
 * @param took how long each took to be prepared and decided, in the order of the results
 */
public record FixtureReport(List<FixtureResult> results, int left, List<Duration> took) {
    public FixtureReport {
        results = List.copyOf(results);
        took = List.copyOf(took);
        if (took.size() != results.size()) {
            throw new IllegalArgumentException(took.size() + " times of " + results.size());
        }
    }

    /** How many fixtures did not match, those that cannot be replayed included. */
    public int mismatches() {
        return (int)
                results.stream().filter(result -> !(result instanceof FixtureResult.Match)).count();
    }

    public boolean passed() {
        return mismatches() == 0;
    }

    /** The report as people and scripts read it: one entry per fixture, then a summary line. */
    public String text() {
        return ReportText.of(this);
    }

    /** What the report says of one result. */
    public static String text(FixtureResult result) {
        return ReportText.of(result);
    }

    /** The report as a tree of maps, lists, strings, numbers and booleans. */
    public Map<String, Object> tree() {
        List<Object> entries = new ArrayList<>();
        results.forEach(result -> entries.add(entry(result)));
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("checked", results.size());
        tree.put("mismatches", mismatches());
        if (left > 0) {
            tree.put("left", left);
        }
        tree.put("fixtures", entries);
        return tree;
    }

    private static Map<String, Object> entry(FixtureResult result) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("file", result.label());
        entry.put("ok", result instanceof FixtureResult.Match);
        switch (result) {
            case FixtureResult.Match match -> entry.put("got", decision(match.answer()));
            case FixtureResult.Mismatch mismatch -> {
                entry.put("want", decision(mismatch.expected()));
                entry.put("got", decision(mismatch.answer()));
                if (!mismatch.details().isEmpty()) {
                    entry.put("details", mismatch.details());
                }
            }
            case FixtureResult.Broken broken -> entry.put("error", broken.error());
        }
        if (!result.warnings().isEmpty()) {
            entry.put("warnings", result.warnings());
        }
        return entry;
    }

    private static Map<String, Object> decision(Expectation decision) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("verdict", decision.verdict());
        members.put("rule", decision.rule());
        members.put("endpoint", decision.endpoint());
        members.put("reason", decision.reason());
        return members;
    }
}
