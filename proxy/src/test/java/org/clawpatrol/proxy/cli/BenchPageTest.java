package org.clawpatrol.proxy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What {@code docs/bench.md} shows has the lines, labels and units that the command prints; figures
 * are those of one machine on one day.
 */
final class BenchPageTest {
    private static final Pattern SAMPLE =
            Pattern.compile("```text\n\\$ clawpatrol (?<command>.*)\n(?<printed>[^`]*)```");

    @TempDir private Path folder;

    @Test
    void sample_hasTheShapeOfWhatTheCommandPrints() throws IOException {
        Matcher sample = SAMPLE.matcher(Files.readString(Path.of("../docs/bench.md")));
        assertThat(sample.find()).isTrue();
        String command =
                sample.group("command")
                        .replace("examples/", root() + "/examples/")
                        .replaceFirst("--duration \\S+", "--duration 0.1");

        CommandRun run = new TestTerminal(folder).run(command.split(" "));

        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(shape(sample.group("printed"))).isEqualTo(shape(run.out()));
    }

    private static Path root() {
        return Path.of("..").toAbsolutePath().normalize();
    }

    /** Without figures, how wide they are, the name of the machine and what it can compile. */
    private static List<String> shape(String printed) {
        return printed.lines()
                .map(line -> line.replaceAll("[0-9][0-9,.]*", "#").replaceAll(" +", " "))
                .map(line -> line.replaceFirst("^.*, # processors.*$", "JAVA, # processors"))
                .toList();
    }
}
