package org.clawpatrol.proxy.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Decides whether standard error gets colours: where it is a terminal that can show them, unless
 * {@code NO_COLOR} is set; {@code CLICOLOR_FORCE} asks for them anywhere (conventions of
 * no-color.org and bixense.com/clicolors). Stateless.
 */
final class ColourChoice {
    private static final Path STANDARD_ERROR = Path.of("/proc/self/fd/2");

    private ColourChoice() {}

    static boolean of(Map<String, String> environment) {
        return of(environment, isTerminal());
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

    /** False where the kernel does not say what standard error is. */
    private static boolean isTerminal() {
        try {
            String device = Files.readSymbolicLink(STANDARD_ERROR).toString();
            return device.startsWith("/dev/pts/") || device.startsWith("/dev/tty");
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
    }
}
