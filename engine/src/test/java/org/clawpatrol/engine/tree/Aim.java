package org.clawpatrol.engine.tree;

import java.util.List;
import org.clawpatrol.engine.expr.And;
import org.clawpatrol.engine.expr.Compare;
import org.clawpatrol.engine.expr.Equal;
import org.clawpatrol.engine.expr.Exists;
import org.clawpatrol.engine.expr.Expr;
import org.clawpatrol.engine.expr.FacetRead;
import org.clawpatrol.engine.expr.FactRead;
import org.clawpatrol.engine.expr.Has;
import org.clawpatrol.engine.expr.In;
import org.clawpatrol.engine.expr.ListOf;
import org.clawpatrol.engine.expr.Literal;
import org.clawpatrol.engine.expr.Local;
import org.clawpatrol.engine.expr.Or;
import org.clawpatrol.engine.expr.TextTest;
import org.clawpatrol.engine.fact.Fact;
import org.clawpatrol.engine.type.Type;
import org.clawpatrol.engine.value.ErrorValue;
import org.clawpatrol.engine.value.IntValue;
import org.clawpatrol.engine.value.ListValue;
import org.clawpatrol.engine.value.StringValue;
import org.clawpatrol.engine.value.Value;

/**
 * Changes an action so that it nearly does what a condition asks for: each plain test is met most
 * of the time. One thread.
 */
final class Aim {
    private final Draw draw;
    private final GivenFacts facts;

    Aim(Draw draw, GivenFacts facts) {
        this.draw = draw;
        this.facts = facts;
    }

    void at(Expr condition) {
        switch (condition) {
            case And(Expr left, Expr right) -> {
                at(left);
                at(right);
            }
            case Or(Expr left, Expr right) -> at(draw.oneIn(2) ? left : right);
            default -> {
                if (!draw.oneIn(10)) {
                    atTest(condition);
                }
            }
        }
    }

    private void atTest(Expr test) {
        switch (test) {
            case Equal(FactRead(Fact fact), Literal(Value value), boolean _) -> set(fact, value);
            case Equal(Literal(Value value), FactRead(Fact fact), boolean _) -> set(fact, value);
            case In(FactRead(Fact fact), ListOf list) -> oneOf(fact, list);
            case In(Literal(Value value), FactRead(Fact fact)) -> hold(fact, value);
            case Exists exists -> elements(exists);
            case Has(FacetRead(var fields), StringValue _) -> present(fields.getFirst());
            case TextTest(
                            TextTest.Operator operator,
                            FactRead(Fact fact),
                            Literal(StringValue(String text))) ->
                    set(fact, new StringValue(around(operator, text, more(fact))));
            case Compare(Compare.Operator _, FactRead(Fact fact), Literal(IntValue(long number))) ->
                    set(fact, new IntValue(number + draw.pick(-1, 0, 1)));
            default -> {}
        }
    }

    private static String around(TextTest.Operator operator, String text, String more) {
        int middle = more.length() / 2;
        return switch (operator) {
            case STARTS_WITH -> text + more;
            case ENDS_WITH -> more + text;
            case CONTAINS -> more.substring(0, middle) + text + more.substring(middle);
        };
    }

    /** Often what another test asked for before, so that both are met. */
    private String more(Fact fact) {
        return switch (draw.below(4)) {
            case 0 -> "";
            case 1 -> draw.words().nearly();
            default -> facts.value(fact) instanceof StringValue(String now) ? now : "";
        };
    }

    private void oneOf(Fact fact, ListOf list) {
        if (!list.elements().isEmpty()
                && draw.pick(list.elements()) instanceof Literal(Value value)) {
            set(fact, value);
        }
    }

    private void elements(Exists exists) {
        if (exists.iteration().range() instanceof FactRead(Fact fact)
                && exists.condition() instanceof Equal(Local _, Literal(Value value), boolean _)) {
            hold(fact, value);
        }
    }

    private void present(Fact fact) {
        if (facts.value(fact).equals(ErrorValue.ABSENT)) {
            set(fact, new StringValue(draw.words().nearly()));
        }
    }

    private void hold(Fact fact, Value value) {
        if (fact.type().equals(RandomTerms.TEXTS)) {
            facts.set(fact, new ListValue(List.of(new StringValue(draw.words().text()), value)));
        }
    }

    private void set(Fact fact, Value value) {
        boolean fits =
                value instanceof StringValue
                        ? fact.type().equals(Type.Simple.STRING)
                        : value instanceof IntValue && fact.type().equals(Type.Simple.INT);
        if (fits) {
            facts.set(fact, value);
        }
    }
}
