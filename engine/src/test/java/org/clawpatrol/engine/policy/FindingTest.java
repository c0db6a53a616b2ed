package org.clawpatrol.engine.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.clawpatrol.engine.policy.Conditions.ALLOW;
import static org.clawpatrol.engine.policy.Conditions.DENY;
import static org.clawpatrol.engine.policy.Conditions.catchAll;
import static org.clawpatrol.engine.policy.Conditions.equal;
import static org.clawpatrol.engine.policy.Conditions.fact;
import static org.clawpatrol.engine.policy.Conditions.pinned;
import static org.clawpatrol.engine.policy.Conditions.rule;

import org.clawpatrol.engine.expr.Frame;
import org.clawpatrol.engine.fact.FactValues;
import org.clawpatrol.engine.fact.Facts;
import org.clawpatrol.engine.fact.Family;
import org.junit.jupiter.api.Test;

class FindingTest {
    private static final Rule POST =
            rule("post", 5, DENY, equal(fact(Family.HTTP, "http.method"), "post"));
    private static final Rule BODY =
            rule("body", 3, ALLOW, equal(fact(Family.HTTP, "http.body"), "x"));

    private static Finding of(Rule rule, Facts facts) {
        return Finding.of(rule, new Frame(facts), "mine");
    }

    @Test
    void ruleForAnotherCredential_isNotAsked() {
        Facts facts = FactValues.of(Family.HTTP).build();
        assertThat(of(pinned(catchAll("other", 9, DENY), "other"), facts))
                .isEqualTo(new Finding.OtherCredential());
        assertThat(of(pinned(catchAll("own", 9, DENY), "mine"), facts))
                .isEqualTo(new Finding.Matched());
    }

    @Test
    void condition_thatHoldsOrNot_isSaid() {
        assertThat(of(POST, FactValues.of(Family.HTTP).set("http.method", "post").build()))
                .isEqualTo(new Finding.Matched());
        assertThat(of(POST, FactValues.of(Family.HTTP).set("http.method", "get").build()))
                .isEqualTo(new Finding.NotMatched());
    }

    @Test
    void condition_overALostFact_hasNoTruthValue() {
        assertThat(of(BODY, FactValues.of(Family.HTTP).truncated().build()))
                .isEqualTo(new Finding.NoTruthValue("unknown (truncated)"));
    }
}
