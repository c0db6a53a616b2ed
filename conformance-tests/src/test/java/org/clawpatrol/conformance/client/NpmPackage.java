package org.clawpatrol.conformance.client;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.clawpatrol.conformance.lab.PeerCache;
import org.clawpatrol.conformance.lab.Peers;

/**
 * A package that npm fetches once, with what it needs.
 *
 * @param folder name of its folder among those that tests keep, without the version
 */
record NpmPackage(String name, String version, String folder) {

    /** Its folder; skips the test where it cannot be had, and fails it when peers are required. */
    Path installed() throws IOException, InterruptedException {
        return PeerCache.folder(folder + "-" + version, "node_modules/" + name, this::install);
    }

    private void install(Path into) throws IOException, InterruptedException {
        Peers.NPM.needed();
        PeerCache.run(
                into,
                Map.of(),
                List.of(
                        "npm",
                        "install",
                        "--no-save",
                        "--no-audit",
                        "--no-fund",
                        "--prefix",
                        into.toString(),
                        name + "@" + version));
    }
}
