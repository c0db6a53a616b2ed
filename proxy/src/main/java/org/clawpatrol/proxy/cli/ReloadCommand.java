package org.clawpatrol.proxy.cli;

import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;

/** {@code reload}: makes the running gateway read its configuration again. */
@Command(
        name = "reload",
        description = "Make the running gateway read its configuration again, now.",
        footer = {
            "",
            "Example:  clawpatrol reload",
            "",
            "Prints what loading found.",
            "Exit codes: 0 the new policy is in force, 1 it has errors and the old one stays,",
            "2 no gateway answered."
        })
final class ReloadCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin private RunningGateway gateway = new RunningGateway();

    @Option(names = "--json", description = "Print one JSON object instead.")
    private boolean json;

    ReloadCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        Map<String, Object> answer = gateway.ask(terminal, Map.of("command", "reload"));
        boolean taken = Boolean.TRUE.equals(answer.get("ok"));
        if (json) {
            terminal.out().println(JsonMapper.shared().writeValueAsString(answer));
        } else {
            terminal.err().print(answer.getOrDefault("diagnostics", ""));
            if (taken) {
                terminal.out().println(answer.get("message"));
            } else {
                terminal.err().println("clawpatrol: " + answer.get("message"));
            }
        }
        return taken ? ExitCode.OK : ExitCode.FAILED;
    }
}
