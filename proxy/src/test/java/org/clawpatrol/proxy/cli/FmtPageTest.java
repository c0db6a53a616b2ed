package org.clawpatrol.proxy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code docs/fmt.md} shows is what the command prints; {@code -Dpages=write} writes it. */
final class FmtPageTest {
    private static final Path PAGE = Path.of("../docs/fmt.md");
    private static final Pattern FILE =
            Pattern.compile("`([\\w.]+)`:\n\n```hcl\n(.*?)```", Pattern.DOTALL);
    private static final Pattern CONSOLE =
            Pattern.compile("(```console\n\\$ clawpatrol ([^\n]*)\n)(.*?)```", Pattern.DOTALL);

    @TempDir private Path folder;

    @Test
    void everyExample_isWhatTheCommandPrints() throws IOException {
        String page = Files.readString(PAGE);
        Matcher file = FILE.matcher(page);
        assertThat(file.find()).isTrue();
        Path policy = Files.writeString(folder.resolve(file.group(1)), file.group(2));
        String written =
                CONSOLE.matcher(page)
                        .replaceAll(
                                found ->
                                        Matcher.quoteReplacement(
                                                found.group(1)
                                                        + printed(found.group(2), policy)
                                                        + "```"));
        if (System.getProperty("pages", "").equals("write")) {
            Files.writeString(PAGE, written);
        }

        assertThat(Files.readString(PAGE)).isEqualTo(written);
        assertThat(CONSOLE.matcher(page).results()).hasSize(2);
    }

    private String printed(String line, Path policy) {
        CommandRun run =
                new TestTerminal(folder)
                        .run(
                                line.replace(policy.getFileName().toString(), policy.toString())
                                        .split(" "));
        assertThat(run.err()).isEmpty();
        return run.out().replace(folder + "/", "");
    }
}
