package org.clawpatrol.proxy.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.clawpatrol.dsl.test.FixtureException;
import org.clawpatrol.engine.fact.Family;
import org.clawpatrol.proxy.reading.FactsDocument;
import org.clawpatrol.proxy.reading.ReadAction;
import org.jspecify.annotations.Nullable;

/** The action whose facts {@code policy eval} reads. Immutable. */
record EvalFacts(@Nullable Path file, Optional<Family> family) {

    ReadAction read() throws IOException {
        FactsDocument documents = new FactsDocument();
        try {
            return file == null
                    ? documents.nothing(family.orElse(Family.HTTP))
                    : documents.read(GivenFile.text(file), family);
        } catch (FixtureException e) {
            throw new CommandFailure(ExitCode.USAGE, file + ": " + e.getMessage(), e);
        }
    }
}
