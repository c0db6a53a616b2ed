package org.clawpatrol.proxy.cli;

import java.nio.file.Path;

/** Where this user's files are, by the XDG base directory specification. */
final class UserFolders {
    private UserFolders() {}

    static Path configuration(Terminal terminal) {
        String base = terminal.environment().get("XDG_CONFIG_HOME");
        Path folder =
                base == null || base.isEmpty() ? terminal.home().resolve(".config") : Path.of(base);
        return folder.resolve("clawpatrol");
    }
}
