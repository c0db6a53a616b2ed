package org.clawpatrol.proxy.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that ask how good tests are. One thread, one use. */
final class MeasureOptions {
    @Option(names = "--coverage", description = "Tell which rules and conditions tests exercise.")
    private boolean coverage;

    @Option(
            names = "--threshold",
            paramLabel = "PERCENT",
            description = "Exit with 1 where the coverage is less; implies --coverage.")
    private @Nullable Double threshold;

    @Option(
            names = "--coverage-html",
            paramLabel = "DIR",
            description = "Write coverage as pages there; implies --coverage.")
    private @Nullable Path html;

    @Option(
            names = "--coverage-lcov",
            paramLabel = "FILE",
            description = "Write coverage as an LCOV tracefile there; implies --coverage.")
    private @Nullable Path lcov;

    @Option(
            names = "--mutate",
            description = "Change the policy in small ways, and tell which no test notices.")
    private boolean mutate;

    @Option(
            names = "--mutation-threshold",
            paramLabel = "PERCENT",
            description = "Exit with 1 where fewer changes are noticed; implies --mutate.")
    private @Nullable Double mutationThreshold;

    /** Fails for what is no percentage. */
    void check() {
        check("--threshold", threshold);
        check("--mutation-threshold", mutationThreshold);
    }

    private static void check(String option, @Nullable Double percent) {
        if (percent != null && !(percent >= 0 && percent <= 100)) {
            throw new CommandFailure(ExitCode.USAGE, "`" + option + "` is between 0 and 100");
        }
    }

    boolean coverage() {
        return coverage || threshold != null || html != null || lcov != null;
    }

    boolean mutation() {
        return mutate || mutationThreshold != null;
    }

    /** In percent; 0 where any will do. */
    double leastCoverage() {
        return threshold == null ? 0 : threshold;
    }

    /** In percent; 0 where any will do. */
    double leastMutation() {
        return mutationThreshold == null ? 0 : mutationThreshold;
    }

    Optional<Path> html() {
        return Optional.ofNullable(html);
    }

    Optional<Path> lcov() {
        return Optional.ofNullable(lcov);
    }
}
