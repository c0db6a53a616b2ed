package org.clawpatrol.proxy.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code test}: replays fixtures against a configuration. */
@Command(
        name = "test",
        description = "Replay fixtures against a configuration and compare the verdicts.",
        footer = {
            "",
            "Example:  clawpatrol test gateway.hcl fixtures/",
            "",
            "Exit codes: 0 all match (report on standard output), 1 one does not (report on standard",
            "error), 2 wrong arguments, a configuration that does not load, or no fixtures."
        })
final class TestCommand extends PluginCacheOption implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(
            index = "0",
            paramLabel = "CONFIG",
            description = "A gateway.hcl or a folder of .hcl files.")
    private Path config = Path.of("");

    @Parameters(
            index = "1",
            paramLabel = "FILE|DIR",
            description = "A fixture, or a folder of .json fixtures.")
    private Path path = Path.of("");

    @Mixin private TestOptions options = new TestOptions();

    @Mixin private VariableOptions variables = new VariableOptions();

    TestCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        return new FixtureReplay(terminal, variables)
                .run(config, new TestSelection.OfFixtures(path), options);
    }
}
