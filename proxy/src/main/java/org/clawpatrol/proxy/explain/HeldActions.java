package org.clawpatrol.proxy.explain;

import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.clawpatrol.dsl.config.Configuration;
import org.clawpatrol.dsl.explain.Explainer;
import org.clawpatrol.dsl.explain.Explanation;
import org.clawpatrol.dsl.explain.Extent;
import org.clawpatrol.dsl.explain.Question;
import org.clawpatrol.engine.policy.Decision;
import org.clawpatrol.engine.policy.PolicyEngine;
import org.clawpatrol.engine.policy.Verdict;
import org.clawpatrol.proxy.flow.Action;
import org.clawpatrol.proxy.flow.DecisionObserver;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The latest actions, kept so that they can be explained when somebody asks. Safe to share.
 *
 * <p>What is bounded: 256 actions that were refused, escalated or could not be evaluated, 128 that
 * were allowed, both with captured bodies of at most 64 KiB; beyond that size the latest 16 of
 * either kind, so that the whole is at most those 24 MiB and 16 times the inspection cap. Actions
 * decided under a configuration that was replaced twice are dropped, so that at most two
 * configurations live because of them. Nothing is written anywhere; explaining is work of the
 * thread that asks, one at a time, because facts are read by one thread at a time.
 */
public final class HeldActions implements DecisionObserver {
    private static final Logger LOG = LoggerFactory.getLogger(HeldActions.class);
    private static final int STOPPED = 256;
    private static final int ALLOWED = 128;
    private static final int LARGE = 16;
    private static final long SMALL_BODY = 64 << 10;

    private final Ring stopped = new Ring(STOPPED);
    private final Ring allowed = new Ring(ALLOWED);
    private final Ring large = new Ring(LARGE);
    private final AtomicReference<@Nullable Configurations> configurations =
            new AtomicReference<>();

    /** The configuration of the latest action and the one before it. */
    private record Configurations(Configuration latest, @Nullable Configuration before) {

        @SuppressWarnings("ReferenceEquality") // one load makes one object
        boolean isLatest(Configuration configuration) {
            return configuration == latest;
        }

        @SuppressWarnings("ReferenceEquality")
        boolean includes(Configuration configuration) {
            return configuration == latest || configuration == before;
        }
    }

    @Override
    public void decided(Action action, Decision decision) {
        Configurations known = configurations.get();
        if (known == null || !known.isLatest(action.configuration())) {
            replaced(action.configuration());
        }
        ring(action, decision).add(action);
    }

    private Ring ring(Action action, Decision decision) {
        if (action.description().bodyBytes() > SMALL_BODY) {
            return large;
        }
        return switch (decision.verdict()) {
            case Verdict.Inject _, Verdict.Forward _ -> allowed;
            case Verdict.Reject _, Verdict.Escalate _ -> stopped;
        };
    }

    private void replaced(Configuration latest) {
        Configurations now =
                Objects.requireNonNull(configurations.updateAndGet(old -> following(old, latest)));
        for (Ring ring : new Ring[] {stopped, allowed, large}) {
            ring.dropIf(held -> !now.includes(held.configuration()));
        }
    }

    private static Configurations following(@Nullable Configurations old, Configuration latest) {
        if (old == null) {
            return new Configurations(latest, null);
        }
        return old.includes(latest) ? old : new Configurations(latest, old.latest());
    }

    /** Empty when the action is not held, or not any more. */
    public synchronized Optional<Explanation> explain(String id) {
        return stopped.find(id)
                .or(() -> allowed.find(id))
                .or(() -> large.find(id))
                .flatMap(HeldActions::explained);
    }

    private static Optional<Explanation> explained(Action action) {
        Question question =
                new Question(
                        action.endpoint(),
                        action.facts(),
                        Optional.of(action.peer().profile()),
                        action.credential());
        try {
            Decision decision =
                    PolicyEngine.decide(
                            action.policy(), action.facts(), action.credential().orElse(null));
            return Optional.of(
                    new Explainer(action.configuration())
                            .explain(
                                    question,
                                    action.policy(),
                                    decision.handling().log(),
                                    Extent.brief()));
        } catch (RuntimeException e) {
            // An explanation that cannot be made must not break the page that shows the action.
            LOG.warn("action {} cannot be explained", action.id(), e);
            return Optional.empty();
        }
    }
}
