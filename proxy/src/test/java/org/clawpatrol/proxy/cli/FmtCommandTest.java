package org.clawpatrol.proxy.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code policy fmt}. */
final class FmtCommandTest {
    private static final String UGLY = "a=1\nbcd  = [ 2 ]\n";
    private static final String NEAT = "a   = 1\nbcd = [2]\n";

    @TempDir private Path home;
    private TestTerminal terminal;

    @BeforeEach
    void open() {
        terminal = new TestTerminal(home);
    }

    private CommandRun fmt(Object... arguments) {
        return terminal.run(
                Stream.concat(Stream.of("policy", "fmt"), Stream.of(arguments))
                        .map(Object::toString)
                        .toArray(String[]::new));
    }

    @Test
    void file_thatIsUgly_isRewrittenAndNamed() throws IOException {
        Path ugly = terminal.write("ugly.hcl", UGLY);
        Path neat = terminal.write("neat.hcl", NEAT);

        CommandRun run = fmt(ugly, neat);

        assertThat(run.err()).isEmpty();
        assertThat(run.out()).isEqualTo(ugly + "\n");
        assertThat(run.exit()).isZero();
        assertThat(ugly).hasContent(NEAT);
        assertThat(fmt(ugly, neat).out()).isEmpty();
    }

    @Test
    void folder_isItsFilesAndNoneBelow() throws IOException {
        Path outer = terminal.write("p/a.hcl", UGLY);
        Path tests = terminal.write("p/a.test.hcl", UGLY);
        Path inner = terminal.write("p/q/b.hcl", UGLY);
        terminal.write("p/.hidden.hcl", UGLY);
        terminal.write("p/.git/c.hcl", UGLY);
        terminal.write("p/clawpatrol.lock.hcl", UGLY);
        terminal.write("p/notes.txt", UGLY);
        Files.createSymbolicLink(home.resolve("p/q/up"), home.resolve("p"));

        assertThat(fmt("--check", home.resolve("p")).out()).isEqualTo(outer + "\n" + tests + "\n");
        assertThat(fmt("--recursive", home.resolve("p")).out().lines())
                .containsExactly(outer.toString(), tests.toString(), inner.toString());
    }

    @Test
    void fileNamedTwice_isFormattedOnce() throws IOException {
        Path ugly = terminal.write("p/a.hcl", UGLY);

        assertThat(fmt(ugly, home.resolve("p/../p/a.hcl"), home.resolve("p")).out())
                .isEqualTo(ugly + "\n");
    }

    @Test
    void check_ofAnUglyFile_failsAndWritesNothing() throws IOException {
        Path ugly = terminal.write("ugly.hcl", UGLY);

        CommandRun run = fmt("--check", ugly);

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.out()).isEqualTo(ugly + "\n");
        assertThat(ugly).hasContent(UGLY);
        assertThat(fmt("--check", terminal.write("neat.hcl", NEAT)).exit()).isZero();
    }

    @Test
    void check_ofWhatPeopleCopy_findsNothing() {
        CommandRun run =
                fmt(
                        "--check",
                        "--diff",
                        "--recursive",
                        "../examples",
                        "../stdlib-policies/src",
                        "src/main");

        assertThat(run).isEqualTo(new CommandRun(0, "", ""));
    }

    @Test
    void diff_ofAnUglyFile_showsItAndWritesNothing() throws IOException {
        Path ugly = terminal.write("ugly.hcl", UGLY);
        String expected =
                "--- %s\n+++ %s\n@@ -1,2 +1,2 @@\n-a=1\n-bcd  = [ 2 ]\n+a   = 1\n+bcd = [2]\n"
                        .formatted(ugly, ugly);

        assertThat(fmt("--diff", ugly)).isEqualTo(new CommandRun(0, expected, ""));
        assertThat(fmt("--diff", "--check", ugly)).isEqualTo(new CommandRun(1, expected, ""));
        assertThat(ugly).hasContent(UGLY);
        terminal.environment.put("CLICOLOR_FORCE", "1");
        assertThat(fmt("--diff", ugly).out()).contains("\u001b[31m-a=1\u001b[0m\n");
    }

    @Test
    void fileWithErrors_staysAndTheOthersAreFormatted() throws IOException {
        Path broken = terminal.write("a.hcl", "a   = {\n");
        Path ugly = terminal.write("b.hcl", UGLY);

        CommandRun run = fmt(broken, ugly);

        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains("a.hcl:1:7: error: `{` is never closed");
        assertThat(run.out()).isEqualTo(ugly + "\n");
        assertThat(broken).hasContent("a   = {\n");
        assertThat(ugly).hasContent(NEAT);
        assertThat(fmt("--check", broken, terminal.write("c.hcl", UGLY)).exit()).isEqualTo(2);
    }

    @Test
    void fileThatCannotBeRead_isNamedAndTheOthersAreFormatted() throws IOException {
        Path folder = Files.createDirectories(home.resolve("odd/x.hcl"));
        Files.createSymbolicLink(home.resolve("odd/y.hcl"), folder);
        Path ugly = terminal.write("odd/z.hcl", UGLY);

        assertThat(fmt(home.resolve("odd")).out()).isEqualTo(ugly + "\n");
        assertThat(fmt(home.resolve("none.hcl")).exit()).isEqualTo(2);
        Path binary = home.resolve("binary.hcl");
        Files.write(binary, new byte[] {'#', (byte) 0xff, '\n'});
        assertThat(fmt(binary).err()).contains("binary.hcl:1:2", "not UTF-8");
    }

    @Test
    void device_isNotReplaced() {
        Path device = Path.of("/dev/null");
        assumeTrue(Files.exists(device));

        assertThat(fmt(device).exit()).isZero();
        assertThat(Files.isRegularFile(device)).isFalse();
    }

    @Test
    void link_leadsToTheSameFileWithTheSamePermissions() throws IOException {
        Path ugly = terminal.write("real/ugly.hcl", UGLY);
        Files.setPosixFilePermissions(ugly, PosixFilePermissions.fromString("rw-rw-r-x"));
        Path link = Files.createSymbolicLink(home.resolve("link.hcl"), Path.of("real/ugly.hcl"));

        assertThat(fmt(link).exit()).isZero();

        assertThat(Files.readSymbolicLink(link)).isEqualTo(Path.of("real/ugly.hcl"));
        assertThat(ugly).hasContent(NEAT);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(ugly)))
                .isEqualTo("rw-rw-r-x");
        try (Stream<Path> files = Files.list(home.resolve("real"))) {
            assertThat(files).containsExactly(ugly);
        }
    }

    @Test
    void standardInput_comesOutFormatted() {
        terminal.input(UGLY);
        assertThat(fmt("-")).isEqualTo(new CommandRun(0, NEAT, ""));
        assertThat(fmt("--check", "-")).isEqualTo(new CommandRun(1, "-\n", ""));
        assertThat(fmt("--diff", "-").out()).startsWith("--- -\n+++ -\n@@ -1,2 +1,2 @@\n");
        assertThat(fmt("-", "a.hcl").exit()).isEqualTo(2);
        terminal.input("a = \n");
        CommandRun wrong = fmt("-");
        assertThat(wrong.exit()).isEqualTo(2);
        assertThat(wrong.out()).isEmpty();
        assertThat(wrong.err()).startsWith("-:1:5: error");
    }

    @Test
    void json_isOneObject() throws IOException {
        Path broken = terminal.write("a.hcl", "a   = {\n");
        Path ugly = terminal.write("b.hcl", UGLY);

        CommandRun run = fmt("--json", "--check", home);

        JsonNode object = JsonMapper.shared().readTree(run.out());
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).isEmpty();
        assertThat(object.get("ok").booleanValue()).isFalse();
        assertThat(object.get("changed").intValue()).isEqualTo(1);
        JsonNode first = object.get("files").get(0);
        assertThat(first.get("path").stringValue()).isEqualTo(broken.toString());
        assertThat(first.get("changed").booleanValue()).isFalse();
        assertThat(first.get("diagnostics").get(0).get("line").intValue()).isEqualTo(1);
        JsonNode second = object.get("files").get(1);
        assertThat(second.get("path").stringValue()).isEqualTo(ugly.toString());
        assertThat(second.get("changed").booleanValue()).isTrue();
        assertThat(fmt("--json", "--diff", home).exit()).isEqualTo(2);
    }
}
