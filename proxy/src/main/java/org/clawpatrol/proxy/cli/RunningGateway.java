package org.clawpatrol.proxy.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.clawpatrol.proxy.control.ControlClient;
import org.clawpatrol.proxy.control.RunningGateways;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option that says which running gateway a command talks to. */
final class RunningGateway {
    @Option(
            names = "--config",
            paramLabel = "CONFIG",
            description =
                    "The configuration the gateway was started with; needed only when several run.")
    private @Nullable Path configuration;

    /** Asks it; one line of explanation when none or several answer. */
    Map<String, Object> ask(Terminal terminal, Map<String, Object> request) {
        try {
            return new ControlClient(stateDir(terminal)).ask(request);
        } catch (IOException e) {
            throw new CommandFailure(ExitCode.USAGE, String.valueOf(e.getMessage()), e);
        }
    }

    private Path stateDir(Terminal terminal) throws IOException {
        RunningGateways gateways = new RunningGateways(UserFolders.configuration(terminal));
        if (configuration != null) {
            Path given = configuration;
            if (!Files.exists(given)) {
                throw new CommandFailure(ExitCode.USAGE, "no such file or folder: " + given);
            }
            return gateways.stateDirOf(given)
                    .orElseThrow(
                            () ->
                                    new CommandFailure(
                                            ExitCode.USAGE, "no gateway runs with " + given));
        }
        List<Path> running = gateways.stateDirs();
        if (running.size() == 1) {
            return running.getFirst();
        }
        throw new CommandFailure(
                ExitCode.USAGE,
                running.isEmpty()
                        ? "no gateway is running; start one: clawpatrol gateway gateway.hcl"
                        : running.size() + " gateways are running; say which with --config CONFIG");
    }
}
