package org.clawpatrol.proxy.bench;

import java.util.List;
import org.clawpatrol.dsl.test.FixtureException;
import org.clawpatrol.dsl.test.ReplayedAction;
import org.clawpatrol.engine.fact.Fact;
import org.clawpatrol.engine.fact.Facts;
import org.clawpatrol.engine.value.Value;
import org.jspecify.annotations.Nullable;

/** Times how long it takes to read every fact of an action that some rule could ask for. */
final class ExtractionClock {
    private final ReplayedAction[] actions;
    private final Fact[][] facts;
    private final RandomOrder order;
    private final Samples samples;

    /** Kept, so that no reading can be optimised away. */
    private @Nullable Value last;

    ExtractionClock(List<ReplayedAction> actions, Samples samples, long seed) {
        this.actions = actions.toArray(ReplayedAction[]::new);
        this.facts =
                actions.stream()
                        .map(action -> action.policy().reads().toArray(Fact[]::new))
                        .toArray(Fact[][]::new);
        this.order = new RandomOrder(actions.size(), seed);
        this.samples = samples;
    }

    /** Reads for a while; only the later half counts. */
    void measure(long most) throws FixtureException {
        read(most / 2);
        samples.clear();
        read(most / 2);
    }

    private void read(long most) throws FixtureException {
        long start = System.nanoTime();
        do {
            if (!samples.hasRoomFor(actions.length)) {
                samples.clear();
            }
            pass();
        } while (System.nanoTime() - start < most);
    }

    private void pass() throws FixtureException {
        order.shuffle();
        for (int i = 0; i < actions.length; i++) {
            int action = order.at(i);
            Fact[] wanted = facts[action];
            long from = System.nanoTime();
            Facts read = actions[action].read();
            for (Fact fact : wanted) {
                last = read.value(fact);
            }
            long to = System.nanoTime();
            samples.add(action, to - from);
        }
    }

    /** The value read last. */
    @Nullable Value last() {
        return last;
    }
}
