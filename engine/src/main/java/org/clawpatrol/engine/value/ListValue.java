package org.clawpatrol.engine.value;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** An ordered list of values of any types. Immutable. */
public record ListValue(List<Value> elements) implements Value {
    public static final ListValue EMPTY = new ListValue(List.of());

    public ListValue {
        elements = List.copyOf(elements);
    }

    public static ListValue of(Value... elements) {
        return new ListValue(List.of(elements));
    }

    public static ListValue ofStrings(Collection<String> texts) {
        List<Value> elements = new ArrayList<>(texts.size());
        for (String text : texts) {
            elements.add(new StringValue(text));
        }
        return new ListValue(elements);
    }

    public ListValue concat(ListValue other) {
        List<Value> joined = new ArrayList<>(elements.size() + other.elements.size());
        joined.addAll(elements);
        joined.addAll(other.elements);
        return new ListValue(joined);
    }

    @Override
    public String typeName() {
        return "list";
    }
}
