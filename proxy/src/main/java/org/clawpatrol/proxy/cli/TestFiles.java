package org.clawpatrol.proxy.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.clawpatrol.dsl.config.Configuration;
import org.clawpatrol.dsl.load.PolicyLoader;

/** Finds the files that a run of tests depends on besides the configuration's own. */
record TestFiles(Terminal terminal, VariableOptions variables) {

    /** Included files, the tests that were asked for, and the folders where new ones would lie. */
    Set<Path> of(Path config, TestSelection selection) throws IOException {
        Set<Path> files = new TreeSet<>(selection.watched());
        if (Files.exists(config)) {
            new PolicyLoader(terminal.environment(), variables.values())
                    .load(config)
                    .configuration()
                    .map(Configuration::sources)
                    .ifPresent(files::addAll);
        }
        return files;
    }
}
