package org.clawpatrol.proxy.cli;

import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Turns what a command throws into one line and an exit code; stack traces are for bugs only. */
final class Failures implements IExecutionExceptionHandler {
    private final Terminal terminal;

    Failures(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public int handleExecutionException(
            Exception failure, CommandLine command, ParseResult result) {
        if (failure instanceof CommandFailure expected) {
            terminal.err().println("clawpatrol: " + expected.getMessage());
            return expected.exitCode();
        }
        if (failure instanceof java.io.IOException) {
            terminal.err().println("clawpatrol: " + failure.getMessage());
            return ExitCode.USAGE;
        }
        terminal.err().println("clawpatrol: this is a bug; please report it with what follows");
        failure.printStackTrace(terminal.err());
        return ExitCode.USAGE;
    }
}
