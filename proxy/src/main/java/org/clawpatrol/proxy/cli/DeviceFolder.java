package org.clawpatrol.proxy.cli;

import java.nio.file.Path;
import org.clawpatrol.proxy.run.DeviceFiles;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option that says where this machine keeps what a join gave it. */
final class DeviceFolder {
    @Option(
            names = "--ca-dir",
            paramLabel = "DIR",
            description = "Folder of this machine's device files (default ~/.clawpatrol).")
    private @Nullable Path folder;

    DeviceFiles files(Terminal terminal) {
        return new DeviceFiles(folder == null ? terminal.home().resolve(".clawpatrol") : folder);
    }
}
