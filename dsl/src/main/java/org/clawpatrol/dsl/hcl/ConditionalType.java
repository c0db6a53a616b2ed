package org.clawpatrol.dsl.hcl;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The type that both results of a conditional have in common: one result never decides alone what
 * the expression is. Numbers and bools become strings beside a string; lists and objects agree
 * element by element, or else in one type for all elements. Immutable.
 */
sealed interface ConditionalType {
    /** Of null, which any type holds. */
    record Any() implements ConditionalType {}

    record Primitive(Kind kind) implements ConditionalType {}

    record Tuple(List<ConditionalType> elements) implements ConditionalType {}

    record Members(Map<String, ConditionalType> members) implements ConditionalType {}

    /** Lists, or objects, whose elements share one type. */
    record Uniform(boolean list, ConditionalType element) implements ConditionalType {}

    enum Kind {
        STRING,
        NUMBER,
        BOOL
    }

    static ConditionalType of(HclValue value) {
        return switch (value) {
            case HclValue.NullValue() -> new Any();
            case HclValue.StringValue _ -> new Primitive(Kind.STRING);
            case HclValue.NumberValue _ -> new Primitive(Kind.NUMBER);
            case HclValue.BoolValue _ -> new Primitive(Kind.BOOL);
            case HclValue.ListValue(var elements) ->
                    new Tuple(elements.stream().map(ConditionalType::of).toList());
            case HclValue.ObjectValue(var members) -> {
                Map<String, ConditionalType> types = new LinkedHashMap<>();
                members.forEach((name, member) -> types.put(name, of(member)));
                yield new Members(types);
            }
        };
    }

    /** The common type, if there is one. */
    static Optional<ConditionalType> common(ConditionalType left, ConditionalType right) {
        if (left instanceof Any || left.equals(right)) {
            return Optional.of(right);
        }
        if (right instanceof Any) {
            return Optional.of(left);
        }
        if (left instanceof Primitive(Kind l) && right instanceof Primitive(Kind r)) {
            return l == Kind.STRING || r == Kind.STRING
                    ? Optional.of(new Primitive(Kind.STRING))
                    : Optional.empty();
        }
        if (left instanceof Tuple(var l) && right instanceof Tuple(var r) && l.size() == r.size()) {
            return pairwise(l, r).map(Tuple::new);
        }
        if (left instanceof Members(var l) && right instanceof Members(var r)) {
            return l.keySet().equals(r.keySet()) ? memberwise(l, r) : uniform(left, right);
        }
        return uniform(left, right);
    }

    private static Optional<List<ConditionalType>> pairwise(
            List<ConditionalType> left, List<ConditionalType> right) {
        List<ConditionalType> common = new ArrayList<>();
        for (int i = 0; i < left.size(); i++) {
            common(left.get(i), right.get(i)).ifPresent(common::add);
        }
        return common.size() == left.size() ? Optional.of(common) : Optional.empty();
    }

    private static Optional<ConditionalType> memberwise(
            Map<String, ConditionalType> left, Map<String, ConditionalType> right) {
        List<ConditionalType> ordered = new ArrayList<>();
        left.keySet().forEach(name -> Optional.ofNullable(right.get(name)).ifPresent(ordered::add));
        return pairwise(List.copyOf(left.values()), ordered)
                .map(
                        types -> {
                            Map<String, ConditionalType> members = new LinkedHashMap<>();
                            int i = 0;
                            for (String name : left.keySet()) {
                                members.put(name, types.get(i++));
                            }
                            return new Members(members);
                        });
    }

    private static Optional<ConditionalType> uniform(ConditionalType left, ConditionalType right) {
        if (isList(left) != isList(right)
                || left instanceof Primitive
                || right instanceof Primitive) {
            return Optional.empty();
        }
        Optional<ConditionalType> element = Optional.of(new Any());
        List<ConditionalType> all = new ArrayList<>(elements(left));
        all.addAll(elements(right));
        for (ConditionalType next : all) {
            element = element.flatMap(soFar -> common(soFar, next));
        }
        return element.map(type -> new Uniform(isList(left), type));
    }

    private static boolean isList(ConditionalType type) {
        return type instanceof Tuple || (type instanceof Uniform(boolean list, _) && list);
    }

    private static List<ConditionalType> elements(ConditionalType type) {
        return switch (type) {
            case Tuple(var elements) -> elements;
            case Members(var members) -> List.copyOf(members.values());
            case Uniform(_, var element) -> List.of(element);
            case Any _, Primitive _ -> List.of();
        };
    }

    /** The value as this type, which is common to it and another. */
    default HclValue convert(HclValue value) {
        return switch (value) {
            case HclValue.NumberValue(var number) when isString() ->
                    string(NumberText.format(number));
            case HclValue.BoolValue(var bool) when isString() -> string(String.valueOf(bool));
            case HclValue.ListValue(var elements) -> {
                List<HclValue> converted = new ArrayList<>();
                for (int i = 0; i < elements.size(); i++) {
                    converted.add(element(i).convert(elements.get(i)));
                }
                yield new HclValue.ListValue(converted);
            }
            case HclValue.ObjectValue(var members) -> {
                Map<String, HclValue> converted = new LinkedHashMap<>();
                members.forEach((name, m) -> converted.put(name, member(name).convert(m)));
                yield new HclValue.ObjectValue(converted);
            }
            case HclValue.NumberValue _,
                    HclValue.BoolValue _,
                    HclValue.StringValue _,
                    HclValue.NullValue _ ->
                    value;
        };
    }

    private boolean isString() {
        return this instanceof Primitive(Kind kind) && kind == Kind.STRING;
    }

    private static HclValue string(String text) {
        return new HclValue.StringValue(text, Optional.empty());
    }

    private ConditionalType element(int index) {
        return switch (this) {
            case Tuple(var elements) -> elements.get(index);
            case Uniform(_, var element) -> element;
            case Any _, Primitive _, Members _ -> new Any();
        };
    }

    private ConditionalType member(String name) {
        return switch (this) {
            case Members(var members) -> members.getOrDefault(name, new Any());
            case Uniform(_, var element) -> element;
            case Any _, Primitive _, Tuple _ -> new Any();
        };
    }
}
