package org.clawpatrol.engine.expr;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.function.Supplier;
import org.clawpatrol.engine.time.Durations;
import org.clawpatrol.engine.time.Timestamps;
import org.clawpatrol.engine.value.AddressValue;
import org.clawpatrol.engine.value.BoolValue;
import org.clawpatrol.engine.value.BytesValue;
import org.clawpatrol.engine.value.DoubleValue;
import org.clawpatrol.engine.value.DurationValue;
import org.clawpatrol.engine.value.ErrorValue;
import org.clawpatrol.engine.value.IntValue;
import org.clawpatrol.engine.value.NetworkValue;
import org.clawpatrol.engine.value.StringValue;
import org.clawpatrol.engine.value.TimestampValue;
import org.clawpatrol.engine.value.UintValue;
import org.clawpatrol.engine.value.Value;

/** Conversions of defined values between simple types; what does not fit is an error. Stateless. */
final class Conversions {
    private static final ErrorValue NOT_A_NUMBER = new ErrorValue("a text is not a number");
    private static final double TWO_TO_63 = 0x1p63;
    private static final double TWO_TO_64 = 0x1p64;

    private Conversions() {}

    static Value toInt(Value value) {
        return switch (value) {
            case IntValue number -> number;
            case UintValue(long bits) -> bits < 0 ? ErrorValue.OVERFLOW : new IntValue(bits);
            case DoubleValue(double number) ->
                    number > -TWO_TO_63 && number < TWO_TO_63
                            ? new IntValue((long) number)
                            : ErrorValue.OVERFLOW;
            case StringValue(String text) ->
                    Numerals.isSignedInteger(text)
                            ? parsed(() -> new IntValue(Long.parseLong(text)))
                            : NOT_A_NUMBER;
            case TimestampValue(Instant instant) -> new IntValue(instant.getEpochSecond());
            default -> ErrorValue.wrongType("int", value);
        };
    }

    static Value toUint(Value value) {
        return switch (value) {
            case UintValue number -> number;
            case IntValue(long number) -> number < 0 ? ErrorValue.OVERFLOW : new UintValue(number);
            case DoubleValue(double number) ->
                    number >= 0 && number < TWO_TO_64 ? unsigned(number) : ErrorValue.OVERFLOW;
            case StringValue(String text) ->
                    Numerals.isInteger(text)
                            ? parsed(() -> new UintValue(Long.parseUnsignedLong(text)))
                            : NOT_A_NUMBER;
            default -> ErrorValue.wrongType("uint", value);
        };
    }

    private static Value unsigned(double number) {
        return number < TWO_TO_63
                ? new UintValue((long) number)
                : new UintValue((long) (number - TWO_TO_63) + Long.MIN_VALUE);
    }

    static Value toDouble(Value value) {
        return switch (value) {
            case DoubleValue number -> number;
            case IntValue(long number) -> new DoubleValue(number);
            case UintValue(long bits) -> new DoubleValue(Numerals.nearestDouble(bits));
            case StringValue(String text) ->
                    Numerals.isDecimal(text)
                            ? new DoubleValue(Double.parseDouble(text))
                            : NOT_A_NUMBER;
            default -> ErrorValue.wrongType("double", value);
        };
    }

    static Value toText(Value value) {
        return switch (value) {
            case StringValue text -> text;
            case IntValue(long number) -> new StringValue(Long.toString(number));
            case UintValue(long bits) -> new StringValue(Long.toUnsignedString(bits));
            case DoubleValue(double number) -> new StringValue(Numerals.shortest(number));
            case BoolValue bool -> new StringValue(bool == BoolValue.TRUE ? "true" : "false");
            case BytesValue bytes -> decoded(bytes);
            case TimestampValue timestamp -> new StringValue(Timestamps.text(timestamp));
            case DurationValue duration -> new StringValue(Durations.text(duration));
            case AddressValue address -> new StringValue(address.text());
            case NetworkValue network -> new StringValue(network.text());
            default -> ErrorValue.wrongType("string", value);
        };
    }

    private static Value decoded(BytesValue bytes) {
        try {
            return new StringValue(
                    StandardCharsets.UTF_8
                            .newDecoder()
                            .decode(ByteBuffer.wrap(bytes.toByteArray()))
                            .toString());
        } catch (CharacterCodingException e) {
            return new ErrorValue("bytes are not UTF-8");
        }
    }

    static Value toBytes(Value value) {
        return switch (value) {
            case BytesValue bytes -> bytes;
            case StringValue(String text) -> BytesValue.of(text.getBytes(StandardCharsets.UTF_8));
            default -> ErrorValue.wrongType("bytes", value);
        };
    }

    static Value toTimestamp(Value value) {
        return switch (value) {
            case TimestampValue timestamp -> timestamp;
            case StringValue(String text) -> Timestamps.parse(text);
            case IntValue(long seconds) -> Timestamps.ofSeconds(seconds);
            default -> ErrorValue.wrongType("timestamp", value);
        };
    }

    static Value toDuration(Value value) {
        return switch (value) {
            case DurationValue duration -> duration;
            case StringValue(String text) -> Durations.parse(text);
            default -> ErrorValue.wrongType("duration", value);
        };
    }

    static Value toBool(Value value) {
        return switch (value) {
            case BoolValue bool -> bool;
            case StringValue(String text) ->
                    switch (text) {
                        case "true", "True", "TRUE", "t", "1" -> BoolValue.TRUE;
                        case "false", "False", "FALSE", "f", "0" -> BoolValue.FALSE;
                        default -> new ErrorValue("a text is not a bool");
                    };
            default -> ErrorValue.wrongType("bool", value);
        };
    }

    /** The digits are already checked, so only the range can be wrong. */
    private static Value parsed(Supplier<Value> parse) {
        try {
            return parse.get();
        } catch (NumberFormatException e) {
            return ErrorValue.OVERFLOW;
        }
    }
}
