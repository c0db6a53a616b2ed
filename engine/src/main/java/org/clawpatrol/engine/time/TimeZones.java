package org.clawpatrol.engine.time;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Time zones by name, such as {@code Europe/Berlin}, or by offset, such as {@code -09:30}. */
public final class TimeZones {
    private static final Pattern OFFSET = Pattern.compile("([+-]?)([0-9]{2}):([0-9]{2})");
    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_+/-]*");

    private TimeZones() {}

    /** Empty when there is no such zone. */
    public static Optional<ZoneId> find(String text) {
        Matcher offset = OFFSET.matcher(text);
        if (offset.matches()) {
            return offset(offset);
        }
        if (text.equals("UTC") || text.equals("GMT")) {
            return Optional.of(ZoneOffset.UTC);
        }
        return NAME.matcher(text).matches() ? named(text) : Optional.empty();
    }

    private static Optional<ZoneId> offset(Matcher offset) {
        int sign = offset.group(1).equals("-") ? -1 : 1;
        int hours = Integer.parseInt(offset.group(2));
        int minutes = Integer.parseInt(offset.group(3));
        boolean valid = minutes < 60 && hours * 60 + minutes <= 18 * 60;
        return valid
                ? Optional.of(ZoneOffset.ofHoursMinutes(sign * hours, sign * minutes))
                : Optional.empty();
    }

    private static Optional<ZoneId> named(String name) {
        try {
            ZoneId zone = ZoneId.of(name);
            // Forms such as `UTC+3` are an invention of this platform.
            return zone.getId().matches("(UTC|GMT|UT)[+-].*|Z")
                    ? Optional.empty()
                    : Optional.of(zone);
        } catch (DateTimeException unknown) {
            return Optional.empty();
        }
    }
}
