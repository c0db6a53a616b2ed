package org.clawpatrol.dsl.load;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.clawpatrol.dsl.config.Configuration;
import org.clawpatrol.dsl.source.Diagnostic;

/**
 * What loading gave.
 *
 * @param configuration present exactly when no diagnostic is an error
 * @param diagnostics errors and warnings in source order
 */
public record LoadResult(Optional<Configuration> configuration, List<Diagnostic> diagnostics) {
    public LoadResult {
        diagnostics = List.copyOf(diagnostics);
    }

    /** The same for whoever wants to run it: what this version cannot run is an error too. */
    public LoadResult runnable() {
        List<Diagnostic> missing =
                configuration.map(Configuration::withoutRuntime).orElse(List.of());
        if (missing.isEmpty()) {
            return this;
        }
        return new LoadResult(
                Optional.empty(), Stream.concat(diagnostics.stream(), missing.stream()).toList());
    }
}
