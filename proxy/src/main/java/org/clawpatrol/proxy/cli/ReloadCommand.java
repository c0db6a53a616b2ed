package org.clawpatrol.proxy.cli;

import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code reload}: makes the running gateway read its configuration again. */
@Command(
        name = "reload",
        description = "Make the running gateway read its configuration again, now.",
        footer = {
            "",
            "Prints what loading found. Exit codes: 0 the new policy is in force, 1 it has errors and the",
            "old one stays, 2 no gateway answered."
        })
final class ReloadCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin private RunningGateway gateway = new RunningGateway();

    ReloadCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        Map<String, Object> answer = gateway.ask(terminal, Map.of("command", "reload"));
        String diagnostics = String.valueOf(answer.getOrDefault("diagnostics", ""));
        if (!diagnostics.isEmpty()) {
            terminal.err().print(diagnostics);
        }
        if (Boolean.TRUE.equals(answer.get("ok"))) {
            terminal.out().println(answer.get("message"));
            return ExitCode.OK;
        }
        terminal.err().println("clawpatrol: " + answer.get("message"));
        return ExitCode.FAILED;
    }
}
