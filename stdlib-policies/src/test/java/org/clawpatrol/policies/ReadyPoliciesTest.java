package org.clawpatrol.policies;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.clawpatrol.dsl.config.Configuration;
import org.clawpatrol.dsl.coverage.Coverage;
import org.clawpatrol.dsl.coverage.CoverageRecorder;
import org.clawpatrol.dsl.coverage.CoverageText;
import org.clawpatrol.dsl.load.LoadResult;
import org.clawpatrol.dsl.load.PolicyLoader;
import org.clawpatrol.dsl.mutate.MutationReport;
import org.clawpatrol.dsl.mutate.MutationRun;
import org.clawpatrol.dsl.test.FixturePaths;
import org.clawpatrol.dsl.test.FixtureReport;
import org.clawpatrol.dsl.test.FixtureRunner;
import org.clawpatrol.dsl.test.PreparedCase;
import org.clawpatrol.dsl.test.Suite;
import org.clawpatrol.engine.fact.Family;
import org.clawpatrol.proxy.protocol.http.HttpFixtureReader;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class ReadyPoliciesTest {

    @TestFactory
    Stream<DynamicTest> policy_answersItsFixtures() throws IOException, URISyntaxException {
        return policies().stream()
                .map(
                        folder ->
                                DynamicTest.dynamicTest(
                                        folder.getFileName().toString(), () -> check(folder)));
    }

    @Test
    void policies_exist() throws IOException, URISyntaxException {
        assertThat(policies()).isNotEmpty();
    }

    private static void check(Path folder) throws IOException {
        LoadResult loaded =
                new PolicyLoader(Map.of("HOME", "/nowhere")).load(folder.resolve("policy.hcl"));
        assertThat(loaded.diagnostics()).isEmpty();
        FixtureRunner runner =
                new FixtureRunner(
                        loaded.configuration().orElseThrow(),
                        Map.of(Family.HTTP, new HttpFixtureReader()));
        FixtureReport report = runner.run(FixturePaths.find(folder.resolve("fixtures")));
        assertThat(report.results()).isNotEmpty();
        assertThat(report.passed()).as(report.text()).isTrue();
        FixtureReport tests = runner.run(FixturePaths.beside(folder.resolve("policy.hcl")));
        assertThat(tests.results()).isNotEmpty();
        assertThat(tests.passed()).as(tests.text()).isTrue();
        assertThat(folder.resolve("README.md")).isNotEmptyFile();
        measure(loaded.configuration().orElseThrow(), runner, folder);
    }

    /** Its tests exercise every part of it and notice changes. */
    private static void measure(Configuration configuration, FixtureRunner runner, Path folder)
            throws IOException {
        List<PreparedCase> tests =
                runner.prepared(
                        Suite.read(
                                configuration, FixturePaths.beside(folder.resolve("policy.hcl"))));
        CoverageRecorder recorder = new CoverageRecorder(configuration);
        tests.forEach(recorder::add);
        Coverage coverage = recorder.coverage();
        assertThat(coverage.total().percent()).as(CoverageText.of(coverage)).isEqualTo(100);
        MutationReport mutation = new MutationRun(configuration, tests).run();
        assertThat(mutation.percent()).as(mutation.text()).isGreaterThanOrEqualTo(90);
    }

    private static List<Path> policies() throws IOException, URISyntaxException {
        Path root =
                Path.of(
                        Objects.requireNonNull(
                                        ReadyPoliciesTest.class.getResource("http-read-only"))
                                .toURI());
        try (Stream<Path> found = Files.list(Objects.requireNonNull(root.getParent()))) {
            return found.filter(folder -> Files.exists(folder.resolve("policy.hcl")))
                    .sorted()
                    .toList();
        }
    }
}
