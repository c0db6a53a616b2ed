package org.clawpatrol.proxy.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that say which state directory a command reads. */
final class StateFolder {
    @Option(
            names = "--config",
            paramLabel = "CONFIG",
            description = "Configuration that names the state directory.")
    private @Nullable Path configuration;

    @Option(
            names = "--state-dir",
            paramLabel = "DIR",
            description = "The state directory itself (default ~/.clawpatrol).")
    private @Nullable Path stateDir;

    @Mixin private VariableOptions variables = new VariableOptions();

    Path find(Terminal terminal) {
        Path found = stateDir == null ? configured(terminal) : stateDir;
        if (!Files.isDirectory(found)) {
            throw new CommandFailure(
                    ExitCode.USAGE,
                    "no state directory at " + found + "; name it with --config or --state-dir");
        }
        return found;
    }

    private Path configured(Terminal terminal) {
        return configuration == null
                ? terminal.home().resolve(".clawpatrol")
                : new ConfigurationFiles(terminal, variables)
                        .require(configuration, ExitCode.USAGE)
                        .gateway()
                        .stateDir();
    }
}
