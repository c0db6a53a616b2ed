package org.clawpatrol.proxy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.clawpatrol.dsl.load.LoadResult;
import org.clawpatrol.dsl.load.PolicyLoader;
import org.clawpatrol.dsl.test.FixturePaths;
import org.clawpatrol.dsl.test.FixtureReport;
import org.clawpatrol.dsl.test.FixtureRunner;
import org.clawpatrol.proxy.reading.FixtureReaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Fixtures of every family, through the library and through {@code test}. */
final class FamilyFixturesTest {
    @TempDir private Path home;

    @Test
    void fixturesOfEveryFamily_match_throughLibraryAndCommand() throws Exception {
        FixtureReport report = replay("good");
        assertThat(report.text()).doesNotContain("FAIL").contains(", 0 mismatch(es)");
        CommandRun run = test("good");
        assertThat(run.err()).isEmpty();
        assertThat(run.exit()).isZero();
        assertThat(run.out()).isEqualTo(report.text());
    }

    @Test
    void fixturesThatCannotBeReplayed_sayWhy_throughLibraryAndCommand() throws Exception {
        CommandRun run = test("bad");
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).isEqualTo(replay("bad").text());
        assertThat(run.err().replace(folder() + "/", ""))
                .isEqualTo(Files.readString(folder().resolve("bad.txt")));
    }

    @Test
    void testFileBesideThem_givesFactsOfAnExec() throws Exception {
        CommandRun run = new TestTerminal(home).run("policy", "test", config().toString());
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).contains("3 action(s) checked, 0 mismatch(es)");
    }

    private static FixtureReport replay(String name) throws Exception {
        LoadResult loaded = new PolicyLoader(Map.of("HOME", "/")).load(config());
        return new FixtureRunner(loaded.configuration().orElseThrow(), FixtureReaders.all())
                .run(FixturePaths.find(folder().resolve(name)));
    }

    private CommandRun test(String name) throws IOException, URISyntaxException {
        return new TestTerminal(home)
                .run("test", config().toString(), folder().resolve(name).toString());
    }

    private static Path config() throws URISyntaxException {
        return folder().resolve("gateway.hcl");
    }

    private static Path folder() throws URISyntaxException {
        URL here = FamilyFixturesTest.class.getResource("families/gateway.hcl");
        Path file = Path.of(Objects.requireNonNull(here).toURI());
        return Objects.requireNonNull(file.getParent());
    }
}
