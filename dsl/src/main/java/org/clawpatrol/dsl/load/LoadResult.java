package org.clawpatrol.dsl.load;

import java.util.List;
import java.util.Optional;
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
}
