package org.clawpatrol.engine.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.clawpatrol.engine.policy.Conditions.ALLOW;
import static org.clawpatrol.engine.policy.Conditions.DENY;
import static org.clawpatrol.engine.policy.Conditions.catchAll;
import static org.clawpatrol.engine.policy.Conditions.equal;
import static org.clawpatrol.engine.policy.Conditions.fact;
import static org.clawpatrol.engine.policy.Conditions.pinned;
import static org.clawpatrol.engine.policy.Conditions.policy;
import static org.clawpatrol.engine.policy.Conditions.rule;

import org.clawpatrol.engine.fact.FactValues;
import org.clawpatrol.engine.fact.Facts;
import org.clawpatrol.engine.fact.Family;
import org.junit.jupiter.api.Test;

class FindingsTest {
    private static final Rule OTHER = pinned(catchAll("other", 9, DENY), "other");
    private static final Rule POST =
            rule("post", 5, DENY, equal(fact(Family.HTTP, "http.method"), "post"));
    private static final Rule BODY =
            rule("body", 3, ALLOW, equal(fact(Family.HTTP, "http.body"), "x"));
    private static final Rule REST = catchAll("rest", 0, ALLOW);
    private static final EndpointPolicy POLICY =
            policy(Family.HTTP, NoMatch.ALLOW, OTHER, POST, BODY, REST);

    @Test
    void findings_endsWithTheRuleThatMatched() {
        Facts facts = FactValues.of(Family.HTTP).set("http.method", "get").build();
        Findings findings = Findings.of(POLICY, facts, "mine");
        assertThat(findings.considered())
                .containsExactly(
                        new Findings.Considered(OTHER, new Finding.OtherCredential()),
                        new Findings.Considered(POST, new Finding.NotMatched()),
                        new Findings.Considered(BODY, new Finding.NotMatched()),
                        new Findings.Considered(REST, new Finding.Matched()));
        assertThat(findings.decision()).isEqualTo(PolicyEngine.decide(POLICY, facts, "mine"));
    }

    @Test
    void findings_endsWithTheRuleThatHadNoTruthValue() {
        Facts facts = FactValues.of(Family.HTTP).truncated().build();
        Findings findings = Findings.of(POLICY, facts, null);
        assertThat(findings.considered())
                .last()
                .isEqualTo(
                        new Findings.Considered(
                                BODY, new Finding.NoTruthValue("unknown (truncated)")));
        assertThat(findings.decision().ruleName()).isEqualTo("body");
    }
}
