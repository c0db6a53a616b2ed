package org.clawpatrol.dsl.lint;

import java.util.List;
import org.clawpatrol.dsl.source.Diagnostic;

/**
 * What linting a configuration gave.
 *
 * @param diagnostics those of loading and those of linting, in source order
 * @param rules how many enabled rules were looked at, each once
 */
public record LintReport(List<Diagnostic> diagnostics, int rules) {
    public LintReport {
        diagnostics = List.copyOf(diagnostics);
    }
}
