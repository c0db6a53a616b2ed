package org.clawpatrol.proxy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code docs/diff.md} shows is what the command prints. */
final class DiffPageTest {
    private static final Path PAGE = Path.of("../docs/diff.md");
    private static final Pattern FILE =
            Pattern.compile("`([\\w.]+)`[^`\n]*:\n\n```hcl\n(.*?)```", Pattern.DOTALL);
    private static final Pattern CONSOLE =
            Pattern.compile("```console\n\\$ clawpatrol ([^\n]*)\n(.*?)\n```\n", Pattern.DOTALL);

    @TempDir private Path folder;

    @Test
    void everyExample_isWhatTheCommandPrints() throws IOException {
        String page = Files.readString(PAGE);
        Matcher file = FILE.matcher(page);
        int files = 0;
        while (file.find()) {
            Files.writeString(folder.resolve(file.group(1)), file.group(2));
            files++;
        }
        assertThat(files).isEqualTo(2);
        Matcher console = CONSOLE.matcher(page);
        int examples = 0;
        while (console.find()) {
            assertThat(printed(console.group(1)))
                    .as("%s", console.group(1))
                    .isEqualTo(console.group(2));
            examples++;
        }
        assertThat(examples).isEqualTo(2);
    }

    private String printed(String line) {
        String[] words =
                Stream.of(line.split(" "))
                        .map(word -> word.endsWith(".hcl") ? folder.resolve(word).toString() : word)
                        .toArray(String[]::new);
        CommandRun run = new TestTerminal(folder).run(words);
        return (run.out() + run.err()).replace(folder + "/", "").stripTrailing();
    }
}
