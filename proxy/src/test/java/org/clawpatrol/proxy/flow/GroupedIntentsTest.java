package org.clawpatrol.proxy.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import org.clawpatrol.engine.fact.FactValues;
import org.clawpatrol.engine.fact.Facts;
import org.clawpatrol.engine.fact.Family;
import org.clawpatrol.engine.policy.Decision;
import org.clawpatrol.engine.policy.Unevaluable;
import org.clawpatrol.engine.policy.Verdict;
import org.clawpatrol.proxy.failure.Failure;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Actions that one thread permits in one turn. */
class GroupedIntentsTest {
    private static final Facts FACTS = FactValues.of(Family.HTTP).build();
    private static final DecisionFunction OPEN =
            (policy, facts, credential) ->
                    new Decision(new Verdict.Forward(), Optional.empty(), Unevaluable.NONE);

    private final Queue<Runnable> later = new ArrayDeque<>();
    private final FlowLab lab = new FlowLab(OPEN, OPEN, () -> 0);

    @BeforeEach
    void permitTwo() {
        lab.exchange.executor = later::add;
        lab.handle(List.of(), FACTS, 0);
        lab.handle(List.of(), FACTS, 0);
    }

    private void finishTurn() {
        while (!later.isEmpty()) {
            later.remove().run();
        }
    }

    @Test
    void intents_areHandedInBeforeAnyIsWaitedForOrForwarded() {
        assertThat(lab.journal.intents).hasSize(2);
        assertThat(lab.journal.confirmed).isEmpty();
        assertThat(lab.exchange.forwarded).isEmpty();
        finishTurn();
        assertThat(lab.journal.confirmed).hasSize(2);
        assertThat(lab.exchange.forwarded).hasSize(2);
    }

    @Test
    void intentsThatWereNotWritten_areRefused() {
        lab.journal.full = true;
        finishTurn();
        assertThat(lab.exchange.forwarded).isEmpty();
        assertThat(lab.exchange.refusals)
                .hasSize(2)
                .allMatch(refusal -> refusal.failure() == Failure.NOT_RECORDED);
    }
}
