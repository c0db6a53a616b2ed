package org.clawpatrol.proxy.bench;

import java.util.Locale;

/** A report as people read it. One thread, one use. */
public final class BenchText {
    private static final double SECOND = 1e9;

    private final BenchReport report;
    private final StringBuilder text = new StringBuilder();

    private BenchText(BenchReport report) {
        this.report = report;
    }

    /** An aligned table, and under which conditions it was measured. */
    public static String of(BenchReport report) {
        return new BenchText(report).written();
    }

    private String written() {
        BenchReport.Scope scope = report.scope();
        line(
                "%,d rules, %,d actions, no rule decides %,d of them",
                scope.rules(), scope.actions(), scope.unmatched());
        text.append('\n');
        times();
        text.append('\n');
        sizes();
        text.append('\n');
        conditions();
        return text.toString();
    }

    private void times() {
        line("%-28s %10s %10s %10s %10s", "nanoseconds", "p50", "p95", "p99", "max");
        times("decision, facts ready", report.decisions().all());
        if (report.decisions().regexActions() > 0) {
            times("  a regex among candidates", report.decisions().regex());
        }
        times("reading the facts", report.extraction());
    }

    private void times(String what, Distribution times) {
        line(
                "%-28s %,10d %,10d %,10d %,10d",
                what, times.p50(), times.p95(), times.p99(), times.max());
    }

    private void sizes() {
        BenchReport.Decisions decisions = report.decisions();
        BenchReport.Building building = report.building();
        line("%-28s %,10.1f bytes", "a decision allocates", decisions.bytes());
        if (decisions.regexActions() > 0) {
            line(
                    "%-28s %,10.1f bytes (%,d actions)",
                    "  a regex among candidates", decisions.regexBytes(), decisions.regexActions());
        }
        line("%-28s %,10.1f ms", "load the files", BenchReport.millis(building.load()));
        line(
                "%-28s %,10.1f ms (the first time %,.1f)",
                "compile the trees",
                BenchReport.millis(building.compile()),
                BenchReport.millis(building.coldCompile()));
        line(
                "%-28s %,10d bytes (%,d a rule)",
                "the trees keep",
                building.treeBytes(),
                building.treeBytes() / Math.max(1, report.scope().rules()));
    }

    private void conditions() {
        BenchReport.Running running = report.running();
        line(
                "%,d decisions, each timed by itself, in random order on one thread after %.1f s of",
                report.decisions().all().count(), running.warmUp() / SECOND);
        line("warm-up; the %d ns that reading the clock takes are taken off.", running.timer());
        line(
                "%s, %d processors%s",
                running.machine().java(),
                running.machine().processors(),
                running.machine().optimising()
                        ? ""
                        : "; without optimised code: slower than the gateway");
    }

    // The annotation it asks for is in a library that nothing else here needs.
    @SuppressWarnings("AnnotateFormatMethod")
    private void line(String format, Object... values) {
        text.append(String.format(Locale.ROOT, format, values)).append('\n');
    }
}
