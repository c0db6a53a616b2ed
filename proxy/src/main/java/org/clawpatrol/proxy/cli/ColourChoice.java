package org.clawpatrol.proxy.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Decides whether a standard stream gets colours: where it is a terminal that can show them, unless
 * {@code NO_COLOR} is set; {@code CLICOLOR_FORCE} asks for them anywhere (conventions of
 * no-color.org and bixense.com/clicolors). Stateless.
 */
final class ColourChoice {
    private static final Path STANDARD_OUTPUT = Path.of("/proc/self/fd/1");
    private static final Path STANDARD_ERROR = Path.of("/proc/self/fd/2");

    private ColourChoice() {}

    /** Whether a person sees what goes to standard error at once. */
    static boolean isErrorTerminal() {
        return isTerminal(STANDARD_ERROR);
    }

    /** For standard error. */
    static boolean of(Map<String, String> environment) {
        return of(environment, isTerminal(STANDARD_ERROR));
    }

    static boolean ofOutput(Map<String, String> environment) {
        return of(environment, isTerminal(STANDARD_OUTPUT));
    }

    static boolean of(Map<String, String> environment, boolean terminal) {
        if (isSet(environment, "NO_COLOR")) {
            return false;
        }
        if (isSet(environment, "CLICOLOR_FORCE")) {
            return !"0".equals(environment.get("CLICOLOR_FORCE"));
        }
        return terminal && !"dumb".equals(environment.get("TERM"));
    }

    private static boolean isSet(Map<String, String> environment, String name) {
        return !environment.getOrDefault(name, "").isEmpty();
    }

    /** False where the kernel does not say what the stream is. */
    private static boolean isTerminal(Path stream) {
        try {
            String device = Files.readSymbolicLink(stream).toString();
            return device.startsWith("/dev/pts/") || device.startsWith("/dev/tty");
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
    }
}
