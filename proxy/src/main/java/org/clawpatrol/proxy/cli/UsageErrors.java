package org.clawpatrol.proxy.cli;

import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Tells in a few lines what is wrong with the arguments, instead of the whole help. */
final class UsageErrors implements IParameterExceptionHandler {
    private final Terminal terminal;

    UsageErrors(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public int handleParseException(ParameterException problem, String[] args) {
        CommandLine command = problem.getCommandLine();
        terminal.err().println("clawpatrol: " + lowerFirst(String.valueOf(problem.getMessage())));
        if (problem instanceof UnmatchedArgumentException unmatched) {
            for (String near : unmatched.getSuggestions()) {
                if (!near.isBlank()) {
                    terminal.err().println("  did you mean " + near + "?");
                }
            }
        }
        if (!command.getSubcommands().isEmpty()) {
            command.usage(terminal.err());
            return ExitCode.USAGE;
        }
        CommandLine.Help help = command.getHelp();
        terminal.err().print(help.synopsisHeading() + help.synopsis(help.synopsisHeadingLength()));
        terminal.err().println("Help:  " + command.getCommandSpec().qualifiedName() + " --help");
        return ExitCode.USAGE;
    }

    private static String lowerFirst(String text) {
        return text.isEmpty()
                ? text
                : text.substring(0, 1).toLowerCase(Locale.ROOT) + text.substring(1);
    }
}
