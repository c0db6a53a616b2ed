package org.clawpatrol.proxy.cli;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * How flags may be written: with one dash as with two, values with or without {@code =}, given
 * twice the last wins. Stateless.
 */
final class FlagSpelling {
    private FlagSpelling() {}

    /** Applies it to a command and all below it. */
    static void accept(CommandLine command) {
        command.setPosixClusteredShortOptionsAllowed(false);
        command.setOverwrittenOptionsAllowed(true);
        // An argument such as `@body.json` belongs to the program that is run.
        command.setExpandAtFiles(false);
        addOneDash(command);
    }

    private static void addOneDash(CommandLine command) {
        CommandSpec spec = command.getCommandSpec();
        for (OptionSpec option : List.copyOf(spec.options())) {
            spec.remove(option);
            spec.addOption(OptionSpec.builder(option).names(spellings(option)).build());
        }
        command.getSubcommands().values().forEach(FlagSpelling::addOneDash);
    }

    private static String[] spellings(OptionSpec option) {
        return Arrays.stream(option.names())
                .flatMap(
                        name ->
                                name.startsWith("--")
                                        ? Stream.of(name, name.substring(1))
                                        : Stream.of(name))
                .toArray(String[]::new);
    }
}
