package org.clawpatrol.proxy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code policy test CONFIG PATH...}: which files run, in which order, and what is refused. */
final class PolicyTestPathsTest {
    @TempDir private Path home;
    private TestTerminal terminal;
    private String policy = "";

    @BeforeEach
    void aPolicyAndItsTests() throws IOException {
        terminal = new TestTerminal(home);
        policy = terminal.policy().toString();
        terminal.fixture("b.json", "GET", "allow", "reads");
        terminal.fixture("a.json", "DELETE", "deny", "no-deletes");
        test("fixtures/aa.test.hcl");
        test("tests/c.test.hcl");
        test("d.test.hcl");
    }

    private void test(String file) throws IOException {
        terminal.write(
                file,
                """
                test "reads pass" {
                  action {
                    endpoint = https.tracker
                    http { method = "GET" }
                  }
                  expect { verdict = "allow" }
                }
                """);
    }

    private CommandRun run(String... paths) {
        Stream<String> words =
                Stream.of(paths).map(path -> path.startsWith("-") ? path : home + "/" + path);
        return terminal.run(
                Stream.concat(Stream.of("policy", "test", policy), words).toArray(String[]::new));
    }

    /** What was run, as paths below the home folder. */
    private List<String> ran(String... paths) {
        CommandRun run = run(paths);
        assertThat(run.err()).isEmpty();
        assertThat(run.exit()).isZero();
        return run.out()
                .replace(home + "/", "")
                .lines()
                .filter(line -> line.startsWith("ok   "))
                .map(line -> line.substring(5))
                .toList();
    }

    @Test
    void folder_runsItsFixturesAndTestFilesInTheOrderOfTheirNames() throws IOException {
        test("fixtures/.hidden.test.hcl");
        test("fixtures/deeper/e.test.hcl");
        Files.createDirectory(home.resolve("fixtures/folder.json"));

        assertThat(ran("fixtures"))
                .containsExactly(
                        "fixtures/a.json", "fixtures/aa.test.hcl: reads pass", "fixtures/b.json");
    }

    @Test
    void severalPaths_runInTheirOrder() {
        assertThat(ran("d.test.hcl", "fixtures/b.json", "tests"))
                .containsExactly(
                        "d.test.hcl: reads pass",
                        "fixtures/b.json",
                        "tests/c.test.hcl: reads pass");
    }

    @Test
    void fileNamedTwice_runsOnceAsItWasNamedFirst() throws IOException {
        Files.createSymbolicLink(home.resolve("link"), home.resolve("fixtures"));

        assertThat(ran("fixtures/b.json", "link/b.json", "tests/../fixtures", "fixtures/b.json"))
                .containsExactly(
                        "fixtures/b.json",
                        "tests/../fixtures/a.json",
                        "tests/../fixtures/aa.test.hcl: reads pass");
    }

    @Test
    void linksInAFolder_areFilesOfTheirOwn() throws IOException {
        Files.createSymbolicLink(home.resolve("tests/b.json"), home.resolve("fixtures/b.json"));

        assertThat(ran("tests", "fixtures/b.json"))
                .containsExactly("tests/b.json", "tests/c.test.hcl: reads pass", "fixtures/b.json");
    }

    @Test
    void fileOfAnyName_isAFixture() throws IOException {
        Files.copy(home.resolve("fixtures/b.json"), home.resolve("recorded"));

        assertThat(ran("recorded")).containsExactly("recorded");
    }

    @Test
    void recursive_goesIntoFoldersButNotIntoHiddenOnesAndLinks() throws IOException {
        test("fixtures/deeper/deepest/e.test.hcl");
        test("fixtures/.git/e.test.hcl");
        Files.createSymbolicLink(home.resolve("fixtures/loop"), home.resolve("fixtures"));

        assertThat(ran("--recursive", "fixtures"))
                .containsExactly(
                        "fixtures/a.json",
                        "fixtures/aa.test.hcl: reads pass",
                        "fixtures/b.json",
                        "fixtures/deeper/deepest/e.test.hcl: reads pass");
    }

    @Test
    void recursive_withoutPath_isRefused() {
        CommandRun run = run("--recursive");

        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains("`--recursive`", "PATH");
    }

    @Test
    void pathsWithoutTests_areAllNamedAndNothingRuns() throws IOException {
        Files.createDirectory(home.resolve("empty"));
        test("outer/inner/e.test.hcl");

        CommandRun run = run("fixtures", "empty", "missing", "outer");

        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err().replace(home + "/", ""))
                .isEqualTo(
                        """
                        no .json fixtures under empty, and no *.test.hcl files
                        resolve fixtures: no such file or folder: missing
                        no .json fixtures under outer, and no *.test.hcl files; \
                        add --recursive to look into its folders, too
                        """);
    }

    @ParameterizedTest
    @ValueSource(strings = {"json", "junit", "tap", "sarif", "github"})
    void everyFormat_reportsTheTestsOfEveryPath(String format) throws IOException {
        terminal.fixture("z.json", "DELETE", "allow", "reads");
        Files.writeString(home.resolve("tests/bad.json"), "{");

        CommandRun run = run("--format=" + format, "fixtures", "tests");

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.out()).contains("fixtures/z.json", "tests/bad.json");
    }

    @Test
    void watch_followsEveryPathWhereFilesComeAndGo() throws IOException {
        TestSelection selection =
                new TestSelection.OfPaths(
                        List.of(home.resolve("fixtures"), home.resolve("later.json")), true);
        Path inner = Files.createDirectory(home.resolve("fixtures/inner"));

        assertThat(selection.watched())
                .contains(
                        home.resolve("fixtures"),
                        home.resolve("fixtures/a.json"),
                        home.resolve("fixtures/aa.test.hcl"),
                        home.resolve("later.json"),
                        inner);
    }

    @Test
    void olderCommand_takesOneFolderOfFixtures() {
        CommandRun one = terminal.run("test", policy, home + "/fixtures");
        CommandRun two = terminal.run("test", policy, home + "/fixtures", home + "/tests");
        CommandRun none = terminal.run("test", policy, home + "/tests");

        assertThat(one.out()).doesNotContain("aa.test.hcl").contains("2 action(s) checked");
        assertThat(two.exit()).isEqualTo(2);
        assertThat(none.err()).isEqualTo("no .json fixtures under %s/tests\n".formatted(home));
    }
}
