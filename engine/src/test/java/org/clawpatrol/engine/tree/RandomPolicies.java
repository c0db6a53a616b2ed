package org.clawpatrol.engine.tree;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.clawpatrol.engine.expr.And;
import org.clawpatrol.engine.expr.Conditional;
import org.clawpatrol.engine.expr.Equal;
import org.clawpatrol.engine.expr.Exists;
import org.clawpatrol.engine.expr.Expr;
import org.clawpatrol.engine.expr.FactRead;
import org.clawpatrol.engine.expr.Has;
import org.clawpatrol.engine.expr.In;
import org.clawpatrol.engine.expr.Let;
import org.clawpatrol.engine.expr.Literal;
import org.clawpatrol.engine.expr.Local;
import org.clawpatrol.engine.expr.Not;
import org.clawpatrol.engine.expr.Or;
import org.clawpatrol.engine.expr.Select;
import org.clawpatrol.engine.expr.TextTest;
import org.clawpatrol.engine.fact.Fact;
import org.clawpatrol.engine.type.Type;
import org.clawpatrol.engine.value.StringValue;

/** Random rules in every operator there is. One thread. */
final class RandomPolicies {
    static final List<String> CREDENTIALS = List.of("one", "two");

    private final Draw draw;
    private final RandomTerms terms;
    private final RandomAtoms atoms;
    private final Style style;

    /** How the conditions of a policy look. */
    enum Style {
        /** Anything below anything, so that most actions are decided early. */
        WILD,
        /** Conjunctions of plain tests, as people write them, so that many rules are passed. */
        PLAIN,
        /** As plain, with disjunctions and negations of them. */
        MIXED,
        /** Tests of one fact each, of the kinds that switches sort, below connectives. */
        SORTABLE
    }

    RandomPolicies(Draw draw, Style style) {
        this.draw = draw;
        this.style = style;
        this.terms = new RandomTerms(draw);
        this.atoms = new RandomAtoms(draw, terms);
    }

    List<DecisionTree.Condition> conditions(int count) {
        return IntStream.range(0, count).mapToObj(_ -> condition()).toList();
    }

    private DecisionTree.Condition condition() {
        terms.begin();
        Optional<String> credential =
                draw.oneIn(5) ? Optional.of(draw.pick(CREDENTIALS)) : Optional.empty();
        Optional<Expr> expr = draw.oneIn(80) ? Optional.empty() : Optional.of(expr());
        return new DecisionTree.Condition(credential, expr);
    }

    private Expr expr() {
        return switch (style) {
            case WILD -> wild(draw.below(4));
            case PLAIN -> plain(1 + draw.below(5));
            case MIXED -> mixed(1 + draw.below(2));
            case SORTABLE -> sortable(draw.oneIn(8) ? 0 : 1 + draw.below(2));
        };
    }

    private Expr wild(int depth) {
        if (depth == 0) {
            return atoms.any(2);
        }
        return switch (draw.below(10)) {
            case 0, 1, 2 -> new And(wild(depth - 1), wild(depth - 1));
            case 3, 4 -> new Or(wild(depth - 1), wild(depth - 1));
            case 5 -> new Not(wild(depth - 1));
            case 6 -> guarded(depth);
            case 7 -> new Conditional(wild(depth - 1), wild(depth - 1), wild(depth - 1));
            case 8 -> shared(depth);
            default -> atoms.any(2);
        };
    }

    private Expr sortable(int depth) {
        if (depth == 0) {
            return draw.oneIn(4) ? guarded(0) : atoms.sortable(0);
        }
        return switch (draw.below(6)) {
            case 0 -> new Or(sortable(depth - 1), sortable(depth - 1));
            case 1 -> new And(sortable(depth - 1), new Not(sortable(0)));
            default -> new And(sortable(depth - 1), sortable(depth - 1));
        };
    }

    private Expr plain(int tests) {
        Expr all = draw.oneIn(4) ? guarded(0) : atoms.sortable(0);
        for (int i = 1; i < tests; i++) {
            all = new And(all, draw.oneIn(5) ? atoms.any(1) : atoms.sortable(0));
        }
        return all;
    }

    private Expr mixed(int depth) {
        if (depth == 0) {
            return plain(1 + draw.below(2));
        }
        return switch (draw.below(6)) {
            case 0 -> new Or(mixed(depth - 1), mixed(depth - 1));
            case 1 -> either(draw.oneIn(4) ? 12 : 3);
            case 2 -> new Not(new Or(mixed(depth - 1), new Not(plain(1))));
            case 3 -> new And(mixed(depth - 1), new Not(plain(1)));
            default -> new And(mixed(depth - 1), mixed(depth - 1));
        };
    }

    /** A disjunction of many. */
    private Expr either(int sides) {
        Expr all = plain(2);
        for (int i = 1; i < sides; i++) {
            all = new Or(all, plain(1));
        }
        return all;
    }

    /** A fact that an action may lack, or an entry that a map may lack, asked for first. */
    private Expr guarded(int depth) {
        Fact fact = draw.pickFact(RandomActions::mayLack);
        if (RandomActions.mayLack(fact) && !draw.oneIn(3)) {
            return new And(RandomAtoms.has(fact), of(fact, depth));
        }
        if (!draw.has(RandomTerms.MULTIMAP)) {
            return atoms.sortable(depth);
        }
        FactRead map = draw.fact(RandomTerms.MULTIMAP);
        Literal key = terms.key();
        StringValue name = (StringValue) key.value();
        Expr present = draw.oneIn(2) ? new In(key, map) : new Has(map, name);
        int slot = terms.slot();
        return new And(present, new Exists(new Select(map, name), slot, atoms.test(slot)));
    }

    private Expr of(Fact fact, int depth) {
        FactRead read = new FactRead(fact);
        if (fact.type().equals(Type.Simple.STRING)) {
            return switch (draw.below(4)) {
                case 0 -> new In(read, terms.words());
                case 1 -> new TextTest(draw.pick(TextTest.Operator.values()), read, terms.word());
                default -> new Equal(read, terms.word(), draw.oneIn(6));
            };
        }
        return fact.type().equals(RandomTerms.TEXTS)
                ? new In(terms.word(), read)
                : atoms.sortable(depth);
    }

    /** A condition that uses one value twice. */
    private Expr shared(int depth) {
        int slot = terms.slot();
        Expr value = terms.text(depth);
        return new Let(
                List.of(new Let.Binding(slot, value)),
                terms.within(
                        slot,
                        () ->
                                new Or(
                                        new Equal(new Local(slot), terms.word(), false),
                                        atoms.sortable(0))));
    }
}
