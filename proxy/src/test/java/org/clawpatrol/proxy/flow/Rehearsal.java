package org.clawpatrol.proxy.flow;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.clawpatrol.dsl.config.Configuration;
import org.clawpatrol.dsl.load.PolicyLoader;
import org.clawpatrol.dsl.test.FixtureRunner;
import org.clawpatrol.proxy.reading.FixtureReaders;

/** Policies, and what runs their tests as {@code policy test} does. */
final class Rehearsal {
    private Rehearsal() {}

    /** As {@code policy.hcl} in the folder. */
    static Configuration load(Path folder, String policy) throws IOException {
        return new PolicyLoader(Map.of("HOME", "/nowhere"))
                .load(Files.writeString(folder.resolve("policy.hcl"), policy))
                .configuration()
                .orElseThrow();
    }

    static FixtureRunner runner(Configuration configuration) {
        return new FixtureRunner(configuration, FixtureReaders.all(), new ApprovalRehearsal());
    }
}
