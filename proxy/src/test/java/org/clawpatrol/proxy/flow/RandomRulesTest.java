package org.clawpatrol.proxy.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.clawpatrol.engine.expr.And;
import org.clawpatrol.engine.expr.Equal;
import org.clawpatrol.engine.expr.Expr;
import org.clawpatrol.engine.expr.FactRead;
import org.clawpatrol.engine.expr.Literal;
import org.clawpatrol.engine.expr.Not;
import org.clawpatrol.engine.expr.Or;
import org.clawpatrol.engine.expr.TextTest;
import org.clawpatrol.engine.fact.FactSchema;
import org.clawpatrol.engine.fact.FactValues;
import org.clawpatrol.engine.fact.Facts;
import org.clawpatrol.engine.fact.Family;
import org.clawpatrol.engine.policy.Outcome;
import org.clawpatrol.engine.policy.PolicyEngine;
import org.clawpatrol.engine.policy.Rule;
import org.clawpatrol.engine.value.StringValue;
import org.clawpatrol.proxy.failure.Failure;
import org.junit.jupiter.api.Test;

/** The engine as it is, under rules nobody chose: the shadow check never refuses. */
class RandomRulesTest {
    private static final List<String> FIELDS = List.of("method", "path", "body", "host");
    private static final List<String> WORDS = List.of("", "a", "ab", "abc", "b", "/a");
    private static final int POLICIES = 60;
    private static final int ACTIONS = 20;

    private final Random random = new Random(20_261_121);

    @Test
    void rightTree_isNeverRefused() {
        var lab = new FlowLab(PolicyEngine::decide, PolicyEngine::walk, random);
        for (int p = 0; p < POLICIES; p++) {
            List<Rule> rules = rules();
            for (int a = 0; a < ACTIONS; a++) {
                lab.handle(rules, facts(), 1);
            }
        }
        assertThat(lab.alarm.counts()).isEqualTo(new ShadowAlarm.Counts(POLICIES * ACTIONS, 0));
        assertThat(lab.exchange.refusals)
                .isNotEmpty()
                .allMatch(refusal -> refusal.failure() == Failure.POLICY);
        assertThat(lab.exchange.forwarded)
                .hasSize(POLICIES * ACTIONS - lab.exchange.refusals.size())
                .isNotEmpty();
    }

    private List<Rule> rules() {
        List<Rule> rules = new ArrayList<>();
        for (int i = random.nextInt(30); i > 0; i--) {
            rules.add(
                    new Rule(
                            "r" + i,
                            random.nextInt(3),
                            Optional.empty(),
                            Optional.of(condition(2)),
                            random.nextBoolean() ? new Outcome.Allow() : new Outcome.Deny(),
                            ""));
        }
        return rules;
    }

    private Expr condition(int depth) {
        return switch (random.nextInt(depth == 0 ? 2 : 5)) {
            case 0 -> new Equal(fact(), word(), random.nextInt(4) == 0);
            case 1 -> new TextTest(pick(List.of(TextTest.Operator.values())), fact(), word());
            case 2 -> new Not(condition(depth - 1));
            case 3 -> new Or(condition(depth - 1), condition(depth - 1));
            default -> new And(condition(depth - 1), condition(depth - 1));
        };
    }

    private Expr fact() {
        return new FactRead(FactSchema.of(Family.HTTP).fact("http", pick(FIELDS)).orElseThrow());
    }

    private Literal word() {
        return new Literal(new StringValue(pick(WORDS)));
    }

    private Facts facts() {
        FactValues.Builder facts = FactValues.of(Family.HTTP);
        FIELDS.forEach(field -> facts.set("http." + field, pick(WORDS)));
        return (random.nextInt(5) == 0 ? facts.truncated() : facts).build();
    }

    private <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }
}
