package org.clawpatrol.proxy.bench;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What was measured. Immutable.
 *
 * @param extraction of reading every fact that some rule could ask for
 */
public record BenchReport(
        Scope scope,
        Decisions decisions,
        Distribution extraction,
        Building building,
        Running running) {

    /**
     * What was asked about.
     *
     * @param rules of all endpoints
     * @param actions how many different ones
     * @param unmatched how many of them no rule decides
     */
    public record Scope(int rules, int actions, int unmatched) {}

    /**
     * Decisions with facts ready. Actions for which the tree leaves a rule with a regular
     * expression as a candidate are in all times, and apart in bytes: searching for an expression
     * allocates.
     *
     * @param regexActions how many of the actions are such
     * @param bytes that a decision about another action allocates
     */
    public record Decisions(
            Distribution all,
            Distribution regex,
            int regexActions,
            double bytes,
            double regexBytes) {}

    /**
     * Times in nanoseconds.
     *
     * @param load files to configuration, as a command does it
     * @param coldCompile the first time all trees are built
     * @param compile all trees, once that code is warm
     * @param treeBytes heap that the trees keep
     */
    public record Building(long load, long coldCompile, long compile, long treeBytes) {}

    /**
     * How it was measured.
     *
     * @param timer nanoseconds that reading the clock takes, already taken off
     * @param warmUp nanoseconds
     */
    public record Running(Machine machine, long timer, long warmUp) {}

    /** As numbers and texts; the names say the units. */
    public Map<String, Object> tree() {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("rules", scope.rules());
        tree.put("actions", scope.actions());
        tree.put("no_match", scope.unmatched());
        tree.put("decisions", decisions.all().count());
        tree.put("p50_ns", decisions.all().p50());
        tree.put("p95_ns", decisions.all().p95());
        tree.put("p99_ns", decisions.all().p99());
        tree.put("max_ns", decisions.all().max());
        tree.put("bytes_per_decision", rounded(decisions.bytes()));
        tree.put("regex_actions", decisions.regexActions());
        tree.put("regex_p50_ns", decisions.regex().p50());
        tree.put("regex_p99_ns", decisions.regex().p99());
        tree.put("regex_bytes_per_decision", rounded(decisions.regexBytes()));
        tree.put("extraction_p50_ns", extraction.p50());
        tree.put("extraction_p99_ns", extraction.p99());
        tree.put("load_ms", millis(building.load()));
        tree.put("compile_ms", millis(building.compile()));
        tree.put("cold_compile_ms", millis(building.coldCompile()));
        tree.put("tree_bytes", building.treeBytes());
        addRunning(tree);
        return tree;
    }

    private void addRunning(Map<String, Object> tree) {
        Machine where = running.machine();
        tree.put("timer_ns", running.timer());
        tree.put("warm_up_ms", millis(running.warmUp()));
        tree.put("java", where.java());
        tree.put("optimising", where.optimising());
        tree.put("processors", where.processors());
    }

    static double millis(long nanos) {
        return Math.round(nanos / 1_000.0) / 1_000.0;
    }

    private static double rounded(double bytes) {
        return Math.round(bytes * 1_000) / 1_000.0;
    }
}
