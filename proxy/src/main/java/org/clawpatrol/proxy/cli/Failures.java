package org.clawpatrol.proxy.cli;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import org.slf4j.LoggerFactory;
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
        if (failure instanceof IOException unreadable) {
            terminal.err().println("clawpatrol: " + text(unreadable));
            return ExitCode.USAGE;
        }
        terminal.err().println("clawpatrol: this is a bug; please report it with what follows");
        // Asked for here alone: setting logging up is a tenth of a short command's time.
        LoggerFactory.getLogger(Failures.class)
                .error("{} failed", command.getCommandName(), failure);
        return ExitCode.USAGE;
    }

    /** The message of a file exception is often the bare path. */
    static String text(IOException failure) {
        return switch (failure) {
            case NoSuchFileException missing -> "no such file or folder: " + missing.getFile();
            case AccessDeniedException denied -> "permission denied: " + denied.getFile();
            case FileAlreadyExistsException there ->
                    "there is a file of that name: " + there.getFile();
            case NotDirectoryException file -> "no folder: " + file.getFile();
            default -> String.valueOf(failure.getMessage());
        };
    }
}
