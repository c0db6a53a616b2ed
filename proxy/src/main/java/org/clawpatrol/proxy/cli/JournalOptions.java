package org.clawpatrol.proxy.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.clawpatrol.proxy.journal.ActionRecord;
import org.clawpatrol.proxy.journal.RecordReader;
import picocli.CommandLine.Option;

/** The options that say which recorded actions a command reads. One thread, one use. */
final class JournalOptions {
    private static final Pattern AGO = Pattern.compile("([0-9]{1,6})([smhd])");
    private static final long PROGRESS_STEP = 16 << 20;

    @Option(
            names = "--journal",
            required = true,
            paramLabel = "DIR|FILE",
            description = "A state directory, or a file of records (gateway.log_path).")
    private Path journal = Path.of("");

    @Option(
            names = "--since",
            paramLabel = "TIME",
            description = "Read only later actions: 30m, 12h, 7d, or an RFC 3339 time.")
    private String since = "";

    @Option(
            names = "--endpoint",
            paramLabel = "NAME",
            description = "Read only actions that were at this endpoint (name or type.name).")
    private String endpoint = "";

    @Option(
            names = "--profile",
            paramLabel = "NAME",
            description = "Read only actions of devices of this profile.")
    private String profile = "";

    /** Reads them; a long journal says on a terminal how far it is. */
    RecordReader.Unread read(Terminal terminal, Consumer<ActionRecord> actions) throws IOException {
        RecordReader reader = RecordReader.of(journal, from(InstantSource.system()));
        boolean watched = terminal.coloured();
        RecordReader.Unread unread =
                reader.read(
                        record -> {
                            if (wanted(record)) {
                                actions.accept(record);
                            }
                        },
                        watched ? progress(terminal, reader.size()) : bytes -> {});
        if (watched) {
            terminal.err().print("\r\u001b[K");
            terminal.err().flush();
        }
        return unread;
    }

    private boolean wanted(ActionRecord record) {
        String at = record.endpoint();
        boolean here =
                endpoint.isEmpty()
                        || at.equals(endpoint)
                        || at.substring(at.indexOf('.') + 1).equals(endpoint);
        return here && (profile.isEmpty() || record.profile().equals(profile));
    }

    private static LongConsumer progress(Terminal terminal, long size) {
        long[] next = {PROGRESS_STEP};
        return bytes -> {
            if (bytes >= next[0]) {
                next[0] = bytes + PROGRESS_STEP;
                terminal.err().print("\r%d of %d MiB".formatted(bytes >> 20, size >> 20));
                terminal.err().flush();
            }
        };
    }

    private Instant from(InstantSource clock) {
        if (since.isEmpty()) {
            return Instant.MIN;
        }
        Matcher ago = AGO.matcher(since);
        if (ago.matches()) {
            return clock.instant().minus(unit(ago.group(2)).multipliedBy(number(ago.group(1))));
        }
        try {
            return OffsetDateTime.parse(since).toInstant();
        } catch (DateTimeParseException e) {
            throw new CommandFailure(
                    ExitCode.USAGE,
                    "--since: `" + since + "` is no time: write 30m, 12h, 7d or an RFC 3339 time",
                    e);
        }
    }

    private static long number(String digits) {
        return Long.parseLong(digits);
    }

    private static Duration unit(String letter) {
        return switch (letter) {
            case "s" -> Duration.ofSeconds(1);
            case "m" -> Duration.ofMinutes(1);
            case "h" -> Duration.ofHours(1);
            default -> Duration.ofDays(1);
        };
    }
}
