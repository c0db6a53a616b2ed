package org.clawpatrol.engine.library.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.clawpatrol.engine.time.Durations;
import org.clawpatrol.engine.time.Timestamps;
import org.clawpatrol.engine.value.AddressValue;
import org.clawpatrol.engine.value.BoolValue;
import org.clawpatrol.engine.value.BytesValue;
import org.clawpatrol.engine.value.Comparison;
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

/** Writes values as {@code %s} shows them, nested ones included. One thread. */
final class ValueWriter {
    /** Deepest nesting that is written; the writer recurses. */
    private static final int DEPTH_LIMIT = 500;

    private final BoundedText text;
    private int depth;

    ValueWriter(BoundedText text) {
        this.text = text;
    }

    void write(Value value) throws UnformattableException {
        switch (value) {
            case StringValue(String verbatim) -> text.append(verbatim);
            case BoolValue truth -> text.append(truth == BoolValue.TRUE ? "true" : "false");
            case IntValue _, UintValue _, DoubleValue _ ->
                    text.append(Decimals.plain(Conversion.TEXT, value));
            case BytesValue bytes -> text.append(Utf8.decode(bytes.toByteArray()));
            case NullValue _ -> text.append("null");
            case TypeValue(String name) -> text.append(name);
            case TimestampValue time -> text.append(Timestamps.text(time));
            case DurationValue length -> text.append(Durations.text(length));
            case AddressValue address -> text.append(address.text());
            case NetworkValue network -> text.append(network.text());
            case ListValue list -> nested(list, "[", "]");
            case MapValue map -> nested(map, "{", "}");
            case OptionalValue _, Undefined _ ->
                    throw new UnformattableException(Conversion.TEXT, value);
        }
    }

    private void nested(Value value, String open, String close) throws UnformattableException {
        if (depth == DEPTH_LIMIT) {
            throw new UnformattableException(Conversion.TEXT, value);
        }
        depth++;
        text.append(open);
        switch (value) {
            case ListValue(List<Value> elements) -> elements(elements);
            case MapValue map -> entries(map);
            default -> write(value);
        }
        text.append(close);
        depth--;
    }

    private void elements(List<Value> elements) throws UnformattableException {
        for (int i = 0; i < elements.size() && !text.isFull(); i++) {
            text.append(i == 0 ? "" : ", ");
            write(elements.get(i));
        }
    }

    /** A key with its text. */
    private record Entry(StringValue shown, Value key) {}

    private static StringValue shown(Value key) throws UnformattableException {
        BoundedText shown = new BoundedText();
        new ValueWriter(shown).write(key);
        if (shown.value() instanceof StringValue text) {
            return text;
        }
        throw new UnformattableException(Conversion.TEXT, key);
    }

    private void entries(MapValue map) throws UnformattableException {
        List<Entry> entries = new ArrayList<>(map.size());
        for (Value key : map.keys()) {
            entries.add(new Entry(shown(key), key));
        }
        entries.sort(Comparator.comparing(Entry::shown, Comparison::compare));
        String separator = "";
        for (Entry entry : entries) {
            if (text.isFull()) {
                return;
            }
            text.append(separator);
            write(entry.shown());
            text.append(": ");
            Value value = map.find(entry.key());
            write(value == null ? NullValue.NULL : value);
            separator = ", ";
        }
    }
}
