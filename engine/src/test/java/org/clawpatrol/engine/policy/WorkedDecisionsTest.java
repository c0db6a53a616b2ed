package org.clawpatrol.engine.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.clawpatrol.engine.policy.Conditions.ALLOW;
import static org.clawpatrol.engine.policy.Conditions.DENY;

import java.util.List;
import java.util.Optional;
import org.clawpatrol.engine.expr.And;
import org.clawpatrol.engine.expr.Expr;
import org.clawpatrol.engine.expr.In;
import org.clawpatrol.engine.expr.Not;
import org.clawpatrol.engine.fact.FactValues;
import org.clawpatrol.engine.fact.Facts;
import org.clawpatrol.engine.fact.Family;
import org.junit.jupiter.api.Test;

/** Three rules on one SQL endpoint, and what they decide statement by statement. */
class WorkedDecisionsTest {
    private static final Expr VERB = Conditions.fact(Family.SQL, "sql.verb");
    private static final Rule A =
            Conditions.rule("A", 100, DENY, Conditions.in(VERB, "drop", "truncate"));
    private static final Rule B =
            Conditions.rule(
                    "B",
                    50,
                    ALLOW,
                    new And(
                            Conditions.equal(VERB, "select"),
                            new Not(
                                    new In(
                                            Conditions.text("secrets"),
                                            Conditions.fact(Family.SQL, "sql.tables")))));
    private static final Rule C =
            Conditions.rule(
                    "C",
                    0,
                    new Outcome.Approve(List.of("lead")),
                    Conditions.equal(Conditions.fact(Family.SQL, "sql.database"), "ledger"));
    private static final Rule D = Conditions.rule("D", 90, DENY, Conditions.equal(VERB, "delete"));

    private final EndpointPolicy policy = Conditions.policy(Family.SQL, NoMatch.ALLOW, C, B, A);

    @Test
    void drop_anyDatabase_isDeniedByA() {
        Decision decision = decide(policy, sql("drop", "web", "x"));
        assertThat(decision.ruleName()).isEqualTo("A");
        assertThat(decision.verdict()).isEqualTo(new Verdict.Reject("denied by policy"));
    }

    @Test
    void selectThenTruncate_isAllowedByBThenDeniedByA() {
        assertThat(decide(policy, sql("select", "web")).ruleName()).isEqualTo("B");
        assertThat(decide(policy, sql("select", "web")).verdict()).isEqualTo(new Verdict.Forward());
        assertThat(decide(policy, sql("truncate", "web", "t")).ruleName()).isEqualTo("A");
    }

    @Test
    void secretsInLedger_isAskedByC() {
        Decision decision = decide(policy, sql("select", "ledger", "app.secrets", "secrets"));
        assertThat(decision.ruleName()).isEqualTo("C");
        assertThat(decision.verdict())
                .isEqualTo(new Verdict.Escalate(List.of("lead"), Optional.empty(), ""));
    }

    @Test
    void secretsElsewhere_matchesNothingAndIsForwarded() {
        Decision decision = decide(policy, sql("select", "web", "app.secrets", "secrets"));
        assertThat(decision.rule()).isEmpty();
        assertThat(decision.verdict()).isEqualTo(new Verdict.Forward());
    }

    @Test
    void unparseable_isDeniedInTheNameOfA() {
        Decision decision = decide(policy, unparseable());
        assertThat(decision.ruleName()).isEqualTo("A");
        assertThat(decision.cause()).isEqualTo(Unevaluable.UNPARSEABLE);
        assertThat(decision.verdict())
                .isEqualTo(
                        new Verdict.Reject(
                                "rule \"A\" could not be evaluated against this request"
                                        + " (unparseable); failing closed"));
    }

    @Test
    void unparseable_withoutA_isDeniedInTheNameOfB() {
        EndpointPolicy withoutA = Conditions.policy(Family.SQL, NoMatch.ALLOW, B, C);
        assertThat(decide(withoutA, unparseable()).ruleName()).isEqualTo("B");
    }

    @Test
    void unparseable_withCOnly_meetsTheBackstop() {
        Decision decision = decide(Conditions.policy(Family.SQL, NoMatch.ALLOW, C), unparseable());
        assertThat(decision.rule()).isEmpty();
        assertThat(decision.verdict())
                .isEqualTo(
                        new Verdict.Reject(
                                "request bytes were unparseable and no rule explicitly allowed"
                                        + " the request; failing closed"));
    }

    @Test
    void deleteInsideWith_outerIsAllowedAndShadowDenied() {
        EndpointPolicy withD = Conditions.policy(Family.SQL, NoMatch.ALLOW, A, B, C, D);
        assertThat(decide(withD, sql("select", "web", "d", "t")).ruleName()).isEqualTo("B");
        assertThat(decide(withD, sql("delete", "web", "t")).ruleName()).isEqualTo("D");
    }

    private static Decision decide(EndpointPolicy policy, Facts facts) {
        return PolicyEngine.decide(policy, facts, null);
    }

    private static Facts sql(String verb, String database, String... tables) {
        return FactValues.of(Family.SQL)
                .set("sql.verb", verb)
                .set("sql.database", database)
                .set("sql.tables", List.of(tables))
                .build();
    }

    private static Facts unparseable() {
        return FactValues.of(Family.SQL)
                .set("sql.statement", "frobnicate now")
                .set("sql.database", "web")
                .unparseable()
                .build();
    }
}
