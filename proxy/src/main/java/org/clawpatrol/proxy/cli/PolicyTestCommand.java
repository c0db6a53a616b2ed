package org.clawpatrol.proxy.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code policy test}: like {@code test}, and finds the tests beside the configuration. */
@Command(
        name = "test",
        description = "Run tests and fixtures against a configuration and compare the verdicts.",
        footer = {
            "",
            "PATH is a fixture, a .test.hcl file, or a folder of both; a file named twice runs once.",
            "Without PATH: the *.test.hcl files beside the configuration.",
            "",
            "Examples:  clawpatrol policy test gateway.hcl",
            "           clawpatrol policy test gateway.hcl fixtures/ tests/ wip.test.hcl --watch",
            "",
            "Exit codes: 0 all match, 1 one does not or a threshold is missed, 2 they could not be",
            "replayed or no test matches --filter."
        })
final class PolicyTestCommand implements Callable<Integer> {
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(300);

    private final Terminal terminal;

    @Parameters(
            index = "0",
            paramLabel = "CONFIG",
            description = "A gateway.hcl or a folder of .hcl files.")
    private Path config = Path.of("");

    @Parameters(
            index = "1",
            arity = "0..*",
            paramLabel = "PATH",
            description = "Fixtures, .test.hcl files, or folders of both.")
    private List<Path> paths = List.of();

    @Option(names = "--recursive", description = "Go into the folders of folders.")
    private boolean recursive;

    @Option(
            names = "--watch",
            description =
                    "Run again whenever the configuration or a test changes; ends with Ctrl-C.")
    private boolean watch;

    @Mixin private TestOptions options = new TestOptions();

    @Mixin private MeasureOptions measured = new MeasureOptions();

    @Mixin private VariableOptions variables = new VariableOptions();

    PolicyTestCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        if (recursive && paths.isEmpty()) {
            throw new CommandFailure(
                    ExitCode.USAGE, "`--recursive` is about a folder of tests: give it as PATH");
        }
        if (watch) {
            options.check();
            measured.check();
            new TestWatch(terminal, config, PolicyTestCommand::pause).follow(this::watched);
            return ExitCode.OK;
        }
        return run();
    }

    private int run() throws IOException {
        return new FixtureReplay(terminal, variables)
                .explaining(measured)
                .run(config, selection(), options);
    }

    private TestSelection selection() {
        return paths.isEmpty()
                ? new TestSelection.Beside(config)
                : new TestSelection.OfPaths(paths, recursive);
    }

    private static boolean pause() throws InterruptedException {
        Thread.sleep(BETWEEN_LOOKS);
        return true;
    }

    private Set<Path> watched() throws IOException {
        run();
        return new TestFiles(terminal, variables).of(config, selection());
    }
}
