package org.clawpatrol.proxy.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/**
 * What was built.
 *
 * @param number release, or {@code dev} for an unstamped build
 * @param commit abbreviated commit, may be empty
 */
record Version(String number, String commit) {

    static Version current() {
        Properties stamped = new Properties();
        try (InputStream in = Version.class.getResourceAsStream("version.properties")) {
            stamped.load(java.util.Objects.requireNonNull(in, "version.properties"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Version(stamped.getProperty("number"), stamped.getProperty("commit"));
    }

    /** {@code clawpatrol <version>} or {@code clawpatrol <version> (<commit>)}. */
    String line() {
        return "clawpatrol " + number + (commit.isEmpty() ? "" : " (" + commit + ")");
    }
}
