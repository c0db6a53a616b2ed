package org.clawpatrol.engine.expr;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;
import org.clawpatrol.engine.time.TimeZones;
import org.clawpatrol.engine.value.DurationValue;
import org.clawpatrol.engine.value.ErrorValue;
import org.clawpatrol.engine.value.IntValue;
import org.clawpatrol.engine.value.StringValue;
import org.clawpatrol.engine.value.TimestampValue;
import org.clawpatrol.engine.value.Value;

/** A part of a timestamp as a clock of some time zone shows it, or of a duration. */
public record TimePart(Unit unit) implements Operation {
    private static final ErrorValue NO_SUCH_ZONE = new ErrorValue("a text is not a time zone");

    /** Which part. */
    public enum Unit {
        FULL_YEAR("getFullYear", ZonedDateTime::getYear),
        MONTH("getMonth", time -> time.getMonthValue() - 1),
        DATE("getDate", ZonedDateTime::getDayOfMonth),
        DAY_OF_MONTH("getDayOfMonth", time -> time.getDayOfMonth() - 1),
        DAY_OF_WEEK("getDayOfWeek", time -> time.getDayOfWeek().getValue() % 7),
        DAY_OF_YEAR("getDayOfYear", time -> time.getDayOfYear() - 1),
        HOURS("getHours", ZonedDateTime::getHour),
        MINUTES("getMinutes", ZonedDateTime::getMinute),
        SECONDS("getSeconds", ZonedDateTime::getSecond),
        MILLISECONDS("getMilliseconds", time -> time.getNano() / 1_000_000);

        private final String text;

        @SuppressWarnings("ImmutableEnumChecker") // all are pure functions
        private final ToIntFunction<ZonedDateTime> part;

        Unit(String text, ToIntFunction<ZonedDateTime> part) {
            this.text = text;
            this.part = part;
        }

        /** Whether durations have it as well. */
        public boolean ofDurations() {
            return switch (this) {
                case HOURS, MINUTES, SECONDS, MILLISECONDS -> true;
                case FULL_YEAR, MONTH, DATE, DAY_OF_MONTH, DAY_OF_WEEK, DAY_OF_YEAR -> false;
            };
        }
    }

    @Override
    public String name() {
        return unit.text;
    }

    @Override
    public Value apply(List<Value> arguments) {
        Value last = arguments.getLast();
        return switch (arguments.getFirst()) {
            case TimestampValue(Instant instant) ->
                    arguments.size() == 1 ? of(instant, ZoneOffset.UTC) : in(last, instant);
            case DurationValue(Duration duration)
                    when unit.ofDurations() && arguments.size() == 1 ->
                    new IntValue(of(duration));
            default -> ErrorValue.wrongType(name(), arguments.getFirst());
        };
    }

    private Value in(Value zone, Instant instant) {
        if (!(zone instanceof StringValue(String name))) {
            return ErrorValue.wrongType(name(), zone);
        }
        Optional<ZoneId> found = TimeZones.find(name);
        return found.isPresent() ? of(instant, found.get()) : NO_SUCH_ZONE;
    }

    private Value of(Instant instant, ZoneId zone) {
        return new IntValue(unit.part.applyAsInt(instant.atZone(zone)));
    }

    /** The whole duration in that unit, except that milliseconds are those beside its seconds. */
    private long of(Duration duration) {
        int sign = duration.isNegative() ? -1 : 1;
        Duration magnitude = duration.abs();
        return sign
                * switch (unit) {
                    case HOURS -> magnitude.toHours();
                    case MINUTES -> magnitude.toMinutes();
                    case SECONDS -> magnitude.toSeconds();
                    case MILLISECONDS -> magnitude.toMillisPart();
                    case FULL_YEAR, MONTH, DATE, DAY_OF_MONTH, DAY_OF_WEEK, DAY_OF_YEAR -> 0;
                };
    }
}
