package org.clawpatrol.proxy.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.clawpatrol.proxy.journal.ActionRecord;
import org.clawpatrol.proxy.journal.RecordReader;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say which recorded actions a command reads. One thread, one use. */
final class JournalOptions {
    private static final String EXPECTED =
            "name a state directory, its folder `journal`, or a file of records";
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
    private @Nullable String since;

    @Option(
            names = "--endpoint",
            paramLabel = "NAME",
            description = "Read only actions that were at this endpoint (name or type.name).")
    private @Nullable String endpoint;

    @Option(
            names = "--profile",
            paramLabel = "NAME",
            description = "Read only actions of devices of this profile.")
    private @Nullable String profile;

    /**
     * Reads them; a long journal says on a terminal how far it is. What holds lines and no record
     * at all is no journal.
     */
    RecordReader.Unread read(Terminal terminal, Consumer<ActionRecord> actions) throws IOException {
        notEmpty("--endpoint", endpoint);
        notEmpty("--profile", profile);
        RecordReader reader = reader();
        AtomicBoolean any = new AtomicBoolean();
        Progress progress = Progress.on(terminal);
        long size = reader.size();
        RecordReader.Unread unread =
                reader.read(
                        record -> {
                            any.set(true);
                            if (wanted(record)) {
                                actions.accept(record);
                            }
                        },
                        bytes ->
                                progress.show(
                                        () -> "%d of %d MiB".formatted(bytes >> 20, size >> 20)));
        progress.end();
        boolean records = any.get() || unread.earlier() + unread.erased() > 0;
        if (!records && unread.unreadable() > 0) {
            throw new CommandFailure(
                    ExitCode.USAGE, journal + " holds no records of actions; " + EXPECTED);
        }
        return unread;
    }

    private RecordReader reader() throws IOException {
        Instant since = from(InstantSource.system());
        try {
            return RecordReader.of(journal, since);
        } catch (NoSuchFileException e) {
            if (Files.exists(journal)) {
                throw new CommandFailure(
                        ExitCode.USAGE, "there is no journal in " + journal + "; " + EXPECTED, e);
            }
            throw e;
        }
    }

    private boolean wanted(ActionRecord record) {
        String at = record.endpoint();
        boolean here =
                endpoint == null
                        || at.equals(endpoint)
                        || at.substring(at.indexOf('.') + 1).equals(endpoint);
        return here && (profile == null || record.profile().equals(profile));
    }

    /** A variable of a script that is not set must not widen what is read. */
    private static void notEmpty(String option, @Nullable String value) {
        if (value != null && value.isEmpty()) {
            throw new CommandFailure(ExitCode.USAGE, option + ": the value is empty");
        }
    }

    private Instant from(InstantSource clock) {
        String from = since;
        if (from == null) {
            return Instant.MIN;
        }
        Matcher ago = AGO.matcher(from);
        if (ago.matches()) {
            return clock.instant()
                    .minus(unit(ago.group(2)).multipliedBy(Long.parseLong(ago.group(1))));
        }
        try {
            return OffsetDateTime.parse(from).toInstant();
        } catch (DateTimeParseException e) {
            throw new CommandFailure(
                    ExitCode.USAGE,
                    "--since: `" + from + "` is no time: write 30m, 12h, 7d or an RFC 3339 time",
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
