package org.clawpatrol.proxy.flow;

import java.util.Optional;
import org.clawpatrol.engine.fact.Fact;
import org.clawpatrol.engine.fact.Facts;
import org.clawpatrol.engine.policy.EndpointPolicy;
import org.clawpatrol.engine.value.UnknownValue;
import org.clawpatrol.engine.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * The facts of an action as far as a decision that is only recorded may read them: of its content
 * those alone that a live rule reads too, so that no more is kept or parsed than without it. One
 * thread at a time.
 */
final class ShadowFacts implements Facts {
    private static final String SIZE = "http.size";

    private final Facts facts;
    private final EndpointPolicy live;
    private @Nullable Fact withheld;

    ShadowFacts(Facts facts, EndpointPolicy live) {
        this.facts = facts;
        this.live = live;
    }

    @Override
    public Value value(Fact fact) {
        if (isOfContent(fact) && !live.reads().contains(fact)) {
            withheld = fact;
            return UnknownValue.of(UnknownValue.Cause.OTHER);
        }
        return facts.value(fact);
    }

    /** Whether content must be kept for it. */
    static boolean isOfContent(Fact fact) {
        return fact.readsContent() || fact.path().equals(SIZE);
    }

    @Override
    public boolean truncated() {
        return facts.truncated();
    }

    @Override
    public boolean unparseable() {
        return facts.unparseable();
    }

    /** The last fact that was asked for and not given. */
    Optional<Fact> withheld() {
        return Optional.ofNullable(withheld);
    }
}
