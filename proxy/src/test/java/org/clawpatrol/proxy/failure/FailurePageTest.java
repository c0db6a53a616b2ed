package org.clawpatrol.proxy.failure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * {@code docs/failures.md} is what the code can answer. It is written anew with {@code
 * -Dpages=write}.
 */
final class FailurePageTest {
    private static final Path PAGE = Path.of("../docs/failures.md");
    private static final Path CODE = Path.of("src/main/java/org/clawpatrol/proxy");

    /** What agents meet. */
    private static final List<String> ROOMS = List.of("failure", "flow", "net", "protocol");

    private static final String GENERATED = "<!-- from here on written by FailurePageTest -->\n";

    /** A text that stands beside its failure. */
    private static final Pattern TEXT =
            Pattern.compile("\\bFailure\\.([A-Z_]+),\\s*\"((?:[^\"\\\\]|\\\\.)+)\"");

    /** A text given to what makes a malformed request of it. */
    private static final Pattern MALFORMED =
            Pattern.compile("\\b(?:badRequest|bad|malformed)\\(\\s*\"([^\"]+)\"");

    /** An answer that names a status instead of a failure. */
    private static final Pattern BARE_STATUS =
            Pattern.compile(
                    "(?:MalformedMessageException|Unacceptable|Refusal|[rR]efused?)"
                            + "\\((?:[\\w.()]+,)?\\s*[1-5]\\d\\d\\b");

    @Test
    void page_isWhatTheCodeCanAnswer() throws IOException {
        String page = Files.readString(PAGE);
        String written = page.substring(0, page.indexOf(GENERATED)) + GENERATED + generated();
        if (System.getProperty("pages", "").equals("write")) {
            Files.writeString(PAGE, written);
        }
        assertThat(Files.readString(PAGE))
                .as("%s is stale; run the tests with -Dpages=write", PAGE)
                .isEqualTo(written);
    }

    @Test
    void noAnswerInTheCode_isABareStatus() throws IOException {
        for (String source : sources()) {
            assertThat(BARE_STATUS.matcher(source).results().map(MatchResult::group)).isEmpty();
        }
    }

    @Test
    void everyFailure_isGivenSomewhere() throws IOException {
        String code = String.join("\n", sources());
        assertThat(Failure.all())
                .allSatisfy(
                        failure ->
                                assertThat(code).containsPattern("Failure\\." + failure + "\\b"));
    }

    @Test
    void everyWayADialCanFail_isADocumentedText() throws IOException {
        String ways = Files.readString(CODE.resolve("net/DialFailure.java"));
        assertThat(TEXT.matcher(ways).results()).hasSizeGreaterThan(5);
    }

    private static String generated() throws IOException {
        StringBuilder page = new StringBuilder();
        page.append("\n## Answers\n\n");
        page.append("| Status | Reason | Side | Retry | What happened | What to do |\n");
        page.append("|---|---|---|---|---|---|\n");
        for (Failure failure : Failure.all()) {
            page.append(row(failure));
        }
        page.append(
                "\n## Texts\n\nWhat the answers say, where that is fixed. Records say some of them of an"
                        + " origin's response, too.\n\n");
        page.append("| Status | Text |\n|---|---|\n");
        texts().forEach(
                        (status, all) ->
                                all.forEach(
                                        text ->
                                                page.append(
                                                        "| %d | %s |\n".formatted(status, text))));
        return page.toString();
    }

    private static String row(Failure failure) {
        return "| %d | `%s` | %s | %s | %s | %s |\n"
                .formatted(
                        failure.status(),
                        failure.label(),
                        failure.side().name().toLowerCase(Locale.ROOT),
                        failure.retry().words(),
                        failure.meaning(),
                        failure.advice());
    }

    private static Map<Integer, Set<String>> texts() throws IOException {
        Map<Integer, Set<String>> texts = new TreeMap<>();
        for (String source : sources()) {
            TEXT.matcher(source)
                    .results()
                    .forEach(found -> add(texts, Failure.valueOf(found.group(1)), found.group(2)));
            MALFORMED
                    .matcher(source)
                    .results()
                    .forEach(found -> add(texts, Failure.MALFORMED_REQUEST, found.group(1)));
        }
        return texts;
    }

    private static void add(Map<Integer, Set<String>> texts, Failure failure, String text) {
        String whole = text.endsWith(": ") ? text + "..." : text;
        texts.computeIfAbsent(failure.status(), any -> new TreeSet<>()).add(whole);
    }

    /** SOCKS has answers without words. */
    private static boolean isCode(Path file) {
        String name = file.getFileName().toString();
        return name.endsWith(".java") && !name.startsWith("Socks");
    }

    private static Iterable<String> sources() throws IOException {
        Set<String> sources = new TreeSet<>();
        for (String room : ROOMS) {
            try (Stream<Path> files = Files.walk(CODE.resolve(room))) {
                for (Path file : files.filter(FailurePageTest::isCode).toList()) {
                    sources.add(Files.readString(file));
                }
            }
        }
        return sources;
    }
}
