package org.clawpatrol.proxy.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
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
            "Without FILE|DIR: the *.test.hcl files beside the configuration.",
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
            arity = "0..1",
            paramLabel = "FILE|DIR",
            description = "A fixture, a .test.hcl file, or a folder of .json fixtures.")
    private @Nullable Path path;

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
                .run(config, Optional.ofNullable(path), options);
    }

    private static boolean pause() throws InterruptedException {
        Thread.sleep(BETWEEN_LOOKS);
        return true;
    }

    private Set<Path> watched() throws IOException {
        run();
        return new TestFiles(terminal, variables).of(config, Optional.ofNullable(path));
    }
}
