package org.clawpatrol.proxy.cli;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
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
        var output = new CheckedOutput(new FileOutputStream(FileDescriptor.out));
        int code = written(run(terminal(output), args), output, System.err);
        // Leaving through `exit` looks for a logger in every jar, a tenth of a short command's
        // time.
        if (code != ExitCode.OK || Thread.activeCount() > 1) {
            System.exit(code);
        }
    }

    /** An answer that could not be written is none, and the exit code must not say it was given. */
    static int written(int code, CheckedOutput output, PrintStream err) {
        output.failure()
                .ifPresent(
                        why ->
                                err.println(
                                        "clawpatrol: standard output could not be written: "
                                                + why));
        return output.failure().isPresent() ? ExitCode.USAGE : code;
    }

    /** The process's own. */
    static Terminal terminal() {
        return terminal(new FileOutputStream(FileDescriptor.out));
    }

    private static Terminal terminal(OutputStream output) {
        return new Terminal(
                System.in,
                new PrintStream(new BufferedOutputStream(output), true, StandardCharsets.UTF_8),
                new PrintStream(System.err, true, StandardCharsets.UTF_8),
                System.getenv(),
                ColourChoice.of(System.getenv()));
    }

    /** Runs one command line and tells its exit code. */
    static int run(Terminal terminal, String... args) {
        List<String> words = Arrays.asList(args);
        if (!JsonAnswers.mayBeWanted(words)) {
            return run(Commands.of(terminal, words), terminal, words);
        }
        JsonAnswers answers = new JsonAnswers(terminal);
        Terminal heard = answers.heard();
        CommandLine commands = Commands.of(heard, words);
        int code = run(commands, heard, words);
        return JsonAnswers.wanted(commands, words) ? answers.ended(code) : code;
    }

    private static int run(CommandLine commands, Terminal terminal, List<String> words) {
        if (words.isEmpty()) {
            commands.usage(terminal.err());
            return ExitCode.USAGE;
        }
        String first = words.getFirst();
        if (!known(commands, first)) {
            terminal.err().println("unknown subcommand: " + first);
            terminal.err().println();
            commands.usage(terminal.err());
            NearestName.of(first, commands.getSubcommands().keySet())
                    .ifPresent(near -> terminal.err().println("\ndid you mean `" + near + "`?"));
            return ExitCode.USAGE;
        }
        return commands.execute(words.toArray(String[]::new));
    }

    private static boolean known(CommandLine commands, String first) {
        return commands.getSubcommands().containsKey(first)
                || commands.getCommandSpec().optionsMap().containsKey(first);
    }
}
