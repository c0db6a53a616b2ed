package org.clawpatrol.proxy.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code help}. */
@Command(name = "help", description = "Explain the commands.")
final class HelpCommand implements Callable<Integer> {
    private final Terminal terminal;

    HelpCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        CommandLine root = Commands.all(terminal);
        root.usage(terminal.out());
        return ExitCode.OK;
    }
}
