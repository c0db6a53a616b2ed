package org.clawpatrol.proxy.reload;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.clawpatrol.dsl.config.Configuration;
import org.clawpatrol.dsl.load.LoadResult;
import org.clawpatrol.dsl.load.PolicyLoader;
import org.clawpatrol.dsl.source.Diagnostic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which configurations replace the one in force. */
final class RunnableConfigurationTest {
    private static final String GATEWAY =
            "schema_version = 1\ngateway {\n  proxy { listen = \"127.0.0.1:0\" }\n}\n";

    @TempDir private Path folder;
    private final List<LoadResult> reports = new ArrayList<>();

    @Test
    void reload_whatHasNoRuntime_keepsTheOldPolicyAndNamesItAll() throws IOException {
        Path file = Files.writeString(folder.resolve("gateway.hcl"), GATEWAY);
        ActiveConfiguration active = new ActiveConfiguration(loaded(file));
        Configuration before = active.current();
        try (var reloader =
                new ConfigurationReloader(file, this::loadRunnable, active, reports::add)) {
            Files.writeString(
                    file,
                    GATEWAY
                            + "endpoint \"ssh\" \"git\" { hosts = [\"git.lab.test\"] }\n"
                            + "credential \"ssh_key\" \"git\" { endpoint = ssh.git }\n");

            LoadResult result = reloader.reload();

            assertThat(active.current()).isSameAs(before);
            assertThat(result.configuration()).isEmpty();
            assertThat(reports).containsExactly(result);
            assertThat(result.diagnostics())
                    .filteredOn(problem -> problem.id().equals("C-NO-RUNTIME"))
                    .extracting(Diagnostic::message)
                    .containsExactly(
                            "`credential \"ssh_key\" \"git\"` cannot be run by this version",
                            "`endpoint \"ssh\" \"git\"` cannot be run by this version");
        }
    }

    @Test
    void reload_whatCanBeRun_replacesTheOldPolicy() throws IOException {
        Path file = Files.writeString(folder.resolve("gateway.hcl"), GATEWAY);
        ActiveConfiguration active = new ActiveConfiguration(loaded(file));
        try (var reloader =
                new ConfigurationReloader(file, this::loadRunnable, active, reports::add)) {
            Files.writeString(
                    file, GATEWAY + "endpoint \"https\" \"api\" { hosts = [\"api.lab.test\"] }\n");

            reloader.reload();

            assertThat(active.current().endpoints()).containsOnlyKeys("api");
            assertThat(reports).isEmpty();
        }
    }

    private Configuration loaded(Path file) {
        return loadRunnable(file).configuration().orElseThrow();
    }

    private LoadResult loadRunnable(Path file) {
        return new PolicyLoader(Map.of("HOME", folder.toString())).load(file).runnable();
    }
}
