package org.clawpatrol.dsl.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Differences as {@code patch} reads them. */
class UnifiedDiffTest {

    @Test
    void equalTexts_giveNothing() {
        assertThat(UnifiedDiff.of("a", "x\n", "x\n")).isEmpty();
        assertThat(UnifiedDiff.of("a", "", "")).isEmpty();
    }

    @Test
    void oneLine_hasThreeLinesAround() {
        String before = "1\n2\n3\n4\n 5\n6\n7\n8\n9\n";

        assertThat(UnifiedDiff.of("f.hcl", before, before.replace(" 5", "5")))
                .isEqualTo(
                        "--- f.hcl\n+++ f.hcl\n@@ -2,7 +2,7 @@\n 2\n 3\n 4\n- 5\n+5\n 6\n 7\n 8\n");
    }

    @Test
    void linesFarApart_areTwoHunks() {
        String before = " 1\n2\n3\n4\n5\n6\n7\n8\n 9\n";

        assertThat(UnifiedDiff.of("f", before, before.replace(" ", "")))
                .contains("@@ -1,4 +1,4 @@", "@@ -6,4 +6,4 @@");
        assertThat(
                        UnifiedDiff.of(
                                "f",
                                before.replace("8\n", ""),
                                before.replace("8\n", "").replace(" ", "")))
                .containsOnlyOnce("@@ -");
    }

    @Test
    void missingLineEnd_isSaid() {
        assertThat(UnifiedDiff.of("f", "a", "a\n"))
                .isEqualTo("--- f\n+++ f\n@@ -1 +1 @@\n-a\n\\ No newline at end of file\n+a\n");
        assertThat(UnifiedDiff.of("f", "", "a\n")).endsWith("@@ -0,0 +1 @@\n+a\n");
        assertThat(UnifiedDiff.of("f", "\n", "")).endsWith("@@ -1 +0,0 @@\n-\n");
    }

    @Test
    void randomTexts_arePatchedToWhatTheyBecame() {
        for (long seed = 0; seed < 20_000; seed++) {
            Random random = new Random(seed);
            String before = text(random);
            String after = random.nextBoolean() ? text(random) : before.replace("\n\n", "\n");
            assertThat(patched(before, UnifiedDiff.of("f", before, after))).isEqualTo(after);
        }
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int lines = random.nextInt(20); lines > 0; lines--) {
            text.append(List.of("", "a", " a", "b c", "b  c", "d").get(random.nextInt(6)));
            text.append(lines > 1 || random.nextBoolean() ? "\n" : "");
        }
        return text.toString();
    }

    /** Applies a difference, strictly. */
    private static String patched(String before, String diff) {
        List<String> old = before.isEmpty() ? List.of() : List.of(before.split("(?<=\n)"));
        List<String> lines = new ArrayList<>(diff.lines().toList());
        StringBuilder out = new StringBuilder();
        int at = 0;
        for (int i = 2; i < lines.size(); i++) {
            String line = lines.get(i);
            boolean open = i + 1 < lines.size() && lines.get(i + 1).startsWith("\\");
            String text = line.substring(1) + (open ? "" : "\n");
            switch (line.charAt(0)) {
                case '@' -> {
                    String[] range = line.split("[ ,]")[1].split(",");
                    boolean none = line.startsWith(range[0] + ",0", 3);
                    int start = -Integer.parseInt(range[0]) - (none ? 0 : 1);
                    while (at < start) {
                        out.append(old.get(at++));
                    }
                }
                case ' ' -> {
                    assertThat(old.get(at++)).isEqualTo(text);
                    out.append(text);
                }
                case '-' -> assertThat(old.get(at++)).isEqualTo(text);
                case '+' -> out.append(text);
                default -> assertThat(line).startsWith("\\ No newline");
            }
        }
        while (at < old.size()) {
            out.append(old.get(at++));
        }
        return out.toString();
    }
}
