package org.clawpatrol.engine.expr;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clawpatrol.engine.fact.FactValues;
import org.clawpatrol.engine.fact.Family;
import org.clawpatrol.engine.value.BoolValue;
import org.clawpatrol.engine.value.IntValue;
import org.clawpatrol.engine.value.ListValue;
import org.clawpatrol.engine.value.MapValue;
import org.clawpatrol.engine.value.OptionalValue;
import org.clawpatrol.engine.value.StringValue;
import org.clawpatrol.engine.value.UnknownValue;
import org.clawpatrol.engine.value.Value;
import org.junit.jupiter.api.Test;

/** What an agent could make an evaluation do, and what it is allowed to. */
class BudgetTest {
    private static final int MEBI = 1 << 20;
    private static final UnknownValue TOO_MUCH = UnknownValue.of(UnknownValue.Cause.COST);

    /** Less than the default, so that using it up does not take long. */
    private static final long BUDGET = 1_000_000;

    private static final Expr LONG_TEXT = text("a".repeat(MEBI));
    private static final Expr MANY = list(50_000);

    @Test
    void comprehension_insideAnother_isUnknown() {
        Expr inner = new All(MANY, 1, new Equal(new Local(0), new Local(0), false));

        assertTooMuch(new All(MANY, 0, inner));
        assertTooMuch(new Exists(MANY, 0, new Not(inner)));
        assertTooMuch(new ExistsOne(MANY, 0, inner));
        assertTooMuch(new Filter(MANY, 0, inner));
        assertTooMuch(new Transform(MANY, 0, Optional.empty(), inner));
        assertTooMuch(new Transform(MANY, 0, Optional.of(inner), new Local(0)));
        Iteration entries = new Iteration(MANY, 0, 2);
        assertTooMuch(new TransformMap(entries, Optional.empty(), inner, false));
        assertTooMuch(new All(entries, inner));
    }

    @Test
    void membership_insideComprehension_isUnknown() {
        assertTooMuch(new All(MANY, 0, new In(new Local(0), MANY)));
        assertTooMuch(new SetTest(SetTest.Operator.CONTAINS, MANY, reversed(50_000)));
        assertTooMuch(new SetTest(SetTest.Operator.EQUIVALENT, MANY, reversed(50_000)));
        assertTooMuch(
                new SetTest(SetTest.Operator.INTERSECTS, MANY, new Literal(negative(50_000))));
    }

    @Test
    void textDoubledAgainAndAgain_isUnknownBeforeMemoryEnds() {
        assertTooMuch(doubled(text("ab"), 40));
        assertTooMuch(doubled(list(2), 40));
        assertTooMuch(doubled(new Convert(Convert.Target.BYTES, text("ab")), 40));
    }

    @Test
    void listOfListsDoubledAgainAndAgain_cannotBeCompared() {
        List<Let.Binding> bindings = new ArrayList<>();
        bindings.add(new Let.Binding(0, list(2)));
        for (int i = 1; i <= 40; i++) {
            Expr before = new Local(i - 1);
            bindings.add(new Let.Binding(i, new ListOf(List.of(before, before))));
        }

        assertTooMuch(new Let(bindings, new Equal(new Local(40), new Local(40), false)));
    }

    @Test
    void longText_searchedForEachElement_isUnknown() throws InvalidPatternException {
        Expr pattern = text("(?i)drop +table|truncate");
        assertTooMuch(new Exists(MANY, 0, Matches.of(LONG_TEXT, pattern)));
        assertTooMuch(new Exists(MANY, 0, contains(LONG_TEXT, text("b"))));
        assertTooMuch(new All(MANY, 0, new Equal(LONG_TEXT, text("b".repeat(MEBI)), true)));
        assertTooMuch(
                new All(
                        MANY,
                        0,
                        new Compare(Compare.Operator.LESS_OR_EQUAL, LONG_TEXT, LONG_TEXT)));
        assertTooMuch(
                new All(
                        MANY,
                        0,
                        new Equal(new Size(LONG_TEXT), new Literal(new IntValue(1)), true)));
        assertTooMuch(
                new All(
                        MANY,
                        0,
                        new Equal(
                                new Convert(Convert.Target.BYTES, LONG_TEXT),
                                new Literal(new IntValue(1)),
                                true)));
    }

    @Test
    void longText_searchedForLongText_isUnknown() {
        Expr wanted = text("a".repeat(MEBI / 2 - 1) + "b");

        assertTooMuch(contains(LONG_TEXT, wanted));
    }

    @Test
    void longText_searchedForComputedPattern_isUnknown() throws InvalidPatternException {
        Expr computed = new Convert(Convert.Target.STRING, text("(a|b)*(a|c)*(a|d)*(a|e)*z"));

        assertTooMuch(Matches.of(LONG_TEXT, computed));
    }

    @Test
    void ordinaryConditions_overTheLongestBody_takeASmallPart() throws InvalidPatternException {
        long part = Frame.DEFAULT_BUDGET / 4;
        Expr words = texts(100_000);
        List<Expr> ordinary =
                List.of(
                        contains(LONG_TEXT, text("password")),
                        Matches.of(LONG_TEXT, text("(?i)\\bdrop\\s+table\\b")),
                        Matches.of(LONG_TEXT, text("word0|word1|[a-f]{2,4}g|" + "x".repeat(99))),
                        new Equal(LONG_TEXT, text("a"), false),
                        new All(words, 0, new Not(contains(new Local(0), text("secret")))),
                        new Exists(words, 0, new In(new Local(0), texts(20))),
                        new SetTest(SetTest.Operator.CONTAINS, texts(20), words),
                        new Size(new Filter(words, 0, Truth.T.expr())));
        for (Expr expr : ordinary) {
            Frame frame = frame(Frame.DEFAULT_BUDGET);
            frame.evaluate(expr);
            assertThat(frame.spent()).as("%s", expr.getClass()).isPositive().isLessThan(part);
        }
    }

    @Test
    void exhaustion_besideAnOuterOperandThatDecides_isAbsorbedInEitherOrder() {
        Expr costly = new All(MANY, 0, new In(new Local(0), MANY));
        Expr no = Truth.F.expr();
        Expr yes = Truth.T.expr();

        assertThat(evaluate(new And(costly, no))).isEqualTo(BoolValue.FALSE);
        assertThat(evaluate(new And(no, costly))).isEqualTo(BoolValue.FALSE);
        assertThat(evaluate(new Or(costly, yes))).isEqualTo(BoolValue.TRUE);
        assertThat(evaluate(new Or(new Not(costly), yes))).isEqualTo(BoolValue.TRUE);
        assertTooMuch(new And(costly, yes));
        assertTooMuch(new And(yes, costly));
        assertTooMuch(new Not(new Or(costly, no)));
    }

    @Test
    void outerOperands_haveTheWholeBudgetEach() {
        Expr half = new All(list(600), 0, Truth.T.expr());
        Frame frame = frame(1_000);

        assertThat(frame.evaluate(new And(half, new And(half, half)))).isEqualTo(BoolValue.TRUE);
        assertThat(frame.spent()).isEqualTo(600);
        assertThat(frame.evaluate(new Conditional(half, half, half))).isEqualTo(TOO_MUCH);
    }

    @Test
    void exhaustion_besideAnInnerOperandThatDecides_staysUnknown() {
        Expr costly = new All(MANY, 0, new In(new Local(0), MANY));
        Expr no = Truth.F.expr();
        Expr yes = Truth.T.expr();

        assertTooMuch(new Exists(list(3), 5, new Or(costly, yes)));
        assertTooMuch(new Conditional(new Or(costly, yes), yes, no));
        assertTooMuch(new Let(List.of(new Let.Binding(7, costly)), new And(new Local(7), no)));
    }

    @Test
    void costlyOperand_thatIsNotReached_costsNothing() {
        Expr costly = new All(MANY, 0, new In(new Local(0), MANY));

        assertThat(evaluate(new And(Truth.F.expr(), costly))).isEqualTo(BoolValue.FALSE);
        assertThat(evaluate(new Or(Truth.T.expr(), costly))).isEqualTo(BoolValue.TRUE);
        assertThat(evaluate(new Let(List.of(new Let.Binding(7, costly)), Truth.T.expr())))
                .isEqualTo(BoolValue.TRUE);
    }

    @Test
    void exhaustion_withOtherUnknowns_keepsTheirCauses() {
        Expr costly = new All(MANY, 0, new In(new Local(0), MANY));

        Value merged = evaluate(new And(Truth.U.expr(), costly));

        assertThat(merged).isInstanceOf(UnknownValue.class);
        assertThat(((UnknownValue) merged).causes())
                .containsExactlyInAnyOrder(UnknownValue.Cause.TRUNCATED, UnknownValue.Cause.COST);
    }

    @Test
    void budget_isWholeAgain_forTheNextExpression() {
        Frame frame = frame(1_000);
        Expr cheap = new In(new Literal(new IntValue(3)), list(10));

        assertThat(frame.evaluate(new All(list(5_000), 0, Truth.T.expr()))).isEqualTo(TOO_MUCH);
        assertThat(frame.spent()).isEqualTo(1_000);
        assertThat(frame.evaluate(cheap)).isEqualTo(BoolValue.TRUE);
        assertThat(frame.spent()).isBetween(1L, 10L);
    }

    @Test
    void binding_readOften_isPaidOnce() {
        Expr body = new And(new Local(0), new And(new Local(0), new Local(0)));
        Expr counted = new All(list(100), 1, Truth.T.expr());
        Frame frame = frame(Frame.DEFAULT_BUDGET);
        frame.evaluate(counted);
        long once = frame.spent();

        frame.evaluate(new Let(List.of(new Let.Binding(0, counted)), body));

        assertThat(frame.spent()).isEqualTo(once);
    }

    @Test
    void everythingThatGrows_costsMoreForMore() throws InvalidPatternException {
        for (int factor : List.of(1, 2, 8)) {
            Expr text = text("ab".repeat(4_096 * factor));
            Expr other = text("ba".repeat(4_096 * factor));
            Expr many = list(4_096 * factor);
            Expr map = new Literal(map(4_096 * factor));
            long least = 100L * factor;
            List<Expr> nodes =
                    List.of(
                            new Arithmetic(Arithmetic.Operator.ADD, text, text),
                            new Arithmetic(Arithmetic.Operator.ADD, many, many),
                            new Compare(Compare.Operator.LESS, text, other),
                            new Equal(text, other, false),
                            new Equal(many, reversed(4_096 * factor), false),
                            new Equal(map, new Literal(map(4_096 * factor)), false),
                            new Equal(optional(text), optional(other), false),
                            new In(new Literal(new IntValue(-1)), many),
                            new Size(text),
                            new Convert(Convert.Target.BYTES, text),
                            contains(text, other),
                            Matches.of(text, text("c+d")),
                            new Apply(operation(OptionalOperation.Kind.OF), List.of(text)),
                            new Filter(map, 0, Truth.F.expr()),
                            new All(new Iteration(many, 0, 1), Truth.T.expr()));
            assertThat(nodes)
                    .allSatisfy(
                            node -> {
                                Frame frame = frame(Frame.DEFAULT_BUDGET);
                                frame.evaluate(node);
                                assertThat(frame.spent()).isGreaterThanOrEqualTo(least);
                            });
        }
    }

    private static Expr optional(Expr operand) {
        return new Apply(operation(OptionalOperation.Kind.OF), List.of(operand));
    }

    private static Operation operation(OptionalOperation.Kind kind) {
        return new OptionalOperation(kind);
    }

    private static Expr doubled(Expr seed, int times) {
        List<Let.Binding> bindings = new ArrayList<>();
        bindings.add(new Let.Binding(0, seed));
        for (int i = 1; i <= times; i++) {
            Expr before = new Local(i - 1);
            Expr twice = new Arithmetic(Arithmetic.Operator.ADD, before, before);
            bindings.add(new Let.Binding(i, twice));
        }
        return new Let(bindings, new Equal(new Size(new Local(times)), new Local(0), true));
    }

    private static Expr contains(Expr text, Expr wanted) {
        return new TextTest(TextTest.Operator.CONTAINS, text, wanted);
    }

    private static Expr text(String text) {
        return new Literal(new StringValue(text));
    }

    private static Expr list(int size) {
        return new Literal(numbers(size));
    }

    private static Expr reversed(int size) {
        return new Literal(new ListValue(numbers(size).elements().reversed()));
    }

    private static ListValue numbers(int size) {
        List<Value> numbers = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            numbers.add(new IntValue(i));
        }
        return new ListValue(numbers);
    }

    private static ListValue negative(int size) {
        return new ListValue(Collections.nCopies(size, new IntValue(-1)));
    }

    private static Expr texts(int size) {
        return new Literal(ListValue.ofStrings(Collections.nCopies(size, "word")));
    }

    private static MapValue map(int size) {
        Map<Value, Value> entries = new HashMap<>();
        for (int i = 0; i < size; i++) {
            entries.put(new IntValue(i), new OptionalValue(new IntValue(i)));
        }
        return MapValue.of(entries);
    }

    private static void assertTooMuch(Expr expr) {
        assertThat(evaluate(expr)).as("%s", expr.getClass()).isEqualTo(TOO_MUCH);
    }

    private static Value evaluate(Expr expr) {
        return frame(BUDGET).evaluate(expr);
    }

    private static Frame frame(long budget) {
        return new Frame(FactValues.of(Family.HTTP).build(), budget);
    }
}
