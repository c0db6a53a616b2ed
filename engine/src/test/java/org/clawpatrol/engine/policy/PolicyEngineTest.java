package org.clawpatrol.engine.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.clawpatrol.engine.policy.Conditions.ALLOW;
import static org.clawpatrol.engine.policy.Conditions.DENY;
import static org.clawpatrol.engine.policy.Conditions.because;
import static org.clawpatrol.engine.policy.Conditions.catchAll;
import static org.clawpatrol.engine.policy.Conditions.equal;
import static org.clawpatrol.engine.policy.Conditions.pinned;
import static org.clawpatrol.engine.policy.Conditions.policy;
import static org.clawpatrol.engine.policy.Conditions.rule;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.clawpatrol.engine.expr.And;
import org.clawpatrol.engine.expr.Arithmetic;
import org.clawpatrol.engine.expr.Expr;
import org.clawpatrol.engine.expr.Frame;
import org.clawpatrol.engine.expr.Index;
import org.clawpatrol.engine.expr.Let;
import org.clawpatrol.engine.expr.Literal;
import org.clawpatrol.engine.expr.Local;
import org.clawpatrol.engine.expr.Or;
import org.clawpatrol.engine.fact.FactValues;
import org.clawpatrol.engine.fact.Facts;
import org.clawpatrol.engine.fact.Family;
import org.clawpatrol.engine.value.BoolValue;
import org.clawpatrol.engine.value.IntValue;
import org.junit.jupiter.api.Test;

class PolicyEngineTest {
    private static final Expr METHOD = Conditions.fact(Family.HTTP, "http.method");
    private static final Expr BODY = Conditions.fact(Family.HTTP, "http.body");
    private static final Expr GET = equal(METHOD, "get");
    private static final Expr LOST = equal(BODY, "x");
    private static final Expr MISSING_KEY =
            equal(
                    new Index(Conditions.fact(Family.HTTP, "http.headers"), Conditions.text("X")),
                    "x");
    private static final Verdict DENIED = new Verdict.Reject("denied by policy");

    private final Facts get = FactValues.of(Family.HTTP).set("http.method", "GET").build();
    private final Facts truncated =
            FactValues.of(Family.HTTP).set("http.method", "GET").truncated().build();

    @Test
    void tooCostlyCondition_refusesWithoutSayingWhy() {
        Expr doubled = METHOD;
        for (int i = 0; i < 30; i++) {
            Expr half = new Local(i);
            doubled =
                    new Let(
                            List.of(new Let.Binding(i, doubled)),
                            new Arithmetic(Arithmetic.Operator.ADD, half, half));
        }
        EndpointPolicy policy =
                policy(
                        Family.HTTP,
                        NoMatch.ALLOW,
                        rule("doubles", 1, ALLOW, new And(equal(doubled, "x"), GET)),
                        catchAll("rest", 0, ALLOW));

        Decision decision = PolicyEngine.decide(policy, get, null);

        assertThat(decision.cause()).isEqualTo(Unevaluable.ERROR);
        assertThat(decision.verdict())
                .isEqualTo(
                        new Verdict.Reject(
                                "rule \"doubles\" could not be evaluated against this request"
                                        + " (evaluation error); failing closed"));
        assertThat(Finding.of(policy.rules().getFirst(), new Frame(get), null))
                .isEqualTo(new Finding.NoTruthValue("unknown (cost)"));
    }

    @Test
    void unknownInAnyOutcome_refusesInTheRulesName() {
        for (Outcome outcome : List.of(ALLOW, DENY, new Outcome.Approve(List.of("lead")))) {
            EndpointPolicy policy =
                    policy(
                            Family.HTTP,
                            NoMatch.ALLOW,
                            rule("reads-body", 1, outcome, LOST),
                            catchAll("rest", 0, ALLOW));
            Decision decision = PolicyEngine.decide(policy, truncated, "token");
            assertThat(decision.ruleName()).isEqualTo("reads-body");
            assertThat(decision.cause()).isEqualTo(Unevaluable.TRUNCATED);
            assertThat(decision.verdict())
                    .isEqualTo(
                            new Verdict.Reject(
                                    "rule \"reads-body\" could not be evaluated against this"
                                            + " request (truncated at the inspection buffer);"
                                            + " failing closed"));
        }
    }

    @Test
    void error_refusesWithoutNamingTheMissingKey() {
        Decision decision = decide(get, rule("header", 0, ALLOW, MISSING_KEY));
        assertThat(decision.cause()).isEqualTo(Unevaluable.ERROR);
        assertThat(decision.verdict())
                .isEqualTo(
                        new Verdict.Reject(
                                "rule \"header\" could not be evaluated against this request"
                                        + " (evaluation error); failing closed"));
    }

    @Test
    void error_onATruncatedAction_isReportedAsTruncated() {
        assertThat(decide(truncated, rule("header", 0, ALLOW, MISSING_KEY)).cause())
                .isEqualTo(Unevaluable.TRUNCATED);
    }

    @Test
    void bothFlags_areReportedTogether() {
        Facts both = FactValues.of(Family.SQL).truncated().unparseable().build();
        Expr verb = equal(Conditions.fact(Family.SQL, "sql.verb"), "select");
        Decision decision =
                PolicyEngine.decide(
                        policy(Family.SQL, NoMatch.ALLOW, rule("v", 0, ALLOW, verb)), both, null);
        assertThat(decision.cause()).isEqualTo(Unevaluable.TRUNCATED_AND_UNPARSEABLE);
        assertThat(((Verdict.Reject) decision.verdict()).reason())
                .contains("(truncated at the inspection buffer and unparseable)");
    }

    @Test
    void conditionThatIsNoTruthValue_refuses() {
        Decision decision = decide(get, rule("one", 0, ALLOW, new Literal(new IntValue(1))));
        assertThat(decision.cause()).isEqualTo(Unevaluable.ERROR);
    }

    @Test
    void emptyCondition_onATruncatedAction_matches() {
        assertThat(decide(truncated, catchAll("all", 0, ALLOW)).verdict())
                .isEqualTo(new Verdict.Forward());
    }

    @Test
    void unknownThatIsAbsorbed_doesNotRefuse() {
        Expr either = new Or(LOST, GET);
        Decision decision = decide(truncated, rule("either", 0, ALLOW, either));
        assertThat(decision.verdict()).isEqualTo(new Verdict.Forward());
    }

    @Test
    void ruleForAnotherCredential_isSkippedEvenWhenUnevaluable() {
        Rule other = pinned(rule("other", 9, DENY, LOST), "other");
        Rule mine = pinned(catchAll("mine", 1, ALLOW), "mine");

        assertThat(decide(truncated, "mine", other, mine).verdict())
                .isEqualTo(new Verdict.Inject("mine"));
        assertThat(decide(truncated, other, mine).rule()).isEmpty();
        assertThat(decide(truncated, "other", other, mine).ruleName()).isEqualTo("other");
    }

    @Test
    void outcomes_withAndWithoutCredential_becomeVerdicts() {
        Outcome approve = new Outcome.Approve(List.of("a", "b"));
        assertThat(decide(get, "t", catchAll("r", 0, ALLOW)).verdict())
                .isEqualTo(new Verdict.Inject("t"));
        assertThat(decide(get, "t", because(catchAll("r", 0, DENY), "read only")).verdict())
                .isEqualTo(new Verdict.Reject("read only"));
        assertThat(decide(get, "t", because(catchAll("r", 0, approve), "why")).verdict())
                .isEqualTo(new Verdict.Escalate(List.of("a", "b"), Optional.of("t"), "why"));
    }

    @Test
    void noMatch_followsTheDefault() {
        Rule never = rule("never", 0, ALLOW, new Literal(BoolValue.FALSE));
        assertThat(decide(get, "t", never).verdict()).isEqualTo(new Verdict.Inject("t"));
        assertThat(decide(get, never).verdict()).isEqualTo(new Verdict.Forward());
        Decision denied = PolicyEngine.decide(policy(Family.HTTP, NoMatch.DENY, never), get, "t");
        assertThat(denied).isEqualTo(new Decision(DENIED, Optional.empty(), Unevaluable.NONE));
    }

    @Test
    void backstop_isForSqlWithRulesOnly() {
        Facts sql = FactValues.of(Family.SQL).truncated().build();
        Rule never = rule("never", 0, ALLOW, new Literal(BoolValue.FALSE));

        Decision stopped = PolicyEngine.decide(policy(Family.SQL, NoMatch.ALLOW, never), sql, null);
        assertThat(stopped.verdict())
                .isEqualTo(
                        new Verdict.Reject(
                                "request bytes were truncated at the inspection buffer and no"
                                        + " rule explicitly allowed the request; failing closed"));
        assertThat(stopped.cause()).isEqualTo(Unevaluable.TRUNCATED);
        assertThat(PolicyEngine.decide(policy(Family.SQL, NoMatch.ALLOW), sql, null).verdict())
                .isEqualTo(new Verdict.Forward());
        assertThat(decide(truncated, never).verdict()).isEqualTo(new Verdict.Forward());
    }

    @Test
    void order_isPriorityThenDeclaration() {
        Random random = new Random(99);
        for (int round = 0; round < 200; round++) {
            List<Rule> declared = new ArrayList<>();
            for (int i = 0; i < 30; i++) {
                declared.add(catchAll("r" + i, random.nextInt(-3, 4), ALLOW));
            }
            Collections.shuffle(declared, random);
            EndpointPolicy policy = EndpointPolicy.of("e", Family.HTTP, declared, NoMatch.ALLOW);
            int highest =
                    Collections.max(declared, Comparator.comparingInt(Rule::priority)).priority();
            String first =
                    declared.stream()
                            .filter(rule -> rule.priority() == highest)
                            .findFirst()
                            .orElseThrow()
                            .name();
            assertThat(PolicyEngine.decide(policy, get, null).ruleName()).isEqualTo(first);
        }
    }

    @Test
    void order_ofExtremePriorities_doesNotWrapAround() {
        EndpointPolicy policy =
                policy(
                        Family.HTTP,
                        NoMatch.ALLOW,
                        catchAll("low", Integer.MIN_VALUE, ALLOW),
                        catchAll("high", Integer.MAX_VALUE, DENY));
        assertThat(PolicyEngine.decide(policy, get, null).ruleName()).isEqualTo("high");
    }

    private static Decision decide(Facts facts, Rule... rules) {
        return PolicyEngine.decide(policy(Family.HTTP, NoMatch.ALLOW, rules), facts, null);
    }

    private static Decision decide(Facts facts, String credential, Rule... rules) {
        return PolicyEngine.decide(policy(Family.HTTP, NoMatch.ALLOW, rules), facts, credential);
    }
}
