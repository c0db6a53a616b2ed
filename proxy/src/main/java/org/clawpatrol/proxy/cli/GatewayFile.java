package org.clawpatrol.proxy.cli;

import java.nio.file.Path;
import org.clawpatrol.dsl.config.Configuration;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The configuration of a gateway, for commands that have other arguments. One thread. */
final class GatewayFile {
    @Option(
            names = "--config",
            paramLabel = "CONFIG",
            description = "The gateway's configuration (default gateway.hcl).")
    private Path path = Path.of("gateway.hcl");

    @Mixin private VariableOptions variables = new VariableOptions();

    /** As it was given, for messages. */
    Path path() {
        return path;
    }

    /** Loads it and shows every diagnostic; fails when there is an error. */
    Configuration require(Terminal terminal) {
        return files(terminal).require(path, ExitCode.FAILED);
    }

    /** The same without warnings, for commands that ask about one thing. */
    Configuration requireQuietly(Terminal terminal) {
        return files(terminal).requireQuietly(path, ExitCode.USAGE);
    }

    private ConfigurationFiles files(Terminal terminal) {
        return new ConfigurationFiles(terminal, variables);
    }
}
