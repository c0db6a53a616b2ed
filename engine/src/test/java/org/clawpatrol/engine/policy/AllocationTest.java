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
import org.junit.jupiter.api.Test;

/** Walking past many rules costs no garbage: only the answer itself is made. */
class AllocationTest {
    private static final int DECISIONS = 1_000;
    private static final long BYTES_PER_DECISION = 128;

    @Test
    void decision_pastAThousandPlainRules_allocatesOnlyTheAnswer() {
        EndpointPolicy policy = EndpointPolicy.of("e", Family.HTTP, rules(1_000), NoMatch.ALLOW);
        Facts facts = new Ready(new StringValue("/nothing"));
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        int forwarded = decideAll(policy, facts);

        long before = threads.getCurrentThreadAllocatedBytes();
        forwarded += decideAll(policy, facts);
        long perDecision = (threads.getCurrentThreadAllocatedBytes() - before) / DECISIONS;

        assertThat(forwarded).isEqualTo(2 * DECISIONS);
        assertThat(perDecision).isLessThanOrEqualTo(BYTES_PER_DECISION);
    }

    private static int decideAll(EndpointPolicy policy, Facts facts) {
        int forwarded = 0;
        for (int i = 0; i < DECISIONS; i++) {
            Decision decision = PolicyEngine.decide(policy, facts, null);
            forwarded += decision.verdict() instanceof Verdict.Forward ? 1 : 0;
        }
        return forwarded;
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
