package org.clawpatrol.engine.expr;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.clawpatrol.engine.fact.FactValues;
import org.clawpatrol.engine.fact.Family;
import org.clawpatrol.engine.value.IntValue;
import org.clawpatrol.engine.value.ListValue;
import org.clawpatrol.engine.value.Value;
import org.junit.jupiter.api.Test;

/**
 * Random trees of the absorbing operators against an oracle that ranks results: a fold of {@code
 * ||} is its highest-ranked member in the order true, unknown, error, false, and dually for {@code
 * &&}.
 */
class OracleTest {
    private static final long SEED = 20_260_101L;
    private static final int TREES = 20_000;

    /** A tree with the result it must have. */
    private record Case(Expr expr, Truth expected) {}

    @Test
    void evaluation_ofRandomTrees_agreesWithTheOracle() {
        Random random = new Random(SEED);
        for (int i = 0; i < TREES; i++) {
            Case tree = tree(random, 4, 0);
            assertThat(truth(tree.expr)).as("tree %d: %s", i, tree.expr).isEqualTo(tree.expected);
        }
    }

    @Test
    void junctions_inAnyOrderOfOperands_haveOneResult() {
        Random random = new Random(SEED);
        for (int i = 0; i < 2_000; i++) {
            List<Case> operands = new ArrayList<>();
            for (int j = 0; j < 5; j++) {
                operands.add(tree(random, 1, 0));
            }
            Truth all = truth(joined(operands, true));
            Truth any = truth(joined(operands, false));
            Collections.shuffle(operands, random);
            assertThat(truth(joined(operands, true))).isEqualTo(all);
            assertThat(truth(joined(operands, false))).isEqualTo(any);
        }
    }

    private static Expr joined(List<Case> operands, boolean all) {
        Expr joined = operands.getFirst().expr;
        for (Case next : operands.subList(1, operands.size())) {
            joined = all ? new And(joined, next.expr) : new Or(joined, next.expr);
        }
        return joined;
    }

    private static Case tree(Random random, int depth, int slot) {
        if (depth == 0) {
            Truth leaf = Truth.of("TFUE".charAt(random.nextInt(4)));
            return new Case(leaf.expr(), leaf);
        }
        return switch (random.nextInt(6)) {
            case 0 -> and(tree(random, depth - 1, slot), tree(random, depth - 1, slot));
            case 1 -> or(tree(random, depth - 1, slot), tree(random, depth - 1, slot));
            case 2 -> not(tree(random, depth - 1, slot));
            case 3 -> conditional(random, depth, slot);
            case 4 -> quantified(random, depth, slot, true);
            default -> quantified(random, depth, slot, false);
        };
    }

    private static Case and(Case left, Case right) {
        return new Case(new And(left.expr, right.expr), ranked(List.of(left, right), "FUET"));
    }

    private static Case or(Case left, Case right) {
        return new Case(new Or(left.expr, right.expr), ranked(List.of(left, right), "TUEF"));
    }

    private static Case not(Case operand) {
        Truth expected =
                switch (operand.expected) {
                    case T -> Truth.F;
                    case F -> Truth.T;
                    case U, E -> operand.expected;
                };
        return new Case(new Not(operand.expr), expected);
    }

    private static Case conditional(Random random, int depth, int slot) {
        Case test = tree(random, depth - 1, slot);
        Case then = tree(random, depth - 1, slot);
        Case otherwise = tree(random, depth - 1, slot);
        Truth expected =
                switch (test.expected) {
                    case T -> then.expected;
                    case F -> otherwise.expected;
                    case U, E -> test.expected;
                };
        return new Case(new Conditional(test.expr, then.expr, otherwise.expr), expected);
    }

    private static Case quantified(Random random, int depth, int slot, boolean all) {
        List<Case> results = new ArrayList<>();
        List<Value> positions = new ArrayList<>();
        Expr body = Truth.E.expr();
        int size = random.nextInt(4);
        for (int i = 0; i < size; i++) {
            Case result = tree(random, depth - 1, slot + 1);
            IntValue position = new IntValue(i);
            results.add(result);
            positions.add(position);
            Expr here = new Equal(new Local(slot), new Literal(position), false);
            body = new Conditional(here, result.expr, body);
        }
        Expr range = new Literal(new ListValue(positions));
        return all
                ? new Case(new All(range, slot, body), ranked(results, "FUET"))
                : new Case(new Exists(range, slot, body), ranked(results, "TUEF"));
    }

    private static Truth ranked(List<Case> results, String ranking) {
        StringBuilder present = new StringBuilder();
        results.forEach(result -> present.append(result.expected));
        return Truth.first(present.toString(), ranking);
    }

    private static Truth truth(Expr expr) {
        return Truth.of(expr.evaluate(new Frame(FactValues.of(Family.HTTP).build())));
    }
}
