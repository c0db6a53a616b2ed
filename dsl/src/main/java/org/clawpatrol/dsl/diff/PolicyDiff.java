package org.clawpatrol.dsl.diff;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.clawpatrol.dsl.config.Configuration;
import org.clawpatrol.dsl.config.EndpointConfig;
import org.clawpatrol.dsl.test.FixtureReader;
import org.clawpatrol.engine.fact.Family;

/**
 * Compares two configurations: which actions are decided otherwise, and what else opens or closes a
 * way. Every difference it tells was found by asking both; that there are no others is certain
 * where it says so. One thread.
 */
public final class PolicyDiff {
    private static final Duration FINISHING = Duration.ofSeconds(10);

    private final Map<Family, FixtureReader> readers;
    private final Limits limits;
    private final Consumer<String> progress;

    /**
     * @param readers how recorded actions of a family are read
     * @param progress is told now and then what is being compared
     */
    public PolicyDiff(
            Map<Family, FixtureReader> readers, Limits limits, Consumer<String> progress) {
        this.readers = Map.copyOf(readers);
        this.limits = limits;
        this.progress = progress;
    }

    /**
     * How much is looked for.
     *
     * @param searching the longest that the search may take; to tell what was found takes up to ten
     *     seconds more
     * @param seed of random actions
     * @param nanoseconds a clock that only goes forward
     */
    public record Limits(Duration searching, long seed, LongSupplier nanoseconds) {}

    public PolicyDifference compare(Configuration before, Configuration after) {
        Map<String, EndpointConfig> known = EndpointSettings.byTypedName(before);
        Entry.Reader places = new Entry.Reader();
        Budget searching = new Budget(limits.searching(), limits.nanoseconds());
        Budget finishing = new Budget(limits.searching().plus(FINISHING), limits.nanoseconds());
        List<DecisionChange> changes = new ArrayList<>();
        List<Coverage> coverage = new ArrayList<>();
        for (EndpointConfig endpoint : after.endpoints().values()) {
            EndpointConfig then = known.get(endpoint.typedName());
            if (then != null) {
                EndpointComparison comparison =
                        new EndpointComparison(
                                Side.of(before, then), Side.of(after, endpoint), readers, places);
                comparison.run(
                        limits.seed(),
                        searching,
                        finishing,
                        (done, all) -> told(endpoint, done, all));
                changes.addAll(comparison.changes());
                coverage.add(comparison.coverage());
            }
        }
        changes.sort(
                Comparator.comparing((DecisionChange change) -> !change.opens())
                        .thenComparing(DecisionChange::kind));
        return new PolicyDifference(
                changes, new SettingComparison(before, after).changes(), coverage);
    }

    private void told(EndpointConfig endpoint, int done, int all) {
        progress.accept("%s: %d of %d changed rules".formatted(endpoint.typedName(), done, all));
    }
}
