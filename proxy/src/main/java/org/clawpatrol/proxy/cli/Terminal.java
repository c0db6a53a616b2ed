package org.clawpatrol.proxy.cli;

import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.clawpatrol.dsl.source.Diagnostic;
import org.clawpatrol.dsl.source.DiagnosticRenderer;

/**
 * What a command talks to.
 *
 * @param environment the process environment
 * @param coloured whether standard error shows colours
 */
record Terminal(
        InputStream in,
        PrintStream out,
        PrintStream err,
        Map<String, String> environment,
        boolean coloured) {

    /** One that shows no colours. */
    Terminal(InputStream in, PrintStream out, PrintStream err, Map<String, String> environment) {
        this(in, out, err, environment, false);
    }

    /** The user's home folder: {@code HOME}, else what the JVM was told. */
    Path home() {
        String home = environment.get("HOME");
        return Path.of(home == null || home.isEmpty() ? System.getProperty("user.home") : home);
    }

    /** Diagnostics as people read them; empty when there are none. */
    String rendered(List<Diagnostic> diagnostics) {
        return coloured
                ? DiagnosticRenderer.coloured().render(diagnostics)
                : DiagnosticRenderer.plain().render(diagnostics);
    }
}
