package org.clawpatrol.proxy.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clawpatrol.dsl.config.Configuration;
import org.clawpatrol.dsl.load.LoadResult;
import org.clawpatrol.dsl.test.FixtureReader;
import org.clawpatrol.dsl.test.FixtureReport;
import org.clawpatrol.dsl.test.FixtureRunner;
import org.clawpatrol.dsl.test.Suite;
import org.clawpatrol.engine.fact.Family;
import org.clawpatrol.proxy.flow.ApprovalRehearsal;
import org.clawpatrol.proxy.reading.FixtureReaders;

/** Replays fixtures for the commands that do, and reports where scripts expect it. */
final class FixtureReplay {
    private final Terminal terminal;
    private final VariableOptions variables;
    private final boolean explaining;
    private final Optional<MeasureOptions> measured;

    FixtureReplay(Terminal terminal, VariableOptions variables) {
        this(terminal, variables, false, Optional.empty());
    }

    private FixtureReplay(
            Terminal terminal,
            VariableOptions variables,
            boolean explaining,
            Optional<MeasureOptions> measured) {
        this.terminal = terminal;
        this.variables = variables;
        this.explaining = explaining;
        this.measured = measured;
    }

    /** One that says why, where an answer is not the one expected, and measures the tests. */
    FixtureReplay explaining(MeasureOptions options) {
        return new FixtureReplay(terminal, variables, true, Optional.of(options));
    }

    /** How recorded actions are read, by family. */
    static Map<Family, FixtureReader> readers() {
        return FixtureReaders.all();
    }

    /** Replays what the user asked for; the exit code. */
    int run(Path config, TestSelection selection, TestOptions options) throws IOException {
        options.check();
        measured.ifPresent(MeasureOptions::check);
        Optional<Configuration> loaded = load(config);
        if (loaded.isEmpty()) {
            return ExitCode.USAGE;
        }
        Configuration configuration = loaded.get();
        StringBuilder problems = new StringBuilder();
        List<Path> files = selection.files(problems, configuration);
        if (!problems.isEmpty()) {
            terminal.err().print(problems);
            return ExitCode.USAGE;
        }
        Suite all = Suite.read(configuration, files);
        Suite suite = all.only(options.names());
        if (suite.size() == 0 && options.filter().isPresent()) {
            terminal.err()
                    .println(
                            "no test matches `--filter %s`; there are %d"
                                    .formatted(options.filter().get(), all.size()));
            return ExitCode.USAGE;
        }
        return report(configuration, suite, options);
    }

    /** Empty when it was said why not. */
    Optional<Configuration> load(Path config) {
        if (!Files.exists(config)) {
            terminal.err().println("load config: no such file or folder: " + config);
            return Optional.empty();
        }
        LoadResult loaded = new ConfigurationFiles(terminal, variables).load(config);
        if (loaded.configuration().isEmpty()) {
            String problems = terminal.rendered(loaded.diagnostics());
            terminal.err().println("load config: " + problems.strip());
        }
        return loaded.configuration();
    }

    private int report(Configuration configuration, Suite suite, TestOptions options)
            throws IOException {
        FixtureRunner runner = new FixtureRunner(configuration, readers(), new ApprovalRehearsal());
        FixtureReport report =
                (explaining ? runner.explaining() : runner).run(suite, options.failFast());
        TestMeasures measures =
                measured.isPresent()
                        ? TestMeasures.of(measured.get(), configuration, runner.prepared(suite))
                        : TestMeasures.NONE;
        new ReportOutput(terminal, options).print(report, measures);
        return report.passed() && measures.suffice() ? ExitCode.OK : ExitCode.FAILED;
    }
}
