package org.clawpatrol.engine.tree;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.clawpatrol.engine.expr.Apply;
import org.clawpatrol.engine.expr.Arithmetic;
import org.clawpatrol.engine.expr.Conditional;
import org.clawpatrol.engine.expr.Convert;
import org.clawpatrol.engine.expr.Expr;
import org.clawpatrol.engine.expr.FactRead;
import org.clawpatrol.engine.expr.Filter;
import org.clawpatrol.engine.expr.Index;
import org.clawpatrol.engine.expr.Iteration;
import org.clawpatrol.engine.expr.Let;
import org.clawpatrol.engine.expr.ListOf;
import org.clawpatrol.engine.expr.Literal;
import org.clawpatrol.engine.expr.Local;
import org.clawpatrol.engine.expr.MapOf;
import org.clawpatrol.engine.expr.Negate;
import org.clawpatrol.engine.expr.OptionalMap;
import org.clawpatrol.engine.expr.OptionalStep;
import org.clawpatrol.engine.expr.OrElse;
import org.clawpatrol.engine.expr.Select;
import org.clawpatrol.engine.expr.Size;
import org.clawpatrol.engine.expr.Spread;
import org.clawpatrol.engine.expr.TimePart;
import org.clawpatrol.engine.expr.Transform;
import org.clawpatrol.engine.expr.TransformMap;
import org.clawpatrol.engine.library.list.Distinct;
import org.clawpatrol.engine.library.list.Flatten;
import org.clawpatrol.engine.library.list.Reverse;
import org.clawpatrol.engine.library.list.Slice;
import org.clawpatrol.engine.library.list.Sort;
import org.clawpatrol.engine.library.math.Absolute;
import org.clawpatrol.engine.library.math.Extreme;
import org.clawpatrol.engine.library.pattern.ExtractAll;
import org.clawpatrol.engine.library.text.AsciiCase;
import org.clawpatrol.engine.library.text.IndexOf;
import org.clawpatrol.engine.library.text.Join;
import org.clawpatrol.engine.library.text.Replace;
import org.clawpatrol.engine.library.text.Split;
import org.clawpatrol.engine.library.text.Substring;
import org.clawpatrol.engine.library.text.Trim;
import org.clawpatrol.engine.type.Type;
import org.clawpatrol.engine.value.DoubleValue;
import org.clawpatrol.engine.value.DurationValue;
import org.clawpatrol.engine.value.IntValue;
import org.clawpatrol.engine.value.StringValue;
import org.clawpatrol.engine.value.TimestampValue;
import org.clawpatrol.engine.value.UintValue;

/** Random expressions that are no truth values: texts, numbers, lists. One thread. */
final class RandomTerms {
    static final Type TEXTS = new Type.ListOf(Type.Simple.STRING);
    static final Type MAP = new Type.MapOf(Type.Simple.STRING, Type.Simple.STRING);
    static final Type REFS = new Type.ListOf(MAP);
    static final Type MULTIMAP = new Type.MapOf(Type.Simple.STRING, TEXTS);

    private final Draw draw;
    private final Deque<Integer> elements = new ArrayDeque<>();
    private int nextSlot;

    RandomTerms(Draw draw) {
        this.draw = draw;
    }

    /** Forgets the variables of the condition before. */
    void begin() {
        elements.clear();
        nextSlot = 0;
    }

    int slot() {
        return nextSlot++;
    }

    /** Made while a variable stands for a text. */
    Expr within(int slot, Supplier<Expr> made) {
        elements.push(slot);
        Expr expr = made.get();
        elements.pop();
        return expr;
    }

    static Literal text(String text) {
        return new Literal(new StringValue(text));
    }

    Literal word() {
        return text(draw.words().text());
    }

    Literal key() {
        return text(draw.words().key());
    }

    Expr text(int depth) {
        if (!elements.isEmpty() && !draw.oneIn(3)) {
            return new Local(elements.peek());
        }
        if (depth == 0 || !draw.oneIn(4)) {
            return draw.fact(Type.Simple.STRING);
        }
        return switch (draw.below(10)) {
            case 0 -> new Apply(new AsciiCase(AsciiCase.Kind.LOWER), List.of(text(depth - 1)));
            case 1 -> new Apply(new Trim(), List.of(text(depth - 1)));
            case 2 -> new Apply(new Substring(), List.of(text(depth - 1), number(0)));
            case 3 -> new Apply(new Replace(), List.of(text(depth - 1), word(), word()));
            case 4 -> new Apply(new Join(), List.of(texts(depth - 1), word()));
            case 5 -> new Arithmetic(Arithmetic.Operator.ADD, text(depth - 1), word());
            case 6 -> new Convert(Convert.Target.STRING, number(depth - 1));
            case 7 -> new Conditional(comparison(), text(depth - 1), word());
            case 8 -> draw.has(MAP) ? member(draw.fact(MAP)) : word();
            default -> draw.has(Type.Simple.DYN) ? member(draw.fact(Type.Simple.DYN)) : word();
        };
    }

    private Expr comparison() {
        return new org.clawpatrol.engine.expr.Compare(
                draw.pick(List.of(org.clawpatrol.engine.expr.Compare.Operator.values())),
                number(0),
                integer());
    }

    Expr member(Expr map) {
        Literal key = key();
        return switch (draw.below(4)) {
            case 0 -> new Index(map, key);
            case 1 -> new OrElse(new OptionalStep(map, key), word(), true);
            default -> new Select(map, (StringValue) key.value());
        };
    }

    Literal integer() {
        return new Literal(new IntValue(draw.words().number()));
    }

    /** A constant of any numeric type. */
    Literal constant() {
        long number = draw.words().number();
        return switch (draw.below(8)) {
            case 0 -> new Literal(new DoubleValue(number + draw.pick(0.0, 0.5, -0.5)));
            case 1 -> new Literal(new UintValue(Math.max(0, number)));
            case 2 -> new Literal(new DoubleValue(draw.pick(Double.NaN, 1e300, -0.0)));
            default -> integer();
        };
    }

    Expr number(int depth) {
        if (depth == 0 || !draw.oneIn(3)) {
            return draw.fact(Type.Simple.INT);
        }
        return switch (draw.below(9)) {
            case 0 -> new Size(draw.pick(texts(depth - 1), text(depth - 1), draw.fact(MULTIMAP)));
            case 1 -> new Apply(new IndexOf(), List.of(text(depth - 1), word()));
            case 2, 3 ->
                    new Arithmetic(
                            draw.pick(Arithmetic.Operator.values()), number(depth - 1), integer());
            case 4 -> new Negate(number(depth - 1));
            case 5 -> new Apply(new Absolute(), List.of(number(depth - 1)));
            case 6 ->
                    new Apply(
                            new Extreme(draw.pick(Extreme.Kind.values())),
                            List.of(new ListOf(List.of(number(depth - 1), integer()))));
            case 7 -> new Convert(Convert.Target.INT, text(depth - 1));
            default -> hours();
        };
    }

    private Expr hours() {
        return new Apply(
                new TimePart(draw.pick(TimePart.Unit.values())),
                List.of(draw.fact(Type.Simple.TIMESTAMP)));
    }

    Literal moment() {
        return new Literal(new TimestampValue(instant()));
    }

    Instant instant() {
        return Instant.EPOCH.plusSeconds(draw.below(3) * 3600L);
    }

    Literal duration() {
        return new Literal(new DurationValue(Duration.ofHours(draw.below(3))));
    }

    boolean hasTexts() {
        return draw.has(TEXTS) || draw.has(MULTIMAP);
    }

    Expr texts(int depth) {
        if (depth == 0 || !draw.oneIn(3)) {
            boolean entry = draw.oneIn(4) || !draw.has(TEXTS);
            return entry && draw.has(MULTIMAP) ? entry(draw.fact(MULTIMAP)) : draw.fact(TEXTS);
        }
        return switch (draw.below(12)) {
            case 0 -> filter(depth);
            case 1 -> transform(depth);
            case 2 -> new Apply(new Split(), List.of(text(depth - 1), text("/")));
            case 3 -> new Apply(new Distinct(), List.of(texts(depth - 1)));
            case 4 -> new Apply(new Sort(), List.of(texts(depth - 1)));
            case 5 -> new Apply(new Reverse(), List.of(texts(depth - 1)));
            case 6 ->
                    new Apply(
                            new Flatten(), List.of(new ListOf(List.of(texts(depth - 1), words()))));
            case 7 ->
                    new Apply(
                            new Slice(),
                            List.of(
                                    texts(depth - 1),
                                    new Literal(new IntValue(0)),
                                    new Literal(new IntValue(draw.below(3)))));
            case 8 -> new Arithmetic(Arithmetic.Operator.ADD, texts(depth - 1), words());
            case 9 -> new Apply(new ExtractAll(), List.of(text(depth - 1), text("[a-c]+")));
            case 10 -> let(depth);
            default ->
                    new ListOf(
                            List.of(
                                    new Spread(new OptionalStep(draw.fact(MAP), key())),
                                    text(depth - 1)));
        };
    }

    private Expr let(int depth) {
        int slot = slot();
        return new Let(
                List.of(new Let.Binding(slot, text(depth - 1))),
                within(slot, () -> new ListOf(List.of(text(0), text(0)))));
    }

    private Expr filter(int depth) {
        Expr range = texts(depth - 1);
        int slot = slot();
        Expr test =
                within(
                        slot,
                        () -> new org.clawpatrol.engine.expr.Equal(text(0), word(), draw.oneIn(2)));
        return new Filter(range, slot, test);
    }

    private Expr transform(int depth) {
        Expr range = texts(depth - 1);
        int slot = slot();
        Expr element = within(slot, () -> new Arithmetic(Arithmetic.Operator.ADD, text(0), word()));
        return new Transform(range, slot, Optional.empty(), element);
    }

    private Expr entry(FactRead multimap) {
        Literal key = key();
        return switch (draw.below(8)) {
            case 0 -> new Index(multimap, key);
            case 1 -> new Select(multimap, (StringValue) key.value());
            case 2 -> optional(multimap, key);
            default -> new OrElse(new OptionalStep(multimap, key), new ListOf(List.of()), true);
        };
    }

    private Expr optional(FactRead multimap, Literal key) {
        int slot = slot();
        Expr mapped =
                new OptionalMap(
                        new OptionalStep(multimap, key),
                        slot,
                        new Arithmetic(Arithmetic.Operator.ADD, new Local(slot), words()),
                        false);
        return new OrElse(mapped, words(), true);
    }

    /** A list of constants, of texts mostly. */
    Expr words() {
        List<Expr> words = new ArrayList<>();
        for (int i = draw.below(4); i >= 0; i--) {
            words.add(draw.oneIn(16) ? integer() : word());
        }
        if (draw.isLarge() && draw.oneIn(40)) {
            // More than a switch takes below one that has sorted before.
            IntStream.range(0, 80).forEach(i -> words.add(text("word" + i)));
        }
        return draw.oneIn(12) ? new ListOf(List.of()) : new ListOf(words);
    }

    Expr integers() {
        return new ListOf(List.of(integer(), integer(), constant()));
    }

    /** A map that is computed from constants and facts. */
    Expr map(int depth) {
        if (draw.oneIn(2)) {
            return new MapOf(
                    List.of(
                            new MapOf.Entry(key(), text(depth)),
                            new MapOf.Entry(text("extra"), word())));
        }
        Expr range = texts(depth);
        int position = slot();
        int element = slot();
        return new TransformMap(
                new Iteration(range, position, element),
                Optional.empty(),
                new Local(element),
                false);
    }
}
