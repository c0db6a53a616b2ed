package org.clawpatrol.proxy.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code policy test}: like {@code test}, and finds the fixtures beside the configuration. */
@Command(
        name = "test",
        description = "Replay fixtures against a configuration and compare the verdicts.",
        footer = {
            "",
            "Without FILE|DIR: the .json files in the folder `fixtures` beside the configuration.",
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
            description = "A fixture, or a folder of .json fixtures.")
    private @Nullable Path path;

    @Option(names = "--json", description = "Print one JSON object instead.")
    private boolean json;

    @Mixin private VariableOptions variables = new VariableOptions();

    PolicyTestCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        Path fixtures = path == null ? besideConfiguration() : path;
        return new FixtureReplay(terminal, variables).run(config, fixtures, json);
    }

    private Path besideConfiguration() {
        return Files.isDirectory(config)
                ? config.resolve("fixtures")
                : config.toAbsolutePath().resolveSibling("fixtures");
    }
}
