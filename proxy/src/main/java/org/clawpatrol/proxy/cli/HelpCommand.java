package org.clawpatrol.proxy.cli;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code help}. */
@Command(name = "help", description = "Explain the commands.")
final class HelpCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(
            arity = "0..*",
            paramLabel = "COMMAND",
            description = "The command to explain (default: all).")
    private List<String> names = List.of();

    HelpCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        CommandLine command = Commands.all(terminal);
        for (String name : names) {
            command = below(command, name);
        }
        command.usage(terminal.out());
        return ExitCode.OK;
    }

    private static CommandLine below(CommandLine group, String name) {
        CommandLine found = group.getSubcommands().get(name);
        if (found == null) {
            throw new CommandFailure(
                    ExitCode.USAGE,
                    "unknown subcommand: "
                            + name
                            + "; there are: "
                            + String.join(", ", group.getSubcommands().keySet()));
        }
        return found;
    }
}
