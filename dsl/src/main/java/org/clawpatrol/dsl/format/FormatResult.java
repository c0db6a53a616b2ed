package org.clawpatrol.dsl.format;

import java.util.List;
import java.util.Optional;
import org.clawpatrol.dsl.source.Diagnostic;

/**
 * What became of a file. Immutable.
 *
 * @param original as it was read
 * @param text as it should be; empty where there are diagnostics, which are errors
 */
public record FormatResult(String original, Optional<String> text, List<Diagnostic> diagnostics) {
    public FormatResult {
        diagnostics = List.copyOf(diagnostics);
    }

    /** Whether the file is to be written anew. */
    public boolean changes() {
        return text.filter(formatted -> !formatted.equals(original)).isPresent();
    }
}
