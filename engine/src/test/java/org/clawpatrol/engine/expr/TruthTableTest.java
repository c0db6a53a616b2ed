package org.clawpatrol.engine.expr;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import org.clawpatrol.engine.fact.FactValues;
import org.clawpatrol.engine.fact.Family;
import org.clawpatrol.engine.value.IntValue;
import org.clawpatrol.engine.value.ListValue;
import org.clawpatrol.engine.value.MapValue;
import org.clawpatrol.engine.value.StringValue;
import org.clawpatrol.engine.value.UnknownValue;
import org.clawpatrol.engine.value.Value;
import org.junit.jupiter.api.Test;

/** Complete tables over true, false, unknown and error. Rows are the left side, in order TFUE. */
class TruthTableTest {
    private static final IntValue ONE = new IntValue(1);

    @Test
    void and_everyPair_falseAbsorbsAndUnknownWinsOverError() {
        assertTable(And::new, "TFUE", "FFFF", "UFUU", "EFUE");
    }

    @Test
    void or_everyPair_trueAbsorbsAndUnknownWinsOverError() {
        assertTable(Or::new, "TTTT", "TFUE", "TUUU", "TEUE");
    }

    @Test
    void not_everyValue_keepsUndefined() {
        assertThat(row(Not::new)).isEqualTo("FTUE");
    }

    @Test
    void conditional_everyTriple_onlyTheChosenBranchCounts() {
        for (Truth test : Truth.values()) {
            for (Truth then : Truth.values()) {
                for (Truth otherwise : Truth.values()) {
                    Truth expected =
                            switch (test) {
                                case T -> then;
                                case F -> otherwise;
                                case U, E -> test;
                            };
                    Expr node = new Conditional(test.expr(), then.expr(), otherwise.expr());
                    assertThat(truth(node)).as("%s", node).isEqualTo(expected);
                }
            }
        }
    }

    @Test
    void equality_everyPair_isStrict() {
        assertTable((l, r) -> new Equal(l, r, false), "TFUE", "FTUE", "UUUU", "EEUE");
        assertTable((l, r) -> new Equal(l, r, true), "FTUE", "TFUE", "UUUU", "EEUE");
    }

    @Test
    void order_everyPair_isStrict() {
        assertTable(compare(Compare.Operator.LESS), "FFUE", "TFUE", "UUUU", "EEUE");
        assertTable(compare(Compare.Operator.LESS_OR_EQUAL), "TFUE", "TTUE", "UUUU", "EEUE");
        assertTable(compare(Compare.Operator.GREATER), "FTUE", "FFUE", "UUUU", "EEUE");
        assertTable(compare(Compare.Operator.GREATER_OR_EQUAL), "TTUE", "FTUE", "UUUU", "EEUE");
    }

    @Test
    void strictOperations_onUndefinedOperands_passThemOn() {
        Expr known = new Literal(ONE);
        List<BinaryOperator<Expr>> operations =
                List.of(
                        (l, r) -> new Arithmetic(Arithmetic.Operator.ADD, l, r),
                        (l, r) -> new Arithmetic(Arithmetic.Operator.MODULO, l, r),
                        (l, r) -> new TextTest(TextTest.Operator.CONTAINS, l, r),
                        (l, r) -> new SetTest(SetTest.Operator.EQUIVALENT, l, r),
                        In::new,
                        Index::new,
                        TruthTableTest::computedMatch,
                        (l, r) -> new ListOf(List.of(l, r)),
                        (l, r) -> new MapOf(List.of(new MapOf.Entry(l, r))));
        for (BinaryOperator<Expr> operation : operations) {
            assertThat(truth(operation.apply(Truth.U.expr(), known))).isEqualTo(Truth.U);
            assertThat(truth(operation.apply(known, Truth.U.expr()))).isEqualTo(Truth.U);
            assertThat(truth(operation.apply(Truth.U.expr(), Truth.E.expr()))).isEqualTo(Truth.U);
            assertThat(truth(operation.apply(Truth.E.expr(), Truth.U.expr()))).isEqualTo(Truth.U);
            assertThat(truth(operation.apply(Truth.E.expr(), known))).isEqualTo(Truth.E);
            assertThat(truth(operation.apply(known, Truth.E.expr()))).isEqualTo(Truth.E);
        }
    }

    @Test
    void unaryOperations_onUndefinedOperand_passItOn() {
        for (Truth undefined : List.of(Truth.U, Truth.E)) {
            Expr operand = undefined.expr();
            List<Expr> nodes = new ArrayList<>();
            nodes.add(new Negate(operand));
            nodes.add(new Size(operand));
            nodes.add(new TypeOf(operand));
            nodes.add(new Select(operand, new StringValue("a")));
            nodes.add(new Has(operand, new StringValue("a")));
            for (Convert.Target target : Convert.Target.values()) {
                nodes.add(new Convert(target, operand));
            }
            assertThat(nodes).allSatisfy(n -> assertThat(truth(n)).isEqualTo(undefined));
        }
    }

    @Test
    void has_memberPresentAbsentUnknownOrBroken_isTrueFalseOrUndefined() {
        assertThat(truth(has(Map.of("a", ONE)))).isEqualTo(Truth.T);
        assertThat(truth(has(Map.of("b", ONE)))).isEqualTo(Truth.F);
        assertThat(truth(has(Map.of("a", Truth.U.value())))).isEqualTo(Truth.U);
        assertThat(truth(has(Map.of("a", Truth.E.value())))).isEqualTo(Truth.E);
        assertThat(truth(new Has(new Literal(ONE), new StringValue("a")))).isEqualTo(Truth.E);
    }

    @Test
    void macros_overUndefinedOrUnfitRange_areUndefined() {
        for (Expr range : List.of(Truth.U.expr(), Truth.E.expr(), new Literal(ONE))) {
            Truth expected = range.equals(Truth.U.expr()) ? Truth.U : Truth.E;
            Expr body = Truth.T.expr();
            assertThat(truth(new Exists(range, 0, body))).isEqualTo(expected);
            assertThat(truth(new All(range, 0, body))).isEqualTo(expected);
            assertThat(truth(new ExistsOne(range, 0, body))).isEqualTo(expected);
            assertThat(truth(new Filter(range, 0, body))).isEqualTo(expected);
            assertThat(truth(new Transform(range, 0, Optional.empty(), body))).isEqualTo(expected);
        }
    }

    @Test
    void quantifiers_everyTripleOfResults_foldLikeTheirOperators() {
        for (String results : triples()) {
            Expr range = positions(3);
            Expr body = perPosition(results, 0);
            assertThat(truth(new Exists(range, 0, body)))
                    .as("exists %s", results)
                    .isEqualTo(Truth.first(results, "TUEF"));
            assertThat(truth(new All(range, 0, body)))
                    .as("all %s", results)
                    .isEqualTo(Truth.first(results, "FUET"));
        }
    }

    @Test
    void strictMacros_everyTripleOfResults_unknownThenErrorWin() {
        for (String results : triples()) {
            Expr range = positions(3);
            Expr body = perPosition(results, 0);
            long matches = results.chars().filter(c -> c == 'T').count();
            Truth one = worst(results, matches == 1 ? Truth.T : Truth.F);
            assertThat(truth(new ExistsOne(range, 0, body))).as(results).isEqualTo(one);

            Truth lists = worst(results, Truth.T);
            assertThat(listSize(new Filter(range, 0, body), matches)).as(results).isEqualTo(lists);
            assertThat(listSize(new Transform(range, 0, Optional.empty(), body), 3))
                    .as(results)
                    .isEqualTo(lists);
            assertThat(listSize(new Transform(range, 0, Optional.of(body), new Local(0)), matches))
                    .as(results)
                    .isEqualTo(lists);
        }
    }

    @Test
    void operandsThatAreNotBool_inLogic_areErrorsUnlessAbsorbed() {
        Expr one = new Literal(ONE);
        assertThat(truth(new And(one, Truth.T.expr()))).isEqualTo(Truth.E);
        assertThat(truth(new And(one, Truth.F.expr()))).isEqualTo(Truth.F);
        assertThat(truth(new Or(Truth.F.expr(), one))).isEqualTo(Truth.E);
        assertThat(truth(new Or(one, Truth.U.expr()))).isEqualTo(Truth.U);
        assertThat(truth(new Not(one))).isEqualTo(Truth.E);
        assertThat(truth(new Conditional(one, one, one))).isEqualTo(Truth.E);
    }

    @Test
    void unknowns_mergedByAnOperator_keepEveryCause() {
        Value parse = UnknownValue.of(UnknownValue.Cause.UNPARSEABLE);
        Value merged = evaluate(new And(Truth.U.expr(), new Literal(parse)));

        assertThat(merged).isInstanceOf(UnknownValue.class);
        assertThat(((UnknownValue) merged).causes())
                .containsExactlyInAnyOrder(
                        UnknownValue.Cause.TRUNCATED, UnknownValue.Cause.UNPARSEABLE);
    }

    private static void assertTable(BinaryOperator<Expr> operator, String... rows) {
        List<String> actual = new ArrayList<>();
        for (Truth left : Truth.values()) {
            actual.add(row(right -> operator.apply(left.expr(), right)));
        }
        assertThat(actual).containsExactly(rows);
    }

    private static String row(UnaryOperator<Expr> operation) {
        StringBuilder row = new StringBuilder();
        for (Truth operand : Truth.values()) {
            row.append(truth(operation.apply(operand.expr())));
        }
        return row.toString();
    }

    private static BinaryOperator<Expr> compare(Compare.Operator operator) {
        return (left, right) -> new Compare(operator, left, right);
    }

    private static Expr computedMatch(Expr text, Expr pattern) {
        try {
            return Matches.of(text, pattern);
        } catch (InvalidPatternException e) {
            throw new AssertionError(e);
        }
    }

    private static Expr has(Map<String, Value> fields) {
        return new Has(new Literal(MapValue.ofFields(fields)), new StringValue("a"));
    }

    private static Expr positions(int count) {
        List<Value> positions = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            positions.add(new IntValue(i));
        }
        return new Literal(new ListValue(positions));
    }

    /** An expression that is the n-th of the given results when the local variable is n. */
    private static Expr perPosition(String results, int slot) {
        Expr chain = Truth.E.expr();
        for (int i = results.length() - 1; i >= 0; i--) {
            Expr here = new Equal(new Local(slot), new Literal(new IntValue(i)), false);
            chain = new Conditional(here, Truth.of(results.charAt(i)).expr(), chain);
        }
        return chain;
    }

    private static List<String> triples() {
        List<String> triples = new ArrayList<>();
        for (Truth a : Truth.values()) {
            for (Truth b : Truth.values()) {
                for (Truth c : Truth.values()) {
                    triples.add("" + a + b + c);
                }
            }
        }
        return triples;
    }

    private static Truth worst(String results, Truth otherwise) {
        if (results.contains("U")) {
            return Truth.U;
        }
        return results.contains("E") ? Truth.E : otherwise;
    }

    private static Truth listSize(Expr list, long expected) {
        return truth(new Equal(new Size(list), new Literal(new IntValue(expected)), false));
    }

    private static Value evaluate(Expr expr) {
        return expr.evaluate(new Frame(FactValues.of(Family.HTTP).build()));
    }

    private static Truth truth(Expr expr) {
        return Truth.of(evaluate(expr));
    }
}
