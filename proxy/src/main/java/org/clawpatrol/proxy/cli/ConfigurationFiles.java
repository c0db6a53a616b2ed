package org.clawpatrol.proxy.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import org.clawpatrol.dsl.config.Configuration;
import org.clawpatrol.dsl.load.LoadResult;
import org.clawpatrol.dsl.load.PolicyLoader;

/** Loads configurations for commands and shows what loading found. */
final class ConfigurationFiles {
    private final Terminal terminal;
    private final VariableOptions variables;

    ConfigurationFiles(Terminal terminal, VariableOptions variables) {
        this.terminal = terminal;
        this.variables = variables;
    }

    /** Loads; a path that does not exist is one line, not a page of usage. */
    LoadResult load(Path path) {
        if (!Files.exists(path)) {
            throw new CommandFailure(
                    ExitCode.USAGE,
                    "no such file or folder: " + path + " (expected a gateway.hcl or its folder)");
        }
        return new PolicyLoader(terminal.environment(), variables.values()).load(path);
    }

    /** Loads and shows every diagnostic; fails when there is an error. */
    Configuration require(Path path, int exitCode) {
        return require(path, load(path), exitCode);
    }

    /** The same without warnings, for commands that ask about one thing. */
    Configuration requireQuietly(Path path, int exitCode) {
        LoadResult result = load(path);
        return result.configuration().orElseGet(() -> require(path, result, exitCode));
    }

    /** The same for a gateway, which cannot run everything that is valid. */
    Configuration requireRunnable(Path path) {
        return require(path, load(path).runnable(), ExitCode.FAILED);
    }

    private Configuration require(Path path, LoadResult result, int exitCode) {
        terminal.err().print(terminal.rendered(result.diagnostics()));
        return result.configuration()
                .orElseThrow(
                        () -> new CommandFailure(exitCode, path + " has errors; nothing was done"));
    }
}
