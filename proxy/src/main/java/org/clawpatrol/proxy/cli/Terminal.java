package org.clawpatrol.proxy.cli;

import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;

/**
 * What a command talks to.
 *
 * @param environment the process environment
 */
record Terminal(InputStream in, PrintStream out, PrintStream err, Map<String, String> environment) {

    /** The user's home folder: {@code HOME}, else what the JVM was told. */
    Path home() {
        String home = environment.get("HOME");
        return Path.of(home == null || home.isEmpty() ? System.getProperty("user.home") : home);
    }
}
