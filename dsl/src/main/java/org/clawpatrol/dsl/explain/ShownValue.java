package org.clawpatrol.dsl.explain;

import java.util.Iterator;
import java.util.List;
import org.clawpatrol.dsl.source.VisibleText;
import org.clawpatrol.engine.value.AddressValue;
import org.clawpatrol.engine.value.BoolValue;
import org.clawpatrol.engine.value.BytesValue;
import org.clawpatrol.engine.value.DoubleValue;
import org.clawpatrol.engine.value.DurationValue;
import org.clawpatrol.engine.value.IntValue;
import org.clawpatrol.engine.value.ListValue;
import org.clawpatrol.engine.value.MapValue;
import org.clawpatrol.engine.value.NetworkValue;
import org.clawpatrol.engine.value.NullValue;
import org.clawpatrol.engine.value.OptionalValue;
import org.clawpatrol.engine.value.StringValue;
import org.clawpatrol.engine.value.TimestampValue;
import org.clawpatrol.engine.value.TypeValue;
import org.clawpatrol.engine.value.UintValue;
import org.clawpatrol.engine.value.Undefined;
import org.clawpatrol.engine.value.Value;

/**
 * Writes values for people as conditions write them, within a bound: secrets by name are hidden,
 * characters that act or hide are marked, what is too long is cut. One thread, one use.
 */
final class ShownValue {
    private final StringBuilder out = new StringBuilder();
    private final int longest;

    private ShownValue(int longest) {
        this.longest = longest;
    }

    /**
     * @param longest characters at the most, but for the mark of a cut
     */
    static String of(Value value, int longest) {
        ShownValue shown = new ShownValue(longest);
        shown.add(value);
        return shown.out.toString();
    }

    private void add(Value value) {
        switch (value) {
            case BoolValue bool -> out.append(bool == BoolValue.TRUE ? "true" : "false");
            case IntValue(long number) -> out.append(number);
            case UintValue(long bits) -> out.append(Long.toUnsignedString(bits)).append('u');
            case DoubleValue(double number) -> out.append(number);
            case StringValue(String text) -> quoted(text);
            case BytesValue bytes -> out.append(bytes.size()).append(" bytes");
            case ListValue list -> list(list.elements());
            case MapValue map -> map(map);
            case NullValue _ -> out.append("null");
            case TimestampValue(var instant) -> call("timestamp", instant.toString());
            case DurationValue(var duration) -> call("duration", duration.toString());
            case OptionalValue optional -> optional(optional);
            case AddressValue address -> call("ip", address.text());
            case NetworkValue network -> call("cidr", network.text());
            case TypeValue(String name) -> out.append(name);
            case Undefined undefined -> out.append(undefined.detail());
        }
    }

    private boolean full() {
        return out.length() >= longest;
    }

    private void call(String function, String argument) {
        out.append(function).append('(');
        quoted(argument);
        out.append(')');
    }

    private void quoted(String text) {
        int room = Math.max(1, longest - out.length());
        boolean cut = text.length() > room;
        int end = cut && Character.isHighSurrogate(text.charAt(room - 1)) ? room - 1 : room;
        String kept = cut ? text.substring(0, end) : text;
        out.append('"').append(VisibleText.of(escaped(kept))).append('"');
        if (cut) {
            out.append("... (").append(text.length()).append(" characters)");
        }
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
    }

    private void list(List<Value> elements) {
        out.append('[');
        for (int i = 0; i < elements.size(); i++) {
            if (!separated(i, elements.size())) {
                break;
            }
            add(elements.get(i));
        }
        out.append(']');
    }

    private void map(MapValue map) {
        out.append('{');
        int i = 0;
        for (Iterator<Value> keys = map.keys().iterator(); keys.hasNext(); i++) {
            Value key = keys.next();
            if (!separated(i, map.size())) {
                break;
            }
            add(key);
            out.append(": ");
            member(map, key);
        }
        out.append('}');
    }

    private void member(MapValue map, Value key) {
        Value held = map.find(key);
        if (key instanceof StringValue(String name) && SensitiveNames.contains(name)) {
            out.append(SensitiveNames.HIDDEN);
        } else if (held != null) {
            add(held);
        }
    }

    /** Whether there is room for one more; says how many are left out where there is not. */
    private boolean separated(int index, int size) {
        if (index > 0) {
            out.append(", ");
        }
        if (full()) {
            out.append("... ").append(size - index).append(" more");
            return false;
        }
        return true;
    }

    private void optional(OptionalValue optional) {
        Value held = optional.value();
        if (held == null) {
            out.append("optional.none()");
            return;
        }
        out.append("optional.of(");
        add(held);
        out.append(')');
    }
}
