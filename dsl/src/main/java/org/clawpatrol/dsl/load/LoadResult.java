package org.clawpatrol.dsl.load;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.clawpatrol.dsl.config.Configuration;
import org.clawpatrol.dsl.source.Diagnostic;

/**
 * What loading gave.
 *
 * @param configuration present exactly when no diagnostic is an error
 * @param diagnostics errors and warnings in source order
 * @param rules where each declared rule stands, by name
 */
public record LoadResult(
        Optional<Configuration> configuration,
        List<Diagnostic> diagnostics,
        Map<String, RulePlace> rules) {

    /** Id of the warning that the shadow policy does not load. */
    public static final String BROKEN_SHADOW_POLICY = "W-SHADOW-POLICY";

    public LoadResult {
        diagnostics = List.copyOf(diagnostics);
        rules = Map.copyOf(rules);
    }

    /** One whose rules stand nowhere. */
    public LoadResult(Optional<Configuration> configuration, List<Diagnostic> diagnostics) {
        this(configuration, diagnostics, Map.of());
    }

    /** The same for whoever wants to run it: what this version cannot run is an error too. */
    public LoadResult runnable() {
        List<Diagnostic> missing =
                configuration.map(Configuration::withoutRuntime).orElse(List.of());
        if (missing.isEmpty()) {
            return this;
        }
        return new LoadResult(
                Optional.empty(),
                Stream.concat(diagnostics.stream(), missing.stream()).toList(),
                rules);
    }
}
