package org.clawpatrol.proxy.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.clawpatrol.dsl.config.Configuration;
import org.clawpatrol.dsl.test.FixtureException;
import org.clawpatrol.dsl.test.FixturePaths;
import org.clawpatrol.dsl.test.ReplayedAction;
import org.clawpatrol.dsl.test.ReplayedActions;
import org.clawpatrol.proxy.bench.BenchReport;
import org.clawpatrol.proxy.bench.BenchSettings;
import org.clawpatrol.proxy.bench.BenchText;
import org.clawpatrol.proxy.bench.PolicyBench;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.json.JsonMapper;

/** {@code policy bench}: how fast a configuration decides recorded actions. */
@Command(
        name = "bench",
        description = "Measure how fast a configuration decides recorded actions.",
        footer = {
            "",
            "FIXTURES is a fixture or a folder of .json fixtures; without it, the folder `fixtures`",
            "beside the configuration. What they expect does not matter here.",
            "Decisions are timed one by one with their facts ready; reading the facts is shown apart.",
            "",
            "Example:  clawpatrol policy bench gateway.hcl fixtures/",
            "",
            "Exit codes: 0 measured, 1 a fixture cannot be replayed, 2 wrong arguments, a",
            "configuration that does not load, or no fixtures."
        })
final class BenchCommand implements Callable<Integer> {
    private static final double SHORTEST = 0.05;
    private static final double LONGEST = 3600;

    private final Terminal terminal;

    @Parameters(
            index = "0",
            paramLabel = "CONFIG",
            description = "A gateway.hcl or a folder of .hcl files.")
    private Path config = Path.of("");

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "FIXTURES",
            description = "A fixture, or a folder of .json fixtures.")
    private @Nullable Path path;

    @Option(names = "--json", description = "Print one JSON object instead.")
    private boolean json;

    @Option(
            names = "--duration",
            paramLabel = "SECONDS",
            description = "About how long to measure (default 5).")
    private double seconds = 5;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "Of the order in which actions are decided (default 1).")
    private long seed = 1;

    @Mixin private VariableOptions variables = new VariableOptions();

    BenchCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        if (!(seconds >= SHORTEST && seconds <= LONGEST)) {
            throw new CommandFailure(
                    ExitCode.USAGE, "`--duration` is between 0.05 and 3600 seconds");
        }
        FixtureReplay replay = new FixtureReplay(terminal, variables);
        long start = System.nanoTime();
        Optional<Configuration> loaded = replay.load(config);
        long load = System.nanoTime() - start;
        if (loaded.isEmpty()) {
            return ExitCode.USAGE;
        }
        List<Path> fixtures = fixtures();
        List<ReplayedAction> actions = new ArrayList<>();
        ReplayedActions reader = new ReplayedActions(loaded.get(), FixtureReplay.readers());
        for (Path fixture : fixtures) {
            read(reader, fixture).ifPresent(actions::add);
        }
        if (actions.size() < fixtures.size()) {
            return ExitCode.FAILED;
        }
        return measure(loaded.get(), actions, load);
    }

    private List<Path> fixtures() throws IOException {
        Path folder = path == null ? besideConfiguration() : path;
        List<Path> found;
        try {
            found = FixturePaths.find(folder);
        } catch (NoSuchFileException e) {
            throw new CommandFailure(
                    ExitCode.USAGE,
                    path == null ? noneBeside() : "no such file or folder: " + path,
                    e);
        }
        if (found.isEmpty()) {
            throw new CommandFailure(
                    ExitCode.USAGE,
                    path == null ? noneBeside() : "no .json fixtures under " + path);
        }
        return found;
    }

    private Path besideConfiguration() {
        Path folder =
                Files.isDirectory(config) ? config : config.toAbsolutePath().resolveSibling("");
        return folder.resolve("fixtures");
    }

    private static String noneBeside() {
        return "there is no folder `fixtures` with .json fixtures beside the configuration; name one"
                + " that holds recorded actions, such as {\"action\": {\"host\": \"api.example.com\","
                + " \"http\": {\"method\": \"GET\", \"path\": \"/v1/items\"}}, \"match\":"
                + " {\"verdict\": \"allow\"}}";
    }

    private Optional<ReplayedAction> read(ReplayedActions reader, Path fixture) {
        try {
            ReplayedAction action = reader.read(fixture);
            action.read();
            return Optional.of(action);
        } catch (FixtureException e) {
            terminal.err().println("FAIL " + fixture + ": " + e.getMessage());
            return Optional.empty();
        }
    }

    private int measure(Configuration loaded, List<ReplayedAction> actions, long load) {
        BenchSettings settings =
                new BenchSettings(Duration.ofMillis(Math.round(seconds * 1000)), seed);
        BenchReport report;
        try {
            report = new PolicyBench(settings, loaded, actions).run(load);
        } catch (FixtureException e) {
            throw new CommandFailure(ExitCode.FAILED, String.valueOf(e.getMessage()), e);
        }
        if (json) {
            terminal.out().println(JsonMapper.shared().writeValueAsString(report.tree()));
        } else {
            terminal.out().print(BenchText.of(report));
        }
        return ExitCode.OK;
    }
}
