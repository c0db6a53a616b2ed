package org.clawpatrol.engine.tree;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.clawpatrol.engine.fact.Fact;
import org.clawpatrol.engine.fact.Missing;
import org.clawpatrol.engine.type.Type;
import org.clawpatrol.engine.value.BoolValue;
import org.clawpatrol.engine.value.DoubleValue;
import org.clawpatrol.engine.value.ErrorValue;
import org.clawpatrol.engine.value.IntValue;
import org.clawpatrol.engine.value.ListValue;
import org.clawpatrol.engine.value.MapValue;
import org.clawpatrol.engine.value.StringValue;
import org.clawpatrol.engine.value.TimestampValue;
import org.clawpatrol.engine.value.UnknownValue;
import org.clawpatrol.engine.value.Value;

/** Random actions that nearly do what the rules of a policy name. One thread. */
final class RandomActions {
    private final Draw draw;
    private final GivenFacts facts;

    RandomActions(Draw draw) {
        this.draw = draw;
        this.facts = new GivenFacts(draw.schema().facts().size());
    }

    static boolean mayLack(Fact fact) {
        return fact.missing() == Missing.ABSENT;
    }

    GivenFacts facts() {
        return facts;
    }

    /** Draws every fact anew. */
    void next() {
        for (Fact fact : draw.facts()) {
            facts.set(fact, mayLack(fact) && draw.oneIn(2) ? ErrorValue.ABSENT : value(fact));
        }
    }

    /** Draws a few facts anew. */
    void change() {
        for (int i = draw.below(3); i >= 0; i--) {
            Fact fact = draw.pick(draw.facts());
            facts.set(fact, value(fact));
        }
    }

    /** Makes one fact, or several, unreadable. */
    void spoil() {
        int many = draw.oneIn(4) ? 2 * draw.facts().size() : 1;
        for (int i = 0; i < many; i++) {
            facts.set(draw.pick(draw.facts()), broken());
        }
    }

    private Value broken() {
        return switch (draw.below(6)) {
            case 0 -> new ErrorValue("broken");
            case 1 -> UnknownValue.of(UnknownValue.Cause.UNPARSEABLE);
            // A value of the wrong type: facts come from outside the engine.
            case 2 -> draw.pick(new IntValue(1), ListValue.EMPTY, new StringValue("a"));
            default -> UnknownValue.of(UnknownValue.Cause.OTHER);
        };
    }

    private Value value(Fact fact) {
        if (fact.field().equals("address") || (fact.field().equals("host") && !draw.oneIn(4))) {
            return new StringValue(draw.words().address());
        }
        Value value = value(fact.type());
        return fact.lowerCased() && value instanceof StringValue(String text)
                ? new StringValue(text.toLowerCase(Locale.ROOT))
                : value;
    }

    private Value value(Type type) {
        return switch (type) {
            case Type.ListOf(Type element) -> list(element);
            case Type.MapOf(Type key, Type value) -> map(value);
            case Type.Simple simple -> simple(simple);
            case Type.OptionalOf _, Type.Opaque _, Type.Facet _ -> new ErrorValue("no such fact");
        };
    }

    private Value simple(Type.Simple type) {
        return switch (type) {
            case STRING -> text();
            case INT -> new IntValue(draw.words().nearlyNumber());
            case BOOL -> BoolValue.of(draw.oneIn(2));
            case TIMESTAMP -> new TimestampValue(new RandomTerms(draw).instant());
            case DYN -> document(2);
            case UINT, DOUBLE, BYTES, NULL, DURATION, TYPE, NOTHING ->
                    new ErrorValue("no such fact");
        };
    }

    private Value text() {
        return new StringValue(draw.words().nearly());
    }

    private Value list(Type element) {
        List<Value> elements = new ArrayList<>();
        for (int i = draw.below(4); i > 0; i--) {
            elements.add(
                    switch (draw.below(40)) {
                        case 0 -> new ErrorValue("element");
                        case 1 -> new IntValue(1);
                        case 2 -> UnknownValue.of(UnknownValue.Cause.OTHER);
                        default -> value(element);
                    });
        }
        return new ListValue(elements);
    }

    private Value map(Type value) {
        Map<String, Value> entries = new LinkedHashMap<>();
        for (String key : draw.words().keys()) {
            if (draw.oneIn(2)) {
                entries.put(key, draw.oneIn(40) ? broken() : value(value));
            }
        }
        return MapValue.ofFields(entries);
    }

    private Value document(int depth) {
        return switch (draw.below(depth == 0 ? 3 : 6)) {
            case 0 -> text();
            case 1 -> new DoubleValue(draw.words().nearlyNumber());
            case 2 -> BoolValue.of(draw.oneIn(2));
            case 3 -> new ListValue(List.of(document(depth - 1), document(depth - 1)));
            default -> {
                Map<String, Value> members = new LinkedHashMap<>();
                for (String key : draw.words().keys()) {
                    if (draw.oneIn(2)) {
                        members.put(key, document(depth - 1));
                    }
                }
                yield MapValue.ofFields(members);
            }
        };
    }
}
