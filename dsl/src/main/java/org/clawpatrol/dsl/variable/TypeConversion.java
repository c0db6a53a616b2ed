package org.clawpatrol.dsl.variable;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.clawpatrol.dsl.hcl.Conversions;
import org.clawpatrol.dsl.hcl.HclValue;
import org.clawpatrol.dsl.hcl.TextOrder;

/** Converts values to the types that variables declare. Stateless. */
final class TypeConversion {
    private TypeConversion() {}

    /** Why a value does not fit; the message goes on from "the value ". Never quotes the value. */
    static final class Mismatch extends Exception {
        private static final long serialVersionUID = 1L;

        Mismatch(String message) {
            super(message);
        }

        Mismatch within(String part) {
            return new Mismatch("has " + part + " that " + getMessage());
        }
    }

    static HclValue convert(HclValue value, TypeConstraint type) throws Mismatch {
        if (value instanceof HclValue.NullValue) {
            return value;
        }
        return switch (type) {
            case TypeConstraint.AnyType _ -> value;
            case TypeConstraint.TextType _ ->
                    Conversions.text(value).orElseThrow(() -> not("a string", value));
            case TypeConstraint.NumberType _ ->
                    Conversions.number(value).orElseThrow(() -> not("a number", value));
            case TypeConstraint.BoolType _ ->
                    Conversions.bool(value).orElseThrow(() -> not("true or false", value));
            case TypeConstraint.ListOf(var element) -> list(elements(value), element);
            case TypeConstraint.SetOf(var element) -> set(list(elements(value), element));
            case TypeConstraint.MapOf(var element) -> map(members(value), element);
            case TypeConstraint.TupleOf(var elements) -> tuple(elements(value), elements);
            case TypeConstraint.ObjectOf(var members) -> object(members(value), members);
        };
    }

    private static Mismatch not(String expected, HclValue value) {
        return new Mismatch("must be " + expected + ", not " + value.kind());
    }

    private static List<HclValue> elements(HclValue value) throws Mismatch {
        if (value instanceof HclValue.ListValue(var elements)) {
            return elements;
        }
        throw not("a list", value);
    }

    private static Map<String, HclValue> members(HclValue value) throws Mismatch {
        if (value instanceof HclValue.ObjectValue(var members)) {
            return members;
        }
        throw not("an object", value);
    }

    private static HclValue.ListValue list(List<HclValue> values, TypeConstraint type)
            throws Mismatch {
        List<HclValue> converted = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            converted.add(element(values, i, type));
        }
        return new HclValue.ListValue(converted);
    }

    private static HclValue element(List<HclValue> values, int index, TypeConstraint type)
            throws Mismatch {
        try {
            return convert(values.get(index), type);
        } catch (Mismatch wrong) {
            throw wrong.within("an element " + index);
        }
    }

    private static HclValue set(HclValue.ListValue list) {
        Map<Object, HclValue> different = new LinkedHashMap<>();
        for (HclValue element : list.elements()) {
            different.putIfAbsent(identity(element), element);
        }
        List<HclValue> kept = new ArrayList<>(different.values());
        if (kept.stream().allMatch(HclValue.StringValue.class::isInstance)) {
            kept.sort(
                    (a, b) ->
                            TextOrder.BY_CODE_POINT.compare(
                                    String.valueOf(identity(a)), String.valueOf(identity(b))));
        }
        return new HclValue.ListValue(kept);
    }

    private static Object identity(HclValue value) {
        return switch (value) {
            case HclValue.StringValue(var text, _) -> text;
            case HclValue.NumberValue(BigDecimal number) -> number.stripTrailingZeros();
            case HclValue.BoolValue bool -> bool;
            case HclValue.NullValue none -> none;
            case HclValue.ListValue list -> list;
            case HclValue.ObjectValue object -> object;
        };
    }

    private static HclValue map(Map<String, HclValue> values, TypeConstraint type) throws Mismatch {
        Map<String, HclValue> converted = new LinkedHashMap<>();
        for (var entry : values.entrySet()) {
            converted.put(entry.getKey(), member(entry.getKey(), entry.getValue(), type));
        }
        return new HclValue.ObjectValue(converted);
    }

    private static HclValue member(String name, HclValue value, TypeConstraint type)
            throws Mismatch {
        try {
            return convert(value, type);
        } catch (Mismatch wrong) {
            throw wrong.within("a member `" + name + "`");
        }
    }

    private static HclValue tuple(List<HclValue> values, List<TypeConstraint> types)
            throws Mismatch {
        if (values.size() != types.size()) {
            throw new Mismatch("must have " + types.size() + " elements, not " + values.size());
        }
        List<HclValue> converted = new ArrayList<>();
        for (int i = 0; i < types.size(); i++) {
            converted.add(element(values, i, types.get(i)));
        }
        return new HclValue.ListValue(converted);
    }

    private static HclValue object(
            Map<String, HclValue> values, Map<String, TypeConstraint.Member> types)
            throws Mismatch {
        Map<String, HclValue> converted = new LinkedHashMap<>();
        for (String name : new LinkedHashSet<>(types.keySet())) {
            TypeConstraint.Member declared = Objects.requireNonNull(types.get(name));
            HclValue value = values.get(name);
            if (value == null && declared.fallback().isEmpty()) {
                throw new Mismatch("must have a member `" + name + "`");
            }
            HclValue given = value == null ? declared.fallback().get() : value;
            converted.put(name, member(name, given, declared.type()));
        }
        return new HclValue.ObjectValue(converted);
    }
}
