package org.clawpatrol.proxy.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** An answer that got lost on its way out is no answer. */
final class CheckedOutputTest {
    private static final Path FULL = Path.of("/dev/full");

    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int ended(int code, CheckedOutput output) {
        new PrintStream(output, true, StandardCharsets.UTF_8).println("no difference");
        return Main.written(code, output, new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    @Test
    void fullDisk_isAnError_whateverTheAnswerWas() throws IOException {
        assumeTrue(Files.exists(FULL));
        try (OutputStream full = new FileOutputStream(FULL.toFile())) {
            assertThat(ended(0, new CheckedOutput(full))).isEqualTo(2);
        }
        assertThat(err.toString(StandardCharsets.UTF_8))
                .isEqualTo(
                        "clawpatrol: standard output could not be written: No space left on"
                                + " device\n");
    }

    @Test
    void readerThatWentAway_leavesTheExitCode() {
        var gone =
                new CheckedOutput(
                        new OutputStream() {
                            @Override
                            public void write(int one) throws IOException {
                                throw new IOException("Broken pipe");
                            }
                        });

        assertThat(ended(1, gone)).isEqualTo(1);
        assertThat(err.size()).isZero();
    }

    @Test
    void whatIsWritten_arrives() {
        var target = new ByteArrayOutputStream();

        assertThat(ended(0, new CheckedOutput(target))).isZero();
        assertThat(target.toString(StandardCharsets.UTF_8)).isEqualTo("no difference\n");
    }
}
