package org.clawpatrol.proxy.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.clawpatrol.proxy.journal.ActionRecord;
import org.clawpatrol.proxy.journal.RecordReader;
import picocli.CommandLine.Option;

/** The options that say which recorded actions a command reads. One thread, one use. */
final class JournalOptions {
    private static final Pattern AGO = Pattern.compile("([0-9]{1,6})([smhd])");

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
        Progress progress = Progress.on(terminal);
        long size = reader.size();
        RecordReader.Unread unread =
                reader.read(
                        record -> {
                            if (wanted(record)) {
                                actions.accept(record);
                            }
                        },
                        bytes ->
                                progress.show(
                                        () -> "%d of %d MiB".formatted(bytes >> 20, size >> 20)));
        progress.end();
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

    private Instant from(InstantSource clock) {
        if (since.isEmpty()) {
            return Instant.MIN;
        }
        Matcher ago = AGO.matcher(since);
        if (ago.matches()) {
            return clock.instant()
                    .minus(unit(ago.group(2)).multipliedBy(Long.parseLong(ago.group(1))));
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

    private static Duration unit(String letter) {
        return switch (letter) {
            case "s" -> Duration.ofSeconds(1);
            case "m" -> Duration.ofMinutes(1);
            case "h" -> Duration.ofHours(1);
            default -> Duration.ofDays(1);
        };
    }
}
