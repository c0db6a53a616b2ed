package org.clawpatrol.proxy.bench;

import java.util.Locale;

/** A report as people read it. Stateless. */
public final class BenchText {
    private BenchText() {}

    /** An aligned table, and under which conditions it was measured. */
    public static String of(BenchReport report) {
        BenchReport.Building building = report.building();
        return line("%,d rules, %,d actions, %,d of which no rule decides", scope(report))
                + line("")
                + line("%-22s %10s %10s %10s %10s", "nanoseconds", "p50", "p95", "p99", "max")
                + times("decision, facts ready", report.decisions())
                + times("reading the facts", report.extraction())
                + line("")
                + line("%-22s %10.1f bytes", "a decision allocates", report.bytesPerDecision())
                + line("%-22s %10.1f ms", "load the files", millis(building.load()))
                + line(
                        "%-22s %10.1f ms (%.1f the first time)",
                        "compile the trees",
                        millis(building.compile()),
                        millis(building.coldCompile()))
                + line(
                        "%-22s %,10d bytes (%,d a rule)",
                        "the trees keep",
                        building.treeBytes(),
                        building.treeBytes() / Math.max(1, report.scope().rules()))
                + line("")
                + conditions(report);
    }

    private static Object[] scope(BenchReport report) {
        BenchReport.Scope scope = report.scope();
        return new Object[] {scope.rules(), scope.actions(), scope.unmatched()};
    }

    private static String times(String what, Distribution times) {
        return line(
                "%-22s %,10d %,10d %,10d %,10d",
                what, times.p50(), times.p95(), times.p99(), times.max());
    }

    private static String conditions(BenchReport report) {
        Conditions where = report.running().conditions();
        return line(
                        "%,d decisions timed one by one in random order on one thread after %.1f s of"
                                + " warm-up; the clock's own %d ns are taken off",
                        report.decisions().count(),
                        report.running().warmUp() / 1e9,
                        report.running().timer())
                + line(
                        "%s, %d processors%s",
                        where.java(),
                        where.processors(),
                        where.optimising()
                                ? ""
                                : ", without optimised code: not the gateway's speed");
    }

    private static double millis(long nanos) {
        return BenchReport.millis(nanos);
    }

    private static String line(String format, Object... values) {
        return String.format(Locale.ROOT, format, values) + "\n";
    }
}
