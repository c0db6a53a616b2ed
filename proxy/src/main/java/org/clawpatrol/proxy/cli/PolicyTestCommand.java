package org.clawpatrol.proxy.cli;

import java.io.IOException;
import java.nio.file.Path;
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
            "Exit codes: 0 all match, 1 one does not, 2 they could not be replayed."
        })
final class PolicyTestCommand implements Callable<Integer> {
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

    @Option(names = "--json", description = "Print one JSON object instead.")
    private boolean json;

    @Mixin private VariableOptions variables = new VariableOptions();

    PolicyTestCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        FixtureReplay replay = new FixtureReplay(terminal, variables).explaining();
        return path == null
                ? replay.besideConfiguration(config, json)
                : replay.run(config, path, json);
    }
}
