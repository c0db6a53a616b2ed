package org.clawpatrol.dsl.load;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Turns paths as written in a configuration into absolute ones. Immutable. */
final class UserPaths {
    private final Map<String, String> environment;
    private final Path directory;

    /**
     * @param directory where relative paths start, absolute
     */
    UserPaths(Map<String, String> environment, Path directory) {
        this.environment = environment;
        this.directory = directory;
    }

    /** Empty for a text that is no path, or for {@code ~/} without a known home folder. */
    Optional<Path> absolute(String written) {
        if (written.equals("~") || written.startsWith("~/")) {
            return home().map(
                            home -> home.resolve(written.substring(Math.min(2, written.length()))));
        }
        return path(written).map(path -> directory.resolve(path).normalize());
    }

    Optional<Path> home() {
        return variable("HOME");
    }

    /** The folder for the user's settings, by the rules of the XDG base directories. */
    Optional<Path> settings() {
        return variable("XDG_CONFIG_HOME").or(() -> home().map(home -> home.resolve(".config")));
    }

    private Optional<Path> variable(String name) {
        String value = environment.getOrDefault(name, "");
        return path(value).filter(Path::isAbsolute);
    }

    private static Optional<Path> path(String text) {
        try {
            return text.isEmpty() ? Optional.empty() : Optional.of(Path.of(text));
        } catch (InvalidPathException notAPath) {
            return Optional.empty();
        }
    }
}
