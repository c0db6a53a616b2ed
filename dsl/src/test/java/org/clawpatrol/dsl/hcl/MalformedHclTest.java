package org.clawpatrol.dsl.hcl;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.clawpatrol.dsl.source.DiagnosticRenderer;
import org.clawpatrol.dsl.source.Diagnostics;
import org.clawpatrol.dsl.source.Source;
import org.clawpatrol.dsl.source.SourceBytes;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Wrong files, each with exactly what its author is told. */
class MalformedHclTest {

    @TestFactory
    Stream<DynamicTest> malformedFile_isExplained() throws IOException, URISyntaxException {
        return cases().stream()
                .map(
                        folder ->
                                DynamicTest.dynamicTest(
                                        folder.getFileName().toString(),
                                        () ->
                                                assertThat(rendered(folder))
                                                        .isEqualTo(
                                                                Files.readString(
                                                                        folder.resolve(
                                                                                "expected.txt")))));
    }

    @Test
    void nesting_beyondTheLimit_isAProblemAndNotAnOverflow() {
        assertThat(problems("a = " + "(".repeat(10_000) + ")".repeat(10_000)))
                .contains("deeper than");
        assertThat(problems("a = " + "[".repeat(10_000))).contains("deeper than");
        assertThat(problems("a = " + "!".repeat(10_000) + "true")).contains("operators");
        assertThat(problems("a = " + "1+".repeat(10_000) + "1")).contains("operators");
        assertThat(problems("a = " + "true?1:".repeat(10_000) + "1")).contains("operators");
        assertThat(problems("a = b" + ".c".repeat(10_000))).contains("operators");
        assertThat(problems("a = b" + "[0]".repeat(10_000))).contains("operators");
        assertThat(problems("a = (" + "-\n".repeat(10_000) + "1)")).contains("operators");
        assertThat(problems("a = \"" + "%{ if true }".repeat(10_000) + "\""))
                .contains("deeper than");
        assertThat(problems("a = [" + "-1, ".repeat(10_000) + "]\n")).isEmpty();
        assertThat(problems("b {\n".repeat(10_000))).contains("deeper than");
    }

    @Test
    void mutant_ofAnyFile_endsInATreeOrInPositionedProblems() throws Exception {
        Random random = new Random(20261121);
        List<Path> cases = cases();
        String seed =
                "rule \"a\" {\n  condition = <<-EOT\n    http.path == '${x[0].y}' # %{ if a }b%{ endif }\n"
                        + "  EOT\n  list = [for k, v in {a = 1, \"b\" : 2} : v if v > 1]\n}\n";
        for (int i = 0; i < 4_000; i++) {
            String base =
                    i % 2 == 0 ? seed : source(cases.get(random.nextInt(cases.size()))).text();
            Diagnostics diagnostics = new Diagnostics();
            var tree =
                    new HclReader().read(new Source("mutant", mutated(base, random)), diagnostics);
            assertThat(tree.isPresent()).isEqualTo(!diagnostics.hasErrors());
            tree.ifPresent(body -> assertThat(SyntaxTree.of(body)).isNotNull());
            assertThat(DiagnosticRenderer.plain().render(diagnostics.all()).isEmpty())
                    .isEqualTo(tree.isPresent());
            assertThat(diagnostics.all()).allMatch(d -> d.span().isPresent());
        }
    }

    private static String mutated(String base, Random random) {
        StringBuilder text = new StringBuilder(base);
        String alphabet = "{}[]()\"\\$%~<-=:.,*?!\n 'aE0\u0000\uD800é";
        for (int i = random.nextInt(4); i >= 0 && !text.isEmpty(); i--) {
            int at = random.nextInt(text.length());
            switch (random.nextInt(3)) {
                case 0 -> text.deleteCharAt(at);
                case 1 -> text.insert(at, alphabet.charAt(random.nextInt(alphabet.length())));
                default -> text.setCharAt(at, alphabet.charAt(random.nextInt(alphabet.length())));
            }
        }
        return text.toString();
    }

    private static String problems(String text) {
        Diagnostics diagnostics = new Diagnostics();
        new HclReader().read(new Source("deep.hcl", text), diagnostics);
        return DiagnosticRenderer.plain().render(diagnostics.all());
    }

    private static String rendered(Path folder) throws IOException {
        Diagnostics diagnostics = new Diagnostics();
        new HclReader().read(source(folder), diagnostics);
        return DiagnosticRenderer.plain().render(diagnostics.all());
    }

    private static Source source(Path folder) throws IOException {
        return SourceBytes.lenient("case.hcl", Files.readAllBytes(folder.resolve("case.hcl")));
    }

    private static List<Path> cases() throws IOException, URISyntaxException {
        URL folder = Objects.requireNonNull(MalformedHclTest.class.getResource("/hcl/malformed"));
        try (Stream<Path> found = Files.list(Path.of(folder.toURI()))) {
            return found.sorted().toList();
        }
    }
}
