package org.clawpatrol.proxy.dashboard.page;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

/**
 * An instant as pages show it.
 *
 * @param iso for programs
 * @param absolute for people, UTC
 * @param relative distance from when the page was made; the page's script keeps it true
 */
public record Moment(String iso, String absolute, String relative) {
    private static final DateTimeFormatter ABSOLUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'").withZone(ZoneOffset.UTC);

    public static Moment of(Instant at, Instant now) {
        return new Moment(
                at.truncatedTo(ChronoUnit.MILLIS).toString(),
                ABSOLUTE.format(at),
                distance(at, now));
    }

    private static String distance(Instant at, Instant now) {
        Duration ahead = Duration.between(now, at);
        String size = size(ahead.abs());
        return ahead.isPositive() ? "in " + size : size + " ago";
    }

    private static String size(Duration distance) {
        long seconds = distance.toSeconds();
        if (seconds < 60) {
            return seconds + " s";
        }
        if (seconds < 3_600) {
            return seconds / 60 + " min";
        }
        return seconds < 172_800 ? seconds / 3_600 + " h" : seconds / 86_400 + " d";
    }
}
