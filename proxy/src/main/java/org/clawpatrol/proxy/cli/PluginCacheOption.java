package org.clawpatrol.proxy.cli;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** An option that existing scripts pass; there are no plugins whose cache it could name. */
abstract class PluginCacheOption {

    @Option(
            names = "--plugin-cache-dir",
            paramLabel = "DIR",
            description = "Accepted for scripts; there are no plugins to cache.")
    void pluginCache(Path folder) {
        // Nothing to keep.
    }
}
