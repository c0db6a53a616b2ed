package org.clawpatrol.dsl.condition;

import static org.clawpatrol.engine.type.Type.Simple.DURATION;
import static org.clawpatrol.engine.type.Type.Simple.INT;
import static org.clawpatrol.engine.type.Type.Simple.STRING;
import static org.clawpatrol.engine.type.Type.Simple.TIMESTAMP;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.clawpatrol.engine.expr.TimePart;
import org.clawpatrol.engine.expr.TimePart.Unit;

/** The parts of timestamps and durations, as a table. Stateless. */
final class TimeLibrary {
    private TimeLibrary() {}

    static List<LibraryFunction> all() {
        return Stream.of(Unit.values()).map(TimeLibrary::function).toList();
    }

    private static LibraryFunction function(Unit unit) {
        List<Overload> overloads = new ArrayList<>();
        overloads.add(Overload.of(INT, TIMESTAMP));
        overloads.add(Overload.of(INT, TIMESTAMP, STRING));
        if (unit.ofDurations()) {
            overloads.add(Overload.of(INT, DURATION));
        }
        return new LibraryFunction(Callee.Style.METHOD, overloads, new TimePart(unit), doc(unit));
    }

    private static String doc(Unit unit) {
        return switch (unit) {
            case FULL_YEAR -> "the year, in UTC or the given time zone";
            case MONTH -> "the month, from 0";
            case DATE -> "the day of the month, from 1";
            case DAY_OF_MONTH -> "the day of the month, from 0";
            case DAY_OF_WEEK -> "the day of the week, from 0 for Sunday";
            case DAY_OF_YEAR -> "the day of the year, from 0";
            case HOURS -> "the hour of the day, or the whole duration in hours";
            case MINUTES -> "the minute of the hour, or the whole duration in minutes";
            case SECONDS -> "the second of the minute, or the whole duration in seconds";
            case MILLISECONDS -> "the milliseconds beside the seconds";
        };
    }
}
