package org.clawpatrol.proxy.cli;

import java.io.Console;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.clawpatrol.dsl.explain.TextStyle;
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
    private static final int LONGEST_CHARACTER = 3;

    /** One that shows no colours. */
    Terminal(InputStream in, PrintStream out, PrintStream err, Map<String, String> environment) {
        this(in, out, err, environment, false);
    }

    /**
     * All of standard input or, where a person sits at it, the one line they type unseen.
     *
     * @param question asked of a person only
     * @param most bytes at the most
     */
    byte[] secretInput(String question, int most) throws IOException {
        Console console = in.equals(System.in) ? System.console() : null;
        if (console == null || !console.isTerminal()) {
            return in.readNBytes(most);
        }
        err.print(question);
        err.flush();
        char[] typed = console.readPassword();
        if (typed == null) {
            return new byte[0];
        }
        ByteBuffer encoded = ByteBuffer.allocate(typed.length * LONGEST_CHARACTER);
        StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(typed), encoded, true);
        byte[] bytes = Arrays.copyOf(encoded.array(), Math.min(most, encoded.position()));
        Arrays.fill(typed, '\0');
        Arrays.fill(encoded.array(), (byte) 0);
        return bytes;
    }

    /** The user's home folder: {@code HOME}, else what the JVM was told. */
    Path home() {
        String home = environment.get("HOME");
        return Path.of(home == null || home.isEmpty() ? System.getProperty("user.home") : home);
    }

    /** What standard output can show. */
    TextStyle style() {
        return new TextStyle(ColourChoice.ofOutput(environment), TextStyle.unicodeIn(environment));
    }

    /** Diagnostics as people read them; empty when there are none. */
    String rendered(List<Diagnostic> diagnostics) {
        return coloured
                ? DiagnosticRenderer.coloured().render(diagnostics)
                : DiagnosticRenderer.plain().render(diagnostics);
    }
}
