package org.clawpatrol.proxy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code docs/explain.md} shows is what the commands print. */
final class ExplainPageTest {
    private static final Path PAGE = Path.of("../docs/explain.md");
    private static final Pattern FILE =
            Pattern.compile("`([\\w.]+)`[^`\n]*:\n\n```(?:hcl|json)\n(.*?)```", Pattern.DOTALL);
    private static final Pattern CONSOLE =
            Pattern.compile("```console\n\\$ clawpatrol ([^\n]*)\n(.*?)```", Pattern.DOTALL);

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
        assertThat(files).isEqualTo(3);
        Matcher console = CONSOLE.matcher(page);
        int examples = 0;
        while (console.find()) {
            assertThat(printed(console.group(1)))
                    .as("%s", console.group(1))
                    .isEqualTo(console.group(2));
            examples++;
        }
        assertThat(examples).isEqualTo(4);
    }

    private String printed(String line) {
        TestTerminal terminal = new TestTerminal(folder);
        terminal.environment.put("LC_ALL", "C.UTF-8");
        String[] words =
                Stream.of(line.split(" "))
                        .map(word -> named(word) ? folder.resolve(word).toString() : word)
                        .toArray(String[]::new);
        CommandRun run = terminal.run(words);
        return List.of(run.out() + run.err()).getFirst().replace(folder + "/", "").stripTrailing()
                + "\n";
    }

    private static boolean named(String word) {
        return word.endsWith(".hcl") || word.endsWith(".json");
    }
}
