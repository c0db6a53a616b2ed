package org.clawpatrol.proxy.flow;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.clawpatrol.engine.fact.FactValues;
import org.clawpatrol.engine.fact.Facts;
import org.clawpatrol.engine.fact.Family;
import org.clawpatrol.engine.policy.Decision;
import org.clawpatrol.engine.policy.Handling;
import org.clawpatrol.engine.policy.Injection;
import org.clawpatrol.engine.policy.LogDetail;
import org.clawpatrol.engine.policy.Outcome;
import org.clawpatrol.engine.policy.PolicyEngine;
import org.clawpatrol.engine.policy.Rule;
import org.clawpatrol.engine.policy.Unevaluable;
import org.clawpatrol.engine.policy.Verdict;
import org.clawpatrol.proxy.failure.Failure;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** What happens to live actions when the compiled policy is wrong. */
class CheckedDecisionsTest {
    private static final Facts FACTS = FactValues.of(Family.HTTP).build();
    private static final Handling WITHOUT_CONTENT =
            new Handling(new Injection.Dispatched(), LogDetail.NONE, List.of("guarded"));
    private static final Rule GUARD =
            new Rule(
                    "secret-guard",
                    0,
                    Optional.empty(),
                    Optional.empty(),
                    new Outcome.Deny(),
                    "not for agents",
                    WITHOUT_CONTENT);
    private static final List<Rule> RULES = List.of(GUARD);
    private static final Decision OPEN =
            new Decision(new Verdict.Forward(), Optional.empty(), Unevaluable.NONE);
    private static final DecisionFunction WRONG = (policy, facts, credential) -> OPEN;
    private static final RandomGenerator NEVER_ASKED =
            () -> {
                throw new AssertionError("nothing is to be drawn");
            };

    /** Picks one of two when it is asked for one of two. */
    private static RandomGenerator drawing(Boolean... picked) {
        var draws = new ArrayList<>(List.of(picked));
        return new RandomGenerator() {
            @Override
            public long nextLong() {
                throw new AssertionError("only nextInt is asked");
            }

            @Override
            public int nextInt(int bound) {
                assertThat(bound).isEqualTo(2);
                return draws.removeFirst() ? 0 : 1;
            }
        };
    }

    @Test
    void wrongTree_isRefusedWithoutSayingWhichRuleWasMissed() {
        var lab = new FlowLab(WRONG, PolicyEngine::walk, NEVER_ASKED);
        lab.handle(RULES, FACTS, 1);
        assertThat(lab.exchange.forwarded).isEmpty();
        assertThat(lab.exchange.refusals)
                .containsExactly(
                        new Refusal(Failure.INTERNAL, "the decision could not be confirmed"));
    }

    @Test
    void wrongTree_isRecordedWithBothDecisionsAndAsMuchAsTheMissedRuleLets() {
        var lab = new FlowLab(WRONG, PolicyEngine::walk, NEVER_ASKED);
        lab.handle(RULES, FACTS, 1);
        assertThat(lab.journal.intents).isEmpty();
        assertThat(lab.journal.refused).hasSize(1);
        var record = lab.journal.refused.getFirst();
        assertThat(record.verdict()).isEqualTo("error");
        assertThat(record.rule()).isEqualTo("secret-guard");
        assertThat(record.reason())
                .isEqualTo(
                        "policy shadow check: the compiled policy says allow by default, the rules"
                                + " in order say deny by rule `secret-guard`");
        assertThat(record.target()).isEmpty();
        assertThat(record.log()).isEqualTo("none");
        assertThat(record.tags()).containsExactly("guarded");
    }

    @Test
    void wrongTree_raisesTheAlarmInTheLogAndInTheCounts() {
        var appender = new ListAppender<ILoggingEvent>();
        Logger logger = (Logger) LoggerFactory.getLogger(ShadowAlarm.class);
        appender.start();
        logger.addAppender(appender);
        try {
            var lab = new FlowLab(WRONG, PolicyEngine::walk, NEVER_ASKED);
            lab.handle(RULES, FACTS, 1);
            assertThat(lab.alarm.counts()).isEqualTo(new ShadowAlarm.Counts(1, 1));
        } finally {
            logger.detachAppender(appender);
        }
        assertThat(appender.list).hasSize(1);
        assertThat(appender.list.getFirst().getLevel()).isEqualTo(Level.ERROR);
        assertThat(appender.list.getFirst().getFormattedMessage())
                .contains("action a1 at https.api refused", "`secret-guard`");
    }

    @Test
    void treeThatOnlyGivesAnotherReason_isRefusedToo() {
        Decision otherReason =
                new Decision(new Verdict.Reject("denied"), Optional.of(GUARD), Unevaluable.NONE);
        var lab = new FlowLab((_, _, _) -> otherReason, PolicyEngine::walk, NEVER_ASKED);
        lab.handle(RULES, FACTS, 1);
        assertThat(lab.exchange.refusals.getFirst().failure()).isEqualTo(Failure.INTERNAL);
    }

    @Test
    void off_neitherDrawsNorWalks() {
        DecisionFunction never =
                (_, _, _) -> {
                    throw new AssertionError("nothing is to be compared");
                };
        var lab = new FlowLab(WRONG, never, NEVER_ASKED);
        lab.handle(RULES, FACTS, 0);
        assertThat(lab.exchange.forwarded).hasSize(1);
        assertThat(lab.alarm.counts()).isEqualTo(new ShadowAlarm.Counts(0, 0));
    }

    @Test
    void oneInTwo_comparesWhatIsDrawn() {
        var lab = new FlowLab(PolicyEngine::decide, PolicyEngine::walk, drawing(false, true));
        lab.handle(RULES, FACTS, 2);
        assertThat(lab.alarm.counts().compared()).isZero();
        lab.handle(RULES, FACTS, 2);
        assertThat(lab.alarm.counts().compared()).isEqualTo(1);
        assertThat(lab.exchange.refusals)
                .containsOnly(new Refusal(Failure.POLICY, "not for agents"));
    }

    @Test
    void afterADifference_theSameActionSentAgainIsComparedWithoutDrawing() {
        var lab = new FlowLab(WRONG, PolicyEngine::walk, drawing(true));
        lab.handle(RULES, FACTS, 2);
        lab.handle(RULES, FACTS, 2);
        assertThat(lab.exchange.forwarded).isEmpty();
        assertThat(lab.alarm.counts()).isEqualTo(new ShadowAlarm.Counts(2, 2));
    }

    @Test
    void bothDecisions_areMadeOverTheSameFactsPolicyAndCredential() {
        List<Object> asked = new ArrayList<>();
        DecisionFunction asking =
                (policy, facts, credential) -> {
                    asked.add(policy);
                    asked.add(facts);
                    assertThat(credential).isNull();
                    return OPEN;
                };
        var lab = new FlowLab(asking, asking, NEVER_ASKED);
        lab.handle(RULES, FACTS, 1);
        assertThat(asked).hasSize(4);
        assertThat(asked.get(2)).isSameAs(asked.get(0));
        assertThat(asked.get(3)).isSameAs(asked.get(1)).isSameAs(FACTS);
        assertThat(lab.exchange.forwarded).hasSize(1);
    }
}
