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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
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

    /** Texts that stand beside their status. */
    private static final Pattern WITH_STATUS =
            Pattern.compile(
                    "(?:MalformedMessageException|Unacceptable|refuse)"
                            + "\\((?:[\\w.()]+,)?\\s*([1-5]\\d\\d),\\s*\"((?:[^\"\\\\]|\\\\.)+)\"");

    private static final Map<Pattern, Integer> KNOWN_STATUS =
            Map.of(
                    Pattern.compile("badRequest\\(\\s*\"([^\"]+)\""), 400,
                    Pattern.compile("\\bbad\\(\\s*\"([^\"]+)\""), 400,
                    Pattern.compile("\\bmalformed\\(\\s*\"([^\"]+)\""), 400,
                    Pattern.compile("Identity\\.Ambiguous\\(\\s*\"([^\"]+)\""), 400,
                    Pattern.compile("Identity\\.Powerless\\(\\s*\"([^\"]+)\""), 403,
                    Pattern.compile("Identity\\.Unproven\\(\\s*\"([^\"]+)\""), 407);

    /** Any status that an answer is given, whatever its text. */
    private static final Pattern STATUS =
            Pattern.compile(
                    "(?:MalformedMessageException|Unacceptable|[rR]efuse[d]?)"
                            + "\\((?:[\\w.()]+,)?\\s*([1-5]\\d\\d)\\b");

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
    void everyStatusInTheCode_belongsToAFailure() throws IOException {
        Set<Integer> known =
                Failure.all().stream().map(Failure::status).collect(Collectors.toSet());
        Set<Integer> used = new TreeSet<>();
        for (String source : sources()) {
            Matcher matcher = STATUS.matcher(source);
            while (matcher.find()) {
                used.add(Integer.valueOf(matcher.group(1)));
            }
        }
        assertThat(used).contains(400, 408, 421, 431);
        assertThat(known).containsAll(used);
    }

    @Test
    void everyFixedText_isInTheCodeAndStandsForItsFailureAlone() throws IOException {
        String code = String.join("\n", sources());
        Set<String> seen = new TreeSet<>();
        for (Failure failure : Failure.all()) {
            for (String text : failure.texts()) {
                assertThat(code.split(Pattern.quote("\"" + text + "\""), -1))
                        .as("once in %s and once where it is said", failure)
                        .hasSizeGreaterThanOrEqualTo(3);
                assertThat(seen.add(text)).isTrue();
                assertThat(Failure.of(failure.status(), text)).isEqualTo(failure);
            }
        }
    }

    @Test
    void everyWayADialCanFail_isAFailureOfItsOwnText() throws IOException {
        String ways = Files.readString(CODE.resolve("net/DialFailure.java"));
        List<String> texts =
                Pattern.compile("\\b[A-Z_]+\\(\"([^\"]+)\"\\)")
                        .matcher(ways)
                        .results()
                        .map(found -> found.group(1))
                        .toList();
        assertThat(texts).hasSizeGreaterThan(5);
        assertThat(texts)
                .allSatisfy(text -> assertThat(Failure.of(502, text).texts()).contains(text));
    }

    @Test
    void failure_ofAnyStatusThatExists_isNotTakenForAnInternalOne() {
        for (Failure failure : Failure.all()) {
            assertThat(Failure.of(failure.status(), "some text").status())
                    .isEqualTo(failure.status());
        }
        assertThat(Failure.of(299, "")).isEqualTo(Failure.INTERNAL);
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
        for (Failure failure : Failure.all()) {
            failure.texts().forEach(text -> add(texts, failure.status(), text));
        }
        for (String source : sources()) {
            Matcher matcher = WITH_STATUS.matcher(source);
            while (matcher.find()) {
                add(texts, Integer.parseInt(matcher.group(1)), matcher.group(2));
            }
            KNOWN_STATUS.forEach(
                    (pattern, status) ->
                            pattern.matcher(source)
                                    .results()
                                    .forEach(found -> add(texts, status, found.group(1))));
        }
        return texts;
    }

    private static void add(Map<Integer, Set<String>> texts, int status, String text) {
        String whole = text.endsWith(": ") ? text + "..." : text;
        texts.computeIfAbsent(status, any -> new TreeSet<>()).add(whole);
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
