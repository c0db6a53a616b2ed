package org.clawpatrol.proxy.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.clawpatrol.dsl.variable.VariableValues;
import picocli.CommandLine.Option;

/** The options that give values to the variables of a configuration. One thread, one use. */
final class VariableOptions {
    private final Map<String, String> texts = new LinkedHashMap<>();
    private final List<Path> files = new ArrayList<>();

    @Option(
            names = "--var",
            paramLabel = "NAME=VALUE",
            description = "Give a variable of the configuration its value; may be repeated.")
    void text(Map<String, String> given) {
        texts.putAll(given);
    }

    @Option(
            names = "--var-file",
            paramLabel = "FILE",
            description =
                    "Read values from a file of `name = value` lines; may be repeated, a later one"
                            + " wins, --var wins over all.")
    void file(List<Path> given) {
        given.stream().filter(file -> !files.contains(file)).forEach(files::add);
    }

    VariableValues values() {
        return new VariableValues(texts, files);
    }
}
