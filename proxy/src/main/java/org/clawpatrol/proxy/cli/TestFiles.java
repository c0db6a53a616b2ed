package org.clawpatrol.proxy.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.clawpatrol.dsl.config.Configuration;
import org.clawpatrol.dsl.load.PolicyLoader;
import org.clawpatrol.dsl.test.FixturePaths;

/** Finds the files that a run of tests depends on besides the configuration's own. */
record TestFiles(Terminal terminal, VariableOptions variables) {

    /**
     * Included files, tests, and the folders where new ones would lie.
     *
     * @param path a file or folder; empty for the test files beside the configuration
     */
    Set<Path> of(Path config, Optional<Path> path) throws IOException {
        Set<Path> files = new TreeSet<>();
        if (Files.exists(config)) {
            new PolicyLoader(terminal.environment(), variables.values())
                    .load(config)
                    .configuration()
                    .map(Configuration::sources)
                    .ifPresent(files::addAll);
        }
        if (path.isPresent()) {
            files.add(path.get());
            if (Files.exists(path.get())) {
                files.addAll(FixturePaths.find(path.get()));
            }
        } else if (Files.exists(config)) {
            files.add(Files.isDirectory(config) ? config : config.toAbsolutePath().getParent());
            files.addAll(FixturePaths.beside(config));
        }
        return files;
    }
}
