package org.clawpatrol.dsl.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.clawpatrol.dsl.hcl.HclReader;
import org.clawpatrol.dsl.source.Diagnostics;
import org.clawpatrol.dsl.source.Source;
import org.clawpatrol.dsl.source.SourceBytes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Every file of the repository, and of an independent corpus where its folder is given. */
class RepositoryFilesTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Pattern BROKEN = Pattern.compile("(?s)`broken\\.hcl`:\n\n```hcl\n.*?```");
    private static final Pattern EXAMPLE = Pattern.compile("```hcl\n(.*?)```", Pattern.DOTALL);

    static Stream<Path> files() throws IOException {
        return files(ROOT);
    }

    /** What people copy. */
    static Stream<Path> published() throws IOException {
        return Stream.of("examples", "stdlib-policies/src", "proxy/src/main")
                .flatMap(folder -> files(ROOT.resolve(folder)));
    }

    private static Stream<Path> files(Path folder) {
        try (Stream<Path> found = Files.walk(folder)) {
            return found
                    .filter(file -> file.toString().endsWith(".hcl"))
                    .filter(file -> !file.toString().contains("/target/"))
                    .sorted()
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void file_formatted_saysTheSameAndStaysSo(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        Source source = SourceBytes.lenient("file.hcl", bytes);
        if (new HclReader().written(source, new Diagnostics()).isPresent()) {
            Formatted.checked(source.text());
        } else {
            FormatResult result = new HclFormatter().format("file.hcl", bytes);
            assertThat(result.text()).isEmpty();
            assertThat(result.diagnostics()).isNotEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("published")
    void file_published_isFormatted(Path file) throws IOException {
        String text = Files.readString(file);

        assertThat(Formatted.of(text)).isEqualTo(text);
    }

    @Test
    void examplesOfPages_areFormatted() throws IOException {
        try (Stream<Path> found = Files.walk(ROOT.resolve("docs"))) {
            Stream<Path> pages = Stream.concat(Stream.of(ROOT.resolve("README.md")), found);
            for (Path page : pages.filter(p -> p.toString().endsWith(".md")).toList()) {
                // The page about formatting shows what is to be formatted, that about syntax an
                // error.
                String text = page.endsWith("fmt.md") ? "" : Files.readString(page);
                text = BROKEN.matcher(text).replaceAll("");
                EXAMPLE.matcher(text)
                        .results()
                        .map(example -> example.group(1))
                        .forEach(hcl -> assertThat(Formatted.of(hcl)).isEqualTo(hcl));
            }
        }
    }

    @Test
    void corpus_formatted_saysTheSameAndStaysSo() throws IOException {
        List<String> texts = corpus();
        assertThat(texts).hasSizeGreaterThan(100);
        texts.forEach(Formatted::checked);
    }

    /** Its valid files. */
    private static List<String> corpus() throws IOException {
        String folder = System.getProperty("corpora", "");
        String given =
                folder.isEmpty() ? System.getenv().getOrDefault("CLAWPATROL_CORPORA", "") : folder;
        assumeTrue(!given.isEmpty(), "no corpora folder given (-Dcorpora=DIR)");
        return Files.readAllLines(Path.of(given, "hcl_cases.jsonl")).stream()
                .map(line -> JsonMapper.shared().readTree(line))
                .filter(row -> row.path("kind").asString("").equals("config"))
                .map(RepositoryFilesTest::text)
                .filter(
                        text ->
                                new HclReader()
                                        .written(new Source("row.hcl", text), new Diagnostics())
                                        .isPresent())
                .toList();
    }

    private static String text(JsonNode row) {
        byte[] bytes =
                row.has("hcl")
                        ? row.path("hcl").asString("").getBytes(StandardCharsets.UTF_8)
                        : Base64.getDecoder().decode(row.path("hcl_b64").asString(""));
        return SourceBytes.decode("row.hcl", bytes, new Diagnostics())
                .map(Source::text)
                .orElse("=");
    }
}
