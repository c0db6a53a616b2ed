package org.clawpatrol.proxy.reading;

import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
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
import org.jspecify.annotations.Nullable;

/** The values of facts as plain JSON, without their types. Stateless. */
final class PlainJson {
    private PlainJson() {}

    static @Nullable Object of(Value value) {
        return switch (value) {
            case BoolValue bool -> bool == BoolValue.TRUE;
            case IntValue(long number) -> number;
            case UintValue(long bits) -> Long.toUnsignedString(bits);
            case DoubleValue(double number) -> whole(number) ? (Object) (long) number : number;
            case StringValue(String text) -> text;
            case BytesValue bytes -> Base64.getEncoder().encodeToString(bytes.toByteArray());
            case ListValue list -> list.elements().stream().map(PlainJson::of).toList();
            case MapValue map -> members(map);
            case NullValue _ -> null;
            case TimestampValue(var instant) -> instant.toString();
            case DurationValue _,
                    OptionalValue _,
                    AddressValue _,
                    NetworkValue _,
                    TypeValue _,
                    Undefined _ ->
                    value.toString();
        };
    }

    private static boolean whole(double number) {
        return number == Math.rint(number) && Math.abs(number) < 1L << 53;
    }

    private static Map<String, @Nullable Object> members(MapValue map) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        for (Value key : map.keys()) {
            members.put(String.valueOf(of(key)), of(Objects.requireNonNull(map.find(key))));
        }
        return members;
    }
}
