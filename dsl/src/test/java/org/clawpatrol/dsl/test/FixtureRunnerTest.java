package org.clawpatrol.dsl.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.clawpatrol.dsl.config.Configuration;
import org.clawpatrol.dsl.load.PolicyLoader;
import org.clawpatrol.engine.fact.Family;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Fixtures are replayed and reported exactly as scripts expect. */
final class FixtureRunnerTest {
    private static final Path FOLDER = folder();

    @TempDir Path empty;

    @Test
    void run_galleryOfFixtures_printsTheReportBesideThem() throws IOException {
        String report = run(FixturePaths.find(FOLDER)).text().replace(FOLDER + "/", "");

        if (System.getProperty("gallery", "").equals("write")) {
            Files.writeString(
                    Path.of("src/test/resources/load/fixtures/http/expected.txt"), report);
            return;
        }
        assertThat(report).isEqualTo(Files.readString(FOLDER.resolve("expected.txt")));
    }

    @Test
    void run_matchingFixtures_passes() {
        FixtureReport report = run(List.of(FOLDER.resolve("02-denied.json")));

        assertThat(report.passed()).isTrue();
        assertThat(report.text())
                .isEqualTo(
                        "ok   "
                                + FOLDER.resolve("02-denied.json")
                                + "\n1 action(s) checked, 0 mismatch(es)\n");
    }

    @Test
    void tree_mismatch_hasBothSides() {
        Map<String, Object> tree = run(List.of(FOLDER.resolve("08-wrong-verdict.json"))).tree();

        assertThat(tree).containsEntry("checked", 1).containsEntry("mismatches", 1);
        assertThat(tree.get("fixtures"))
                .asString()
                .contains("want={verdict=allow, rule=, endpoint=https.tracker, reason=}")
                .contains(
                        "got={verdict=deny, rule=no-writes, endpoint=https.tracker,"
                                + " reason=admin is read-only}");
    }

    @Test
    void run_familyWithoutReader_isACleanError() {
        FixtureReport report =
                new FixtureRunner(configuration(), Map.of())
                        .run(List.of(FOLDER.resolve("02-denied.json")));

        assertThat(report.text()).contains(": action.http: actions of this family cannot be");
    }

    @Test
    void run_keyOfOtherCase_isAcceptedWithAWarning() {
        FixtureReport report = run(List.of(FOLDER.resolve("48-other-case-of-key.json")));

        assertThat(report.passed()).isTrue();
        assertThat(report.results().getFirst().warnings())
                .containsExactly(
                        "fixture: write `action` for `Action`", "action: write `http` for `HTTP`");
    }

    @Test
    void parse_bodies_areBytes() throws FixtureException {
        assertThat(body("\"body\": \"\u00e4\"")).isEqualTo("\u00e4");
        assertThat(body("\"body_b64\": \"w6Q=\"")).isEqualTo("\u00e4");
        assertThat(body("\"body\": null")).isEmpty();
    }

    @Test
    void find_nothingThere_isAnError() {
        assertThatThrownBy(() -> FixturePaths.find(empty.resolve("none")))
                .isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void find_folderWithoutFixtures_isEmpty() throws IOException {
        assertThat(FixturePaths.find(empty)).isEmpty();
    }

    private static String body(String member) throws FixtureException {
        String text =
                "{\"action\": {\"http\": {" + member + "}}, \"match\": {\"verdict\": \"deny\"}}";
        Fixture fixture = new FixtureFile().parse(text.getBytes(StandardCharsets.UTF_8));
        FixtureBlock.Http http = (FixtureBlock.Http) fixture.action().block();
        return StandardCharsets.UTF_8.decode(http.body()).toString();
    }

    private static FixtureReport run(List<Path> fixtures) {
        return new FixtureRunner(configuration(), Map.of(Family.HTTP, new FakeHttpReader()))
                .run(fixtures);
    }

    private static Configuration configuration() {
        return new PolicyLoader(Map.of("HOME", "/home/tester"))
                .load(FOLDER.resolve("case.hcl"))
                .configuration()
                .orElseThrow();
    }

    private static Path folder() {
        try {
            return Path.of(
                    Objects.requireNonNull(
                                    FixtureRunnerTest.class.getResource("/load/fixtures/http"))
                            .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void run_byAClock_tellsHowLongEachTook() throws IOException {
        Iterator<Long> clock = List.of(0L, 5L, 100L, 107L).iterator();
        List<Path> missing = List.of(Path.of("a.json"), Path.of("b.json"));

        FixtureReport report =
                new FixtureRunner(configuration(), Map.of()).timedBy(clock::next).run(missing);

        assertThat(report.took()).containsExactly(Duration.ofNanos(5), Duration.ofNanos(7));
    }
}
