package org.clawpatrol.proxy.cli;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.clawpatrol.dsl.source.NearestName;
import picocli.CommandLine;

/** Where the process starts. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        int code = run(terminal(), args);
        // Leaving through `exit` looks for a logger in every jar, a tenth of a short command's
        // time.
        if (code != ExitCode.OK || Thread.activeCount() > 1) {
            System.exit(code);
        }
    }

    /** The process's own. */
    static Terminal terminal() {
        return new Terminal(
                System.in,
                new PrintStream(System.out, true, StandardCharsets.UTF_8),
                new PrintStream(System.err, true, StandardCharsets.UTF_8),
                System.getenv(),
                ColourChoice.of(System.getenv()));
    }

    /** Runs one command line and tells its exit code. */
    static int run(Terminal terminal, String... args) {
        List<String> words = Arrays.asList(args);
        if (words.isEmpty()) {
            Commands.all(terminal).usage(terminal.err());
            return ExitCode.USAGE;
        }
        String first = words.getFirst();
        CommandLine commands = Commands.of(terminal, words);
        if (!known(commands, first)) {
            terminal.err().println("unknown subcommand: " + first);
            terminal.err().println();
            commands.usage(terminal.err());
            NearestName.of(first, commands.getSubcommands().keySet())
                    .ifPresent(near -> terminal.err().println("\ndid you mean `" + near + "`?"));
            return ExitCode.USAGE;
        }
        return commands.execute(args);
    }

    private static boolean known(CommandLine commands, String first) {
        return commands.getSubcommands().containsKey(first)
                || commands.getCommandSpec().optionsMap().containsKey(first);
    }
}
