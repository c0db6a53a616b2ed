package org.clawpatrol.dsl.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.clawpatrol.dsl.condition.ConditionTokens;
import org.clawpatrol.dsl.hcl.HclReader;
import org.clawpatrol.dsl.source.Diagnostics;
import org.clawpatrol.dsl.source.Source;
import org.clawpatrol.dsl.source.SourceBytes;
import org.junit.jupiter.api.Test;

/** Whatever a file looks like, its layout says the same, keeps its comments and is final. */
class RandomFilesTest {
    private static final List<String> SIGNS =
            List.of(
                    "\n",
                    "\r\n",
                    " ",
                    "\t",
                    "#",
                    "//",
                    "/* x */",
                    "# x\n",
                    "// x\n",
                    "\"",
                    "{",
                    "}",
                    "[",
                    "]",
                    "(",
                    ")",
                    ",",
                    ".",
                    "=",
                    "&&",
                    "||",
                    "!",
                    "?",
                    ":",
                    "-",
                    "<<X\n",
                    "<<-X\n",
                    "\nX\n",
                    "${",
                    "%{",
                    "$$",
                    "~",
                    "\\",
                    "for ",
                    "in ",
                    "1",
                    "a",
                    "é",
                    "\ud83d\ude00",
                    "\u00a0",
                    "\ufeff",
                    "\u0000",
                    "\u2028");

    private static final int FILES = Integer.getInteger("format.files", 1_000);

    @Test
    void randomFiles_formatted_sayTheSameAndStaySo() {
        int read = 0;
        for (long seed = 0; seed < FILES; seed++) {
            String text = new RandomHcl(seed).file();
            if (isValid(text)) {
                Formatted.checked(text);
                read++;
            }
        }
        assertThat(read).isGreaterThan(FILES * 8 / 10);
    }

    @Test
    void randomConditions_formatted_sayTheSameAndStaySo() {
        int read = 0;
        for (long seed = 0; seed < FILES; seed++) {
            String text = new RandomCondition(new Random(seed)).text();
            if (ConditionTokens.of(text).isPresent()) {
                Formatted.checked("rule \"r\" {\n condition = <<-CEL\n" + text + "\nCEL\n}\n");
                read++;
            }
        }
        assertThat(read).isGreaterThan(FILES * 9 / 10);
    }

    @Test
    void mangledFiles_formatted_sayTheSameAndStaySo() throws IOException {
        List<String> files = new ArrayList<>();
        for (Path file : RepositoryFilesTest.files().toList()) {
            files.add(SourceBytes.lenient("file.hcl", Files.readAllBytes(file)).text());
        }
        int read = 0;
        for (long seed = 0; seed < 3L * FILES; seed++) {
            Random random = new Random(seed);
            String text = mangled(files.get(random.nextInt(files.size())), random);
            FormatResult result =
                    new HclFormatter().format("x.hcl", text.getBytes(StandardCharsets.UTF_8));
            assertThat(result.diagnostics())
                    .as(text)
                    .noneMatch(problem -> problem.id().equals("C-FORMAT"));
            if (result.text().isPresent()) {
                Formatted.checked(text);
                read++;
            }
        }
        assertThat(read).isGreaterThan(FILES / 2);
    }

    /** With a few pieces of it lost, doubled or put in. */
    private static String mangled(String text, Random random) {
        StringBuilder mangled = new StringBuilder(text);
        for (int edits = random.nextInt(4); edits >= 0 && !mangled.isEmpty(); edits--) {
            int at = random.nextInt(mangled.length());
            int end = Math.min(mangled.length(), at + 1 + random.nextInt(4));
            switch (random.nextInt(3)) {
                case 0 -> mangled.delete(at, end);
                case 1 -> mangled.insert(at, mangled.substring(at, end));
                default -> mangled.insert(at, SIGNS.get(random.nextInt(SIGNS.size())));
            }
        }
        // Half of a character becomes a question mark.
        return new String(
                mangled.toString().getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }

    private static boolean isValid(String text) {
        return new HclReader()
                .written(new Source("random.hcl", text), new Diagnostics())
                .isPresent();
    }
}
