package org.clawpatrol.engine.tree;

import java.util.List;
import org.clawpatrol.engine.expr.All;
import org.clawpatrol.engine.expr.Apply;
import org.clawpatrol.engine.expr.Arithmetic;
import org.clawpatrol.engine.expr.Compare;
import org.clawpatrol.engine.expr.Equal;
import org.clawpatrol.engine.expr.Exists;
import org.clawpatrol.engine.expr.ExistsOne;
import org.clawpatrol.engine.expr.Expr;
import org.clawpatrol.engine.expr.FacetRead;
import org.clawpatrol.engine.expr.FactRead;
import org.clawpatrol.engine.expr.Has;
import org.clawpatrol.engine.expr.In;
import org.clawpatrol.engine.expr.Index;
import org.clawpatrol.engine.expr.InvalidPatternException;
import org.clawpatrol.engine.expr.Iteration;
import org.clawpatrol.engine.expr.Literal;
import org.clawpatrol.engine.expr.Local;
import org.clawpatrol.engine.expr.Matches;
import org.clawpatrol.engine.expr.OptionalOperation;
import org.clawpatrol.engine.expr.OptionalStep;
import org.clawpatrol.engine.expr.Or;
import org.clawpatrol.engine.expr.Select;
import org.clawpatrol.engine.expr.SetTest;
import org.clawpatrol.engine.expr.Size;
import org.clawpatrol.engine.expr.TextTest;
import org.clawpatrol.engine.expr.TypeOf;
import org.clawpatrol.engine.fact.Fact;
import org.clawpatrol.engine.library.list.Range;
import org.clawpatrol.engine.library.network.AddressTest;
import org.clawpatrol.engine.library.network.ContainsAddress;
import org.clawpatrol.engine.library.network.ContainsNetwork;
import org.clawpatrol.engine.library.network.IsAddress;
import org.clawpatrol.engine.library.network.ParseAddress;
import org.clawpatrol.engine.library.network.ParseNetwork;
import org.clawpatrol.engine.library.pattern.Extract;
import org.clawpatrol.engine.type.Type;
import org.clawpatrol.engine.value.BoolValue;
import org.clawpatrol.engine.value.ErrorValue;
import org.clawpatrol.engine.value.NullValue;
import org.clawpatrol.engine.value.StringValue;
import org.clawpatrol.engine.value.TypeValue;
import org.clawpatrol.engine.value.UnknownValue;
import org.clawpatrol.engine.value.Value;

/** Random truth values without connectives at their top. One thread. */
final class RandomAtoms {
    private static final List<String> PIECES =
            List.of(
                    ".",
                    ".*",
                    "[ab]",
                    "[^a]",
                    "[]a]",
                    "[[:alpha:]]",
                    "(a|b)",
                    "(ab)?",
                    "(b(a))+",
                    "a*",
                    "b+",
                    "a{0,1}",
                    "b{2}",
                    "a{2,}?",
                    "a{,2}",
                    "\\b",
                    "\\w",
                    "\\.",
                    "\\/",
                    "\\x61",
                    "\\pL",
                    "\\Aa",
                    "\\z",
                    "$",
                    "^",
                    "|",
                    "a+?",
                    "\\Qa.\\E",
                    "(?i:A)",
                    "]",
                    "}");
    private static final List<String> TAILS =
            List.of("", ".*", "$", "+", "*", "?", "{2}", "|b", "(?i)c", "\\.", "[ab]", "(/|$)");

    private final Draw draw;
    private final RandomTerms terms;

    RandomAtoms(Draw draw, RandomTerms terms) {
        this.draw = draw;
        this.terms = terms;
    }

    Expr any(int depth) {
        return draw.oneIn(3) ? odd(depth) : sortable(depth);
    }

    /** What a switch may be able to sort, when its operands are plain facts and constants. */
    Expr sortable(int depth) {
        if (draw.costly() && draw.oneIn(5)) {
            return costly();
        }
        int kind = draw.below(20);
        boolean without =
                switch (kind) {
                    case 5, 11, 12, 13 -> !terms.hasTexts();
                    case 6 -> false;
                    case 14, 15, 17 -> !draw.has(Type.Simple.INT);
                    case 16, 18, 19 -> !draw.hasAddress();
                    default -> !draw.has(Type.Simple.STRING);
                };
        return without ? sortable(depth) : sortable(kind, depth);
    }

    private Expr sortable(int kind, int depth) {
        return switch (kind) {
            case 0, 1 -> new Equal(terms.text(depth), terms.word(), draw.oneIn(4));
            case 2 -> new Equal(terms.word(), terms.text(depth), false);
            case 3, 4 -> new In(terms.text(depth), terms.words());
            case 5 -> new In(terms.word(), terms.texts(depth));
            case 6 -> named(depth);
            case 7, 8, 9 ->
                    new TextTest(
                            draw.pick(TextTest.Operator.values()), terms.text(depth), terms.word());
            case 10 -> matches(depth);
            case 11, 12 -> exists(depth);
            case 13 -> setTest(depth);
            case 14, 15 -> range(depth);
            case 16, 18, 19 -> network();
            default -> new Equal(terms.number(depth), terms.constant(), draw.oneIn(4));
        };
    }

    private Expr odd(int depth) {
        int kind = draw.below(16);
        boolean without =
                switch (kind) {
                    case 1, 2 -> !draw.has(Type.Simple.BOOL);
                    case 6 -> !draw.has(Type.Simple.DYN);
                    case 14 -> !draw.has(RandomTerms.REFS);
                    default -> false;
                };
        return without ? sortable(depth) : odd(kind, depth);
    }

    private Expr odd(int kind, int depth) {
        return switch (kind) {
            case 0 -> new Literal(draw.pick(values()));
            case 1 -> draw.fact(Type.Simple.BOOL);
            case 2 -> new Equal(draw.fact(Type.Simple.BOOL), new Literal(BoolValue.TRUE), false);
            case 3 -> new All(new Iteration(terms.texts(depth), 90, Iteration.NONE), test(90));
            case 4 -> new ExistsOne(new Iteration(terms.texts(depth), 91, 92), test(92));
            case 5 -> has();
            case 6 -> document();
            case 7 -> moment();
            case 8 -> new In(terms.number(depth), terms.integers());
            case 9 ->
                    new Equal(
                            new TypeOf(new Index(terms.map(depth), terms.key())),
                            new Literal(new TypeValue(draw.pick("string", "int", "list"))),
                            false);
            case 10 -> new Apply(new IsAddress(), List.of(terms.text(depth)));
            case 11 -> extracted(depth);
            case 12 -> new Compare(order(), terms.text(depth), terms.word());
            case 13 -> whole();
            case 14 -> refs();
            default -> new Compare(order(), new Size(terms.texts(depth)), terms.integer());
        };
    }

    /** Takes the product of two numbers of the action as many steps. */
    private Expr costly() {
        int outer = terms.slot();
        int inner = terms.slot();
        Expr numbers = new Apply(new Range(), List.of(terms.number(0)));
        Expr others = new Apply(new Range(), List.of(terms.number(0)));
        Expr same = new Equal(new Local(outer), new Local(inner), true);
        Expr each = new All(others, inner, new Or(same, sortable(0)));
        return draw.oneIn(2) ? new All(numbers, outer, each) : new Exists(numbers, outer, each);
    }

    private static Value[] values() {
        return new Value[] {
            BoolValue.TRUE,
            BoolValue.FALSE,
            BoolValue.FALSE,
            new ErrorValue("given"),
            NullValue.NULL,
            UnknownValue.of(UnknownValue.Cause.OTHER)
        };
    }

    /** A key of a map; where the family has no map, another test. */
    private Expr named(int depth) {
        Type map = draw.pick(RandomTerms.MAP, RandomTerms.MULTIMAP);
        return draw.has(map) ? new In(terms.key(), draw.fact(map)) : sortable(depth);
    }

    private Compare.Operator order() {
        return draw.pick(Compare.Operator.values());
    }

    private Expr range(int depth) {
        Expr number = terms.number(depth);
        return draw.oneIn(3)
                ? new Compare(order(), terms.constant(), number)
                : new Compare(order(), number, terms.constant());
    }

    /** {@code cidr('10.0.0.0/8').containsIP(fact)} and its like. */
    private Expr network() {
        Expr network = new Apply(new ParseNetwork(), List.of(constant(draw.words().network())));
        if (draw.oneIn(2)) {
            network = new Literal(network.evaluate(nothing()));
        }
        Expr text = draw.fact(Draw::isAddress);
        Expr address = new Apply(new ParseAddress(), List.of(text));
        return switch (draw.below(8)) {
            case 0 -> new Apply(new ContainsAddress(), List.of(network, address));
            case 1 -> new Apply(new ContainsNetwork(), List.of(network, address));
            case 2 -> new Apply(new ContainsNetwork(), List.of(network, text));
            case 3 ->
                    new Apply(
                            new AddressTest(draw.pick(AddressTest.Kind.values())),
                            List.of(address));
            case 4 -> new Equal(address, constantAddress(), draw.oneIn(3));
            default -> new Apply(new ContainsAddress(), List.of(network, text));
        };
    }

    private Expr constantAddress() {
        return new Apply(new ParseAddress(), List.of(constant(draw.words().address())));
    }

    private static Literal constant(String text) {
        return RandomTerms.text(text);
    }

    private org.clawpatrol.engine.expr.Frame nothing() {
        return new org.clawpatrol.engine.expr.Frame(new GivenFacts(draw.schema().facts().size()));
    }

    private Expr matches(int depth) {
        String pattern = draw.oneIn(3) ? composed() : simple();
        try {
            return Matches.of(terms.text(depth), constant(pattern));
        } catch (InvalidPatternException e) {
            return new Literal(BoolValue.FALSE);
        }
    }

    private String simple() {
        return draw.pick("^", "^", "^", "", "(?i)^", "^\\", "^(?:")
                + draw.words().text()
                + draw.pick(TAILS);
    }

    private String composed() {
        StringBuilder pattern = new StringBuilder(draw.oneIn(2) ? "^" : "");
        for (int i = 1 + draw.below(4); i > 0; i--) {
            pattern.append(draw.oneIn(2) ? draw.words().text() : draw.pick(PIECES));
        }
        return pattern.toString();
    }

    private Expr extracted(int depth) {
        Expr found = new Apply(new Extract(), List.of(terms.text(depth), constant("^[a-b]+")));
        return new Apply(new OptionalOperation(OptionalOperation.Kind.HAS_VALUE), List.of(found));
    }

    private Expr exists(int depth) {
        Expr range = terms.texts(depth);
        int slot = terms.slot();
        return new Exists(range, slot, test(slot));
    }

    Expr test(int slot) {
        return switch (draw.below(5)) {
            case 0, 1 -> new Equal(new Local(slot), terms.word(), draw.oneIn(8));
            case 2 -> new Equal(terms.word(), new Local(slot), false);
            case 3 ->
                    new TextTest(
                            draw.pick(TextTest.Operator.values()), new Local(slot), terms.word());
            default -> new In(new Local(slot), terms.words());
        };
    }

    private Expr setTest(int depth) {
        SetTest.Operator operator = draw.pick(SetTest.Operator.values());
        Expr held = terms.texts(depth);
        return draw.oneIn(2)
                ? new SetTest(operator, held, terms.words())
                : new SetTest(operator, terms.words(), held);
    }

    /** Asks for a fact, mostly one that an action may lack. */
    private Expr has() {
        return has(draw.pickFact(fact -> RandomActions.mayLack(fact) || draw.oneIn(4)));
    }

    static Expr has(Fact fact) {
        return new Has(new FacetRead(List.of(fact)), new StringValue(fact.field()));
    }

    /** A whole variable as a map. */
    private Expr whole() {
        Fact fact = draw.pick(draw.facts());
        Expr facet = new FacetRead(draw.schema().facts(fact.variable()));
        return draw.oneIn(2)
                ? new In(constant(fact.field()), facet)
                : new Equal(new Index(facet, constant(fact.field())), terms.word(), false);
    }

    /** A member of a document of unknown shape. */
    private Expr document() {
        FactRead document = draw.fact(Type.Simple.DYN);
        return switch (draw.below(5)) {
            case 0 -> new Has(document, (StringValue) terms.key().value());
            case 1 -> new Compare(order(), terms.member(document), terms.constant());
            case 2 -> new In(terms.word(), terms.member(document));
            case 3 ->
                    new Apply(
                            new OptionalOperation(OptionalOperation.Kind.HAS_VALUE),
                            List.of(new OptionalStep(document, terms.key())));
            default -> new Equal(terms.member(document), terms.word(), draw.oneIn(4));
        };
    }

    private Expr moment() {
        Expr time = draw.fact(Type.Simple.TIMESTAMP);
        Expr later = new Arithmetic(Arithmetic.Operator.ADD, time, terms.duration());
        return new Compare(order(), draw.oneIn(2) ? time : later, terms.moment());
    }

    /** A test of the maps in a list. */
    private Expr refs() {
        FactRead refs = draw.fact(RandomTerms.REFS);
        int slot = terms.slot();
        Expr name = new Select(new Local(slot), new StringValue("name"));
        Expr test = new Equal(name, terms.word(), draw.oneIn(2));
        return draw.oneIn(2) ? new All(refs, slot, test) : new Exists(refs, slot, test);
    }
}
