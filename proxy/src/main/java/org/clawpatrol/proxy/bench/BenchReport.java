package org.clawpatrol.proxy.bench;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What was measured. Immutable.
 *
 * @param decisions with facts ready
 * @param extraction of reading every fact that some rule could ask for
 */
public record BenchReport(
        Scope scope,
        Distribution decisions,
        Distribution extraction,
        double bytesPerDecision,
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
    public record Running(Conditions conditions, long timer, long warmUp) {}

    /** As maps, numbers and texts; the names say the units. */
    public Map<String, Object> tree() {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("rules", scope.rules());
        tree.put("actions", scope.actions());
        tree.put("no_match", scope.unmatched());
        tree.put("decisions", decisions.count());
        tree.put("p50_ns", decisions.p50());
        tree.put("p95_ns", decisions.p95());
        tree.put("p99_ns", decisions.p99());
        tree.put("max_ns", decisions.max());
        tree.put("bytes_per_decision", rounded(bytesPerDecision));
        tree.put("extraction_p50_ns", extraction.p50());
        tree.put("extraction_p99_ns", extraction.p99());
        tree.put("load_ms", millis(building.load()));
        tree.put("compile_ms", millis(building.compile()));
        tree.put("cold_compile_ms", millis(building.coldCompile()));
        tree.put("tree_bytes", building.treeBytes());
        tree.put("timer_ns", running.timer());
        tree.put("warm_up_ms", millis(running.warmUp()));
        tree.put("java", running.conditions().java());
        tree.put("optimising", running.conditions().optimising());
        tree.put("processors", running.conditions().processors());
        return tree;
    }

    static double millis(long nanos) {
        return Math.round(nanos / 1_000.0) / 1_000.0;
    }

    private static double rounded(double bytes) {
        return Math.round(bytes * 1_000) / 1_000.0;
    }
}
