package org.clawpatrol.proxy.cli;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.clawpatrol.dsl.source.NearestName;
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
        String said = lowerFirst(String.valueOf(problem.getMessage()));
        Optional<String> near = Optional.empty();
        if (problem instanceof UnmatchedArgumentException unmatched) {
            String word = unmatched.getUnmatched().getFirst();
            near = nearest(word, command);
            if (!command.getSubcommands().isEmpty() && !word.startsWith("-")) {
                said = "unknown subcommand: " + word;
            }
        }
        terminal.err().println("clawpatrol: " + said);
        near.ifPresent(name -> terminal.err().println("  did you mean " + name + "?"));
        if (!command.getSubcommands().isEmpty()) {
            command.usage(terminal.err());
            return ExitCode.USAGE;
        }
        CommandLine.Help help = command.getHelp();
        terminal.err().print(help.synopsisHeading() + help.synopsis(help.synopsisHeadingLength()));
        terminal.err().println("Help:  " + command.getCommandSpec().qualifiedName() + " --help");
        return ExitCode.USAGE;
    }

    /** The command's flag or subcommand that is nearest to what was written. */
    private static Optional<String> nearest(String word, CommandLine command) {
        if (!word.startsWith("-")) {
            return NearestName.of(word, command.getSubcommands().keySet());
        }
        List<String> flags =
                command.getCommandSpec().optionsMap().keySet().stream()
                        .filter(name -> name.startsWith("--"))
                        .toList();
        int equals = word.indexOf('=');
        return NearestName.of(equals < 0 ? word : word.substring(0, equals), flags);
    }

    private static String lowerFirst(String text) {
        return text.isEmpty()
                ? text
                : text.substring(0, 1).toLowerCase(Locale.ROOT) + text.substring(1);
    }
}
