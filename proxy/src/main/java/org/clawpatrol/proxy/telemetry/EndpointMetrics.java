package org.clawpatrol.proxy.telemetry;

import java.util.List;

/** What is counted of one endpoint's actions. Safe to share. */
final class EndpointMetrics {
    private static final int MOST_RULES = 50;

    /** Shown for actions that no rule matched. */
    private static final String NO_RULE = "none";

    private final PerValue<Ruling, Counter> verdicts = new PerValue<>(Ruling.class, Counter::new);
    private final Named<Counter> rules = new Named<>(MOST_RULES, Counter::new);
    private final Counter unmatched = new Counter();

    void ended(ActionEnd end) {
        verdicts.of(end.ruling()).increment();
        String rule = end.subject().rule();
        (rule.isEmpty() ? unmatched : rules.of(rule)).increment();
    }

    /** Adds what was counted; what never happened is left out. */
    void read(String endpoint, List<Reading> byVerdict, List<Reading> byRule) {
        verdicts.forEach(
                (ruling, counter) -> add(byVerdict, endpoint, "verdict", ruling.label(), counter));
        rules.forEach((rule, counter) -> add(byRule, endpoint, "rule", rule, counter));
        add(byRule, endpoint, "rule", NO_RULE, unmatched);
    }

    private static void add(
            List<Reading> readings, String endpoint, String label, String value, Counter counter) {
        if (counter.value() > 0) {
            readings.add(
                    new Reading(Labels.of("endpoint", endpoint, label, value), counter.value()));
        }
    }
}
