package org.clawpatrol.dsl.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.clawpatrol.dsl.source.Diagnostic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The page of lint codes says what is so. */
final class LintPageTest {
    private static final Path ROOT = root();
    private static final Pattern CODE = Pattern.compile("\"(W-[A-Z-]+)\"");

    @TempDir Path folder;

    private static Path root() {
        Path here = Path.of("").toAbsolutePath();
        return Files.exists(here.resolve("docs")) ? here : Objects.requireNonNull(here.getParent());
    }

    private static String page() throws IOException {
        return Files.readString(ROOT.resolve("docs/lint.md"));
    }

    @Test
    void page_hasASectionForEveryCodeOfLinting() throws IOException {
        List<String> sections =
                Pattern.compile("^## (L-[A-Z-]+)$", Pattern.MULTILINE)
                        .matcher(page())
                        .results()
                        .map(found -> found.group(1))
                        .toList();

        assertThat(sections)
                .containsExactly(
                        Stream.of(LintCode.values()).map(LintCode::id).toArray(String[]::new));
    }

    @ParameterizedTest
    @EnumSource
    void example_hasTheFindingOfItsSection(LintCode code) throws IOException {
        String section = page().split("(?m)^## " + code.id() + "$", -1)[1].split("(?m)^## ", -1)[0];
        String rules =
                section.split("```hcl\n", -1)[1].split("```", -1)[0].replace(
                        "{\n  condition", "{\n  endpoint = https.api\n  condition");
        String others =
                code == LintCode.UNINDEXED
                        ? String.join(
                                "",
                                IntStream.range(0, 50)
                                        .mapToObj(
                                                i ->
                                                        Policies.deny(
                                                                "p" + i,
                                                                "http.path == '/"
                                                                        + "x".repeat(i)
                                                                        + "'"))
                                        .toList())
                        : "";

        List<String> found =
                new Linter()
                        .lint(new Policies(folder).load(rules, others)).diagnostics().stream()
                                .map(Diagnostic::id)
                                .filter(id -> id.startsWith("L-"))
                                .distinct()
                                .toList();

        assertThat(found).contains(code.id());
        assertThat(found).isSubsetOf(code.id(), "L-OVERLAP");
    }

    @Test
    void codes_ofLoading_areThoseOfTheSources() throws IOException {
        TreeSet<String> written = new TreeSet<>();
        try (Stream<Path> sources = Files.walk(ROOT.resolve("dsl/src/main/java"))) {
            for (Path source : sources.filter(path -> path.toString().endsWith(".java")).toList()) {
                if (!source.endsWith("LintCode.java")) {
                    CODE.matcher(Files.readString(source))
                            .results()
                            .map((MatchResult found) -> found.group(1))
                            .forEach(written::add);
                }
            }
        }

        assertThat(LintCode.all().stream().filter(code -> code.startsWith("W-")))
                .containsExactlyInAnyOrderElementsOf(written);
    }
}
