package org.clawpatrol.proxy.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clawpatrol.dsl.config.Configuration;
import org.clawpatrol.dsl.load.LoadResult;
import org.clawpatrol.dsl.test.FixturePaths;
import org.clawpatrol.dsl.test.FixtureReader;
import org.clawpatrol.dsl.test.FixtureReport;
import org.clawpatrol.dsl.test.FixtureRunner;
import org.clawpatrol.engine.fact.Family;
import org.clawpatrol.proxy.reading.FixtureReaders;
import tools.jackson.databind.json.JsonMapper;

/** Replays fixtures for the commands that do, and prints the report where scripts expect it. */
final class FixtureReplay {
    private final Terminal terminal;
    private final VariableOptions variables;
    private final boolean explaining;

    FixtureReplay(Terminal terminal, VariableOptions variables) {
        this(terminal, variables, false);
    }

    private FixtureReplay(Terminal terminal, VariableOptions variables, boolean explaining) {
        this.terminal = terminal;
        this.variables = variables;
        this.explaining = explaining;
    }

    /** One that says why, where an answer is not the one expected. */
    FixtureReplay explaining() {
        return new FixtureReplay(terminal, variables, true);
    }

    /** How recorded actions are read, by family. */
    static Map<Family, FixtureReader> readers() {
        return FixtureReaders.all();
    }

    /** Replays what the user named; the exit code. */
    int run(Path config, Path path, boolean json) throws IOException {
        Optional<Configuration> configuration = load(config);
        if (configuration.isEmpty()) {
            return ExitCode.USAGE;
        }
        List<Path> fixtures;
        try {
            fixtures = FixturePaths.find(path);
        } catch (NoSuchFileException e) {
            terminal.err().println("resolve fixtures: no such file or folder: " + path);
            return ExitCode.USAGE;
        }
        if (fixtures.isEmpty()) {
            terminal.err().println("no .json fixtures under " + path);
            return ExitCode.USAGE;
        }
        return report(configuration.get(), fixtures, json);
    }

    /** Runs the test files that lie beside the configuration; the exit code. */
    int besideConfiguration(Path config, boolean json) throws IOException {
        Optional<Configuration> configuration = load(config);
        if (configuration.isEmpty()) {
            return ExitCode.USAGE;
        }
        List<Path> tests = FixturePaths.beside(config);
        if (tests.isEmpty()) {
            terminal.err().print(HowToWriteATest.of(configuration.get()));
            return ExitCode.USAGE;
        }
        return report(configuration.get(), tests, json);
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

    private int report(Configuration configuration, List<Path> fixtures, boolean json) {
        FixtureRunner runner = new FixtureRunner(configuration, readers());
        FixtureReport report = (explaining ? runner.explaining() : runner).run(fixtures);
        var stream = report.passed() ? terminal.out() : terminal.err();
        if (json) {
            terminal.out().println(JsonMapper.shared().writeValueAsString(report.tree()));
        } else {
            stream.print(report.text());
        }
        return report.passed() ? ExitCode.OK : ExitCode.FAILED;
    }
}
