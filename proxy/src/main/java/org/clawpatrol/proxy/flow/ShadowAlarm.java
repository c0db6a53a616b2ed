package org.clawpatrol.proxy.flow;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import org.clawpatrol.engine.policy.Decision;
import org.clawpatrol.engine.policy.Verdict;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What comparing live decisions with the rules in order has found since the gateway started. Never
 * quiet again once it was raised. Safe to share.
 */
public final class ShadowAlarm {
    private static final Logger LOG = LoggerFactory.getLogger(ShadowAlarm.class);

    private final LongAdder compared = new LongAdder();
    private final AtomicLong differed = new AtomicLong();

    /**
     * @param compared decisions made twice
     * @param differed those of them that came out differently, and whose actions were refused
     */
    public record Counts(long compared, long differed) {}

    void compared() {
        compared.increment();
    }

    void raise(Action action, Decision compiled, Decision ordered) {
        differed.incrementAndGet();
        LOG.error(
                "policy shadow check: action {} at {} refused: {}",
                action.id(),
                action.endpoint().typedName(),
                difference(compiled, ordered));
    }

    boolean raised() {
        return differed.get() > 0;
    }

    public Counts counts() {
        return new Counts(compared.sum(), differed.get());
    }

    /** Two decisions of one action in a line, for operators only. */
    static String difference(Decision compiled, Decision ordered) {
        return "the compiled policy says "
                + said(compiled)
                + ", the rules in order say "
                + said(ordered);
    }

    private static String said(Decision decision) {
        String verdict =
                switch (decision.verdict()) {
                    case Verdict.Inject(var credential) -> "allow with `" + credential + "`";
                    case Verdict.Forward() -> "allow";
                    case Verdict.Reject _ -> "deny";
                    case Verdict.Escalate _ -> "approve";
                };
        return verdict
                + decision.rule()
                        .map(rule -> " by rule `" + rule.name() + "`")
                        .orElse(" by default");
    }
}
