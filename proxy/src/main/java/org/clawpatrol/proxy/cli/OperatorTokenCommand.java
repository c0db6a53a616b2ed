package org.clawpatrol.proxy.cli;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import org.clawpatrol.dsl.config.Configuration;
import org.clawpatrol.proxy.GatewayException;
import org.clawpatrol.proxy.GatewayState;
import org.clawpatrol.proxy.operator.ApiTokens;
import org.clawpatrol.proxy.operator.OperatorAccounts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code operators create-token}: an API token for a script. */
@Command(
        name = "create-token",
        description = "Make an operator API token for a script; it is shown once.",
        footer = {
            "",
            "Example:  clawpatrol operators create-token ci --config gateway.hcl",
            "",
            "Send it as `Authorization: Bearer` or in `X-Clawpatrol-Secret`. It can approve requests:",
            "keep it from agents. Revoke it on the dashboard.",
            "Exit codes: 0 made, 1 not, 2 wrong arguments or no such file."
        })
final class OperatorTokenCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(index = "0", paramLabel = "NAME", description = "What it is for.")
    private String name = "";

    @Mixin private GatewayFile file = new GatewayFile();

    OperatorTokenCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        Configuration loaded = file.require(terminal);
        try (GatewayState state = GatewayState.open(loaded.gateway(), terminal.environment())) {
            ApiTokens tokens =
                    new ApiTokens(
                            state.store().operators(), InstantSource.system(), new SecureRandom());
            return switch (tokens.create(name, OperatorAccounts.ROOT)) {
                case ApiTokens.Created created -> {
                    terminal.out().println(created.token().reveal());
                    yield ExitCode.OK;
                }
                case ApiTokens.NotCreated(var reason) ->
                        throw new CommandFailure(ExitCode.FAILED, reason);
            };
        } catch (GatewayException e) {
            throw new CommandFailure(ExitCode.FAILED, String.valueOf(e.getMessage()), e);
        }
    }
}
