package org.clawpatrol.proxy.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clawpatrol.dsl.config.Configuration;
import org.clawpatrol.dsl.coverage.Coverage;
import org.clawpatrol.dsl.coverage.CoverageHtml;
import org.clawpatrol.dsl.coverage.CoverageJson;
import org.clawpatrol.dsl.coverage.CoverageRecorder;
import org.clawpatrol.dsl.coverage.CoverageText;
import org.clawpatrol.dsl.coverage.Lcov;
import org.clawpatrol.dsl.mutate.MutationReport;
import org.clawpatrol.dsl.mutate.MutationRun;
import org.clawpatrol.dsl.test.PreparedCase;

/**
 * How good the tests of a run are, as far as that was asked for. Immutable.
 *
 * @param leastCoverage in percent, for the run to pass
 * @param leastMutation in percent, for the run to pass
 */
record TestMeasures(
        Optional<Coverage> coverage,
        Optional<MutationReport> mutation,
        double leastCoverage,
        double leastMutation) {

    static final TestMeasures NONE = new TestMeasures(Optional.empty(), Optional.empty(), 0, 0);

    static TestMeasures of(
            MeasureOptions options, Configuration configuration, List<PreparedCase> tests)
            throws IOException {
        Optional<Coverage> coverage =
                options.coverage() ? Optional.of(coverage(configuration, tests)) : Optional.empty();
        Optional<MutationReport> mutation =
                options.mutation()
                        ? Optional.of(new MutationRun(configuration, passing(tests)).run())
                        : Optional.empty();
        if (coverage.isPresent()) {
            write(options, coverage.get());
        }
        return new TestMeasures(
                coverage, mutation, options.leastCoverage(), options.leastMutation());
    }

    private static Coverage coverage(Configuration configuration, List<PreparedCase> tests) {
        CoverageRecorder recorder = new CoverageRecorder(configuration);
        tests.forEach(recorder::add);
        return recorder.coverage();
    }

    private static List<PreparedCase> passing(List<PreparedCase> tests) {
        return tests.stream().filter(PreparedCase::passes).toList();
    }

    private static void write(MeasureOptions options, Coverage coverage) throws IOException {
        if (options.html().isPresent()) {
            Path folder = Files.createDirectories(options.html().get());
            for (Map.Entry<String, String> page : CoverageHtml.of(coverage).entrySet()) {
                Files.writeString(folder.resolve(page.getKey()), page.getValue());
            }
        }
        if (options.lcov().isPresent()) {
            Files.writeString(options.lcov().get(), Lcov.of(coverage));
        }
    }

    boolean suffice() {
        boolean covered =
                coverage.map(found -> found.total().percent() >= leastCoverage).orElse(true);
        return covered && mutation.map(found -> found.percent() >= leastMutation).orElse(true);
    }

    /** What people read after the report; empty where nothing was asked for. */
    String text() {
        StringBuilder out = new StringBuilder();
        coverage.ifPresent(found -> out.append(CoverageText.of(found)));
        mutation.ifPresent(found -> out.append(found.text()));
        if (coverage.filter(found -> found.total().percent() < leastCoverage).isPresent()) {
            out.append("the coverage is less than %s %%\n".formatted(leastCoverage));
        }
        if (mutation.filter(found -> found.percent() < leastMutation).isPresent()) {
            out.append("the mutation score is less than %s %%\n".formatted(leastMutation));
        }
        return out.toString();
    }

    /** What JSON has beside the results. */
    Map<String, Object> tree() {
        Map<String, Object> tree = new LinkedHashMap<>();
        coverage.ifPresent(found -> tree.put("coverage", CoverageJson.of(found)));
        mutation.ifPresent(found -> tree.put("mutation", found.tree()));
        return tree;
    }
}
