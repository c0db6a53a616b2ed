package org.clawpatrol.conformance.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.clawpatrol.conformance.lab.Finished;
import org.clawpatrol.conformance.lab.Lab;
import org.clawpatrol.conformance.lab.Repository;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A short soak; {@code conformance-tests/benchmarks/soak} runs the same one for longer. */
@Tag("integration")
class SoakTest {
    private static final int SECONDS = Integer.getInteger("soak.seconds", 8);
    private static final long SEED = Long.getLong("soak.seed", 11);
    private static final long MORE_DESCRIPTORS = 24;
    private static final long RESIDENT_MIB = 600;

    @TempDir private Path folder;

    @Test
    void faultsReloadsAndKills_changeNoDecisionAndLoseNoRecord() throws Exception {
        try (Lab lab = Lab.withRules(folder, SoakPolicy.start())) {
            SoakReport report = new Soak(lab, SEED).run(SECONDS);
            Path table = Repository.root().resolve("conformance-tests/target/soak.md");
            Files.writeString(table, report.table());
            assertThat(report.violations()).as(report.table()).isEmpty();
            assertThat(report.answered("/allowed/", 200)).isGreaterThan(100);
            assertThat(report.answered("/denied/", 403)).isGreaterThan(100);
            assertThat(report.answered("/flip/", 200)).isPositive();
            assertThat(report.answered("/flip/", 403)).isPositive();
            assertThat(figure(report, "file descriptors after"))
                    .isLessThan(figure(report, "file descriptors before") + MORE_DESCRIPTORS);
            assertThat(figure(report, "resident MiB after")).isLessThan(RESIDENT_MIB);
            Finished audit =
                    lab.product().call("audit", "verify", "--state-dir", lab.state().toString());
            assertThat(audit.code()).as(audit.out() + audit.err()).isZero();
        }
    }

    private static long figure(SoakReport report, String name) {
        return Long.parseLong(report.figures().getOrDefault(name, "0"));
    }
}
