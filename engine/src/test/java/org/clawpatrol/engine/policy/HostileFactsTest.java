package org.clawpatrol.engine.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.clawpatrol.engine.policy.Conditions.ALLOW;
import static org.clawpatrol.engine.policy.Conditions.catchAll;
import static org.clawpatrol.engine.policy.Conditions.equal;
import static org.clawpatrol.engine.policy.Conditions.policy;
import static org.clawpatrol.engine.policy.Conditions.rule;

import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.clawpatrol.engine.expr.Frame;
import org.clawpatrol.engine.expr.Literal;
import org.clawpatrol.engine.fact.Fact;
import org.clawpatrol.engine.fact.Facts;
import org.clawpatrol.engine.fact.Family;
import org.clawpatrol.engine.value.BoolValue;
import org.clawpatrol.engine.value.StringValue;
import org.clawpatrol.engine.value.Value;
import org.junit.jupiter.api.Test;

/** Whatever a reader of facts does, the action is refused and nothing is thrown. */
class HostileFactsTest {
    private static final Rule READS =
            rule("reads", 1, ALLOW, equal(Conditions.fact(Family.SQL, "sql.database"), "web"));
    private static final Rule READS_LOSSY =
            rule("lossy", 1, ALLOW, equal(Conditions.fact(Family.SQL, "sql.verb"), "select"));
    private static final Rule ALL = catchAll("all", 0, ALLOW);

    @Test
    void valuesThatThrow_refuseInTheRulesName() {
        List<Supplier<Value>> failures =
                List.of(
                        () -> {
                            throw new IllegalStateException("broken");
                        },
                        () -> {
                            throw new StackOverflowError();
                        },
                        () -> {
                            throw new AssertionError("broken");
                        },
                        () -> {
                            throw new NoClassDefFoundError("gone");
                        },
                        HostileFactsTest::checkedException);
        for (Supplier<Value> failure : failures) {
            Decision decision = decide(new Scripted(failure, () -> false), READS, ALL);
            assertRefusedByRule(decision, "reads");
        }
    }

    @Test
    void valueThatIsNull_refusesInTheRulesName() {
        Decision decision =
                decide(new Scripted(HostileFactsTest::nothing, () -> false), READS, ALL);
        assertRefusedByRule(decision, "reads");
    }

    @Test
    void flagsThatThrow_refuse() {
        Facts flags = new Scripted(() -> new StringValue("select"), HostileFactsTest::thrown);
        assertRefusedByRule(decide(flags, READS_LOSSY, ALL), "lossy");
    }

    @Test
    void flagsThatThrow_whereNothingMatched_refuseByDefault() {
        Facts flags = new Scripted(() -> new StringValue("x"), HostileFactsTest::thrown);
        Decision decision = decide(flags, rule("no", 0, ALLOW, new Literal(BoolValue.FALSE)));
        assertThat(decision.rule()).isEmpty();
        assertThat(decision.verdict()).isEqualTo(new Verdict.Reject("denied by policy"));
    }

    @Test
    void finding_ofBrokenFacts_tellsTheOperatorAndNotTheAgent() {
        Facts broken = new Scripted(HostileFactsTest::checkedException, () -> false);
        assertThat(Finding.of(READS, new Frame(broken), null))
                .isInstanceOf(Finding.NoTruthValue.class);
        assertThat(decide(broken, READS, ALL).verdict().toString())
                .doesNotContain("Exception")
                .doesNotContain("secret");
    }

    private static void assertRefusedByRule(Decision decision, String rule) {
        assertThat(decision.ruleName()).isEqualTo(rule);
        assertThat(decision.cause()).isEqualTo(Unevaluable.ERROR);
        assertThat(decision.verdict()).isInstanceOf(Verdict.Reject.class);
    }

    private static Decision decide(Facts facts, Rule... rules) {
        return PolicyEngine.decide(policy(Family.SQL, NoMatch.ALLOW, rules), facts, null);
    }

    private static boolean thrown() {
        throw new IllegalStateException("no flags");
    }

    @SuppressWarnings("NullAway") // the contract bars null; a careless reader returns it anyway
    private static Value nothing() {
        return null;
    }

    private static Value checkedException() {
        throw HostileFactsTest.<RuntimeException>disguised(new Exception("secret"));
    }

    /** Throws a checked exception past the compiler, as generated or native code can. */
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private static <T extends Exception> T disguised(Exception checked) throws T {
        throw (T) checked;
    }

    private record Scripted(Supplier<Value> values, BooleanSupplier flags) implements Facts {
        @Override
        public Value value(Fact fact) {
            return values.get();
        }

        @Override
        public boolean truncated() {
            return flags.getAsBoolean();
        }

        @Override
        public boolean unparseable() {
            return flags.getAsBoolean();
        }
    }
}
