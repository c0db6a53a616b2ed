package org.clawpatrol.engine.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.clawpatrol.engine.policy.Conditions.ALLOW;
import static org.clawpatrol.engine.policy.Conditions.DENY;
import static org.clawpatrol.engine.policy.Conditions.equal;
import static org.clawpatrol.engine.policy.Conditions.fact;
import static org.clawpatrol.engine.policy.Conditions.in;
import static org.clawpatrol.engine.policy.Conditions.rule;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import org.clawpatrol.engine.expr.And;
import org.clawpatrol.engine.expr.Expr;
import org.clawpatrol.engine.expr.TextTest;
import org.clawpatrol.engine.fact.Fact;
import org.clawpatrol.engine.fact.Facts;
import org.clawpatrol.engine.fact.Family;
import org.clawpatrol.engine.value.StringValue;
import org.clawpatrol.engine.value.Value;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Deciding leaves no garbage, whether a rule decides or none. */
class AllocationTest {
    private static final int DECISIONS = 1_000;

    /** What the virtual machine itself may need now and then. */
    private static final long SLACK = 2_048;

    private final EndpointPolicy policy =
            EndpointPolicy.of("e", Family.HTTP, rules(1_000), NoMatch.ALLOW);

    @Test
    void decision_byNoRule_allocatesNothing() {
        assertNothingAllocated("/nothing", null, Verdict.Forward.class);
        assertNothingAllocated("/nothing", "token", Verdict.Inject.class);
    }

    @Test
    void decision_byARule_allocatesNothing() {
        assertNothingAllocated("/a300", "token", Verdict.Reject.class);
        assertNothingAllocated("/c301", null, Verdict.Reject.class);
        assertNothingAllocated("/d302", "token", Verdict.Inject.class);
        assertNothingAllocated("/d302", null, Verdict.Forward.class);
    }

    private void assertNothingAllocated(
            String path, @Nullable String credential, Class<? extends Verdict> verdict) {
        Facts facts = new Ready(new StringValue(path));
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        int decided = decideAll(facts, credential, verdict);

        long before = threads.getCurrentThreadAllocatedBytes();
        decided += decideAll(facts, credential, verdict);
        long allocated = threads.getCurrentThreadAllocatedBytes() - before;

        assertThat(decided).isEqualTo(2 * DECISIONS);
        assertThat(allocated).isLessThanOrEqualTo(SLACK);
    }

    private int decideAll(
            Facts facts, @Nullable String credential, Class<? extends Verdict> verdict) {
        int decided = 0;
        for (int i = 0; i < DECISIONS; i++) {
            Decision decision = PolicyEngine.decide(policy, facts, credential);
            decided += verdict.isInstance(decision.verdict()) ? 1 : 0;
        }
        return decided;
    }

    private static List<Rule> rules(int count) {
        List<Rule> rules = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            rules.add(
                    switch (i % 3) {
                        case 0 -> rule("equal" + i, 0, DENY, equal(path(), "/a" + i));
                        case 1 -> rule("in" + i, 0, DENY, in(path(), "/b" + i, "/c" + i));
                        default -> rule("prefix" + i, 0, ALLOW, prefix("/d" + i));
                    });
        }
        return rules;
    }

    private static And prefix(String prefix) {
        return new And(
                new TextTest(TextTest.Operator.STARTS_WITH, path(), Conditions.text(prefix)),
                equal(path(), prefix));
    }

    private static Expr path() {
        return fact(Family.HTTP, "http.path");
    }

    /** Facts that were read before. */
    private record Ready(Value path) implements Facts {
        @Override
        public Value value(Fact fact) {
            return path;
        }

        @Override
        public boolean truncated() {
            return false;
        }

        @Override
        public boolean unparseable() {
            return false;
        }
    }
}
