package org.clawpatrol.engine.bench;

import java.util.Arrays;
import java.util.function.UnaryOperator;
import org.clawpatrol.engine.expr.And;
import org.clawpatrol.engine.expr.Equal;
import org.clawpatrol.engine.expr.Exists;
import org.clawpatrol.engine.expr.Expr;
import org.clawpatrol.engine.expr.FactRead;
import org.clawpatrol.engine.expr.In;
import org.clawpatrol.engine.expr.InvalidPatternException;
import org.clawpatrol.engine.expr.ListOf;
import org.clawpatrol.engine.expr.Literal;
import org.clawpatrol.engine.expr.Local;
import org.clawpatrol.engine.expr.Matches;
import org.clawpatrol.engine.expr.Not;
import org.clawpatrol.engine.expr.Or;
import org.clawpatrol.engine.expr.Select;
import org.clawpatrol.engine.expr.SetTest;
import org.clawpatrol.engine.expr.TextTest;
import org.clawpatrol.engine.fact.FactSchema;
import org.clawpatrol.engine.fact.Family;
import org.clawpatrol.engine.value.StringValue;

/** The parts of conditions over the facts of one family. Immutable. */
record Terms(Family family) {

    Expr fact(String path) {
        return new FactRead(FactSchema.of(family).fact(path).orElseThrow());
    }

    static Expr text(String text) {
        return new Literal(new StringValue(text));
    }

    static Expr texts(String... texts) {
        return new ListOf(Arrays.stream(texts).map(Terms::text).toList());
    }

    Expr is(String path, String text) {
        return new Equal(fact(path), text(text), false);
    }

    Expr isNot(String path, String text) {
        return new Equal(fact(path), text(text), true);
    }

    Expr isIn(String path, String... texts) {
        return new In(fact(path), texts(texts));
    }

    /** Whether a list fact holds a text. */
    Expr has(String path, String element) {
        return new In(text(element), fact(path));
    }

    Expr intersects(String path, String... texts) {
        return new SetTest(SetTest.Operator.INTERSECTS, fact(path), texts(texts));
    }

    /** Whether some element of a list fact fulfils a test. */
    Expr exists(String path, UnaryOperator<Expr> test) {
        return new Exists(fact(path), 0, test.apply(new Local(0)));
    }

    /** Whether some value of a header is a text, the header being asked for first. */
    Expr header(String name, String value) {
        Expr present = new In(text(name), fact("http.headers"));
        Expr values = new Select(fact("http.headers"), new StringValue(name));
        return and(present, new Exists(values, 0, new Equal(new Local(0), text(value), false)));
    }

    Expr starts(String path, String prefix) {
        return new TextTest(TextTest.Operator.STARTS_WITH, fact(path), text(prefix));
    }

    Expr ends(String path, String suffix) {
        return new TextTest(TextTest.Operator.ENDS_WITH, fact(path), text(suffix));
    }

    Expr contains(String path, String part) {
        return new TextTest(TextTest.Operator.CONTAINS, fact(path), text(part));
    }

    Expr matches(String path, String pattern) {
        try {
            return Matches.of(fact(path), text(pattern));
        } catch (InvalidPatternException e) {
            throw new IllegalArgumentException(pattern, e);
        }
    }

    static Expr and(Expr left, Expr right) {
        return new And(left, right);
    }

    static Expr or(Expr left, Expr right) {
        return new Or(left, right);
    }

    static Expr not(Expr operand) {
        return new Not(operand);
    }
}
