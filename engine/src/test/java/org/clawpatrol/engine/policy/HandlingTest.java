package org.clawpatrol.engine.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.clawpatrol.engine.fact.FactValues;
import org.clawpatrol.engine.fact.Facts;
import org.clawpatrol.engine.fact.Family;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class HandlingTest {
    private final Facts facts = FactValues.of(Family.HTTP).build();

    private static Rule rule(Outcome outcome, Injection injection) {
        return new Rule(
                "rule",
                0,
                Optional.empty(),
                Optional.empty(),
                outcome,
                "",
                new Handling(injection, LogDetail.NONE, List.of("tag")));
    }

    private Verdict decide(Rule rule, @Nullable String dispatched) {
        return PolicyEngine.decide(
                        Conditions.policy(Family.HTTP, NoMatch.DENY, rule), facts, dispatched)
                .verdict();
    }

    @Test
    void named_goesBeforeWhatWasDispatched() {
        Rule rule = rule(new Outcome.Allow(), new Injection.Named("writer"));
        assertThat(decide(rule, "reader")).isEqualTo(new Verdict.Inject("writer"));
        assertThat(decide(rule, null)).isEqualTo(new Verdict.Inject("writer"));
    }

    @Test
    void none_forwardsBareWhateverWasDispatched() {
        assertThat(decide(rule(new Outcome.Allow(), new Injection.None()), "reader"))
                .isEqualTo(new Verdict.Forward());
    }

    @Test
    void named_isWhatAnApprovalInjects() {
        Outcome ask = new Outcome.Approve(List.of("lead"));
        assertThat(decide(rule(ask, new Injection.Named("writer")), "reader"))
                .isEqualTo(new Verdict.Escalate(List.of("lead"), Optional.of("writer"), ""));
        assertThat(decide(rule(ask, new Injection.None()), "reader"))
                .isEqualTo(new Verdict.Escalate(List.of("lead"), Optional.empty(), ""));
    }

    @Test
    void credentialPredicate_meansTheDispatchedCredentialEvenBesideInject() {
        Rule other =
                Conditions.pinned(rule(new Outcome.Allow(), new Injection.Dispatched()), "writer");
        Rule pinned =
                new Rule(
                        "pinned",
                        0,
                        Optional.of("writer"),
                        Optional.empty(),
                        new Outcome.Allow(),
                        "",
                        new Handling(new Injection.Named("writer"), LogDetail.FULL, List.of()));
        assertThat(decide(other, "reader")).isInstanceOf(Verdict.Reject.class);
        assertThat(decide(pinned, "reader")).isInstanceOf(Verdict.Reject.class);
    }

    @Test
    void defaultDecision_keepsEverythingAndInjectsWhatWasDispatched() {
        Decision decision =
                PolicyEngine.decide(Conditions.policy(Family.HTTP, NoMatch.ALLOW), facts, "reader");
        assertThat(decision.handling()).isEqualTo(Handling.standard());
        assertThat(decision.verdict()).isEqualTo(new Verdict.Inject("reader"));
    }
}
