package org.clawpatrol.conformance.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Autobahn's WebSocket cases, played as a client against a server on loopback. Left out are the
 * long ones: throughput (9) and compression (12 and 13).
 *
 * @param client the peer's folder, {@link FetchedPeer#KOSOKU}
 */
public record AutobahnSuite(Path client) {
    /** Cases of the sections that are played, in the pinned version. */
    public static final int CASES = 247;

    private static final int AT_ONCE = 4;

    /**
     * How each case ended: its number, then how its frames and how its closing were judged.
     *
     * @param reports where the suite writes, not there yet
     */
    public Map<String, String> played(int port, Path reports)
            throws IOException, InterruptedException {
        ProcessBuilder builder =
                new ProcessBuilder(words(port, reports))
                        .redirectErrorStream(true)
                        .redirectOutput(reports.resolveSibling(reports + ".log").toFile());
        builder.environment().put("PYTHONPATH", client.toString());
        Process run = builder.start();
        try {
            // A case that fails is no error of the suite here: what counts is that it ends alike.
            assertThat(run.waitFor(4, TimeUnit.MINUTES)).as("the suite ended").isTrue();
        } finally {
            run.destroyForcibly();
        }
        Map<String, String> endings = new TreeMap<>();
        for (JsonNode server : new JsonMapper().readTree(reports.resolve("index.json"))) {
            server.propertyStream()
                    .forEach(each -> endings.put(each.getKey(), ending(each.getValue())));
        }
        return endings;
    }

    private List<String> words(int port, Path reports) {
        return List.of(
                PythonPeer.PYTHON,
                client.resolve("bin/kosoku").toString(),
                "--mode",
                "fuzzingclient",
                "--parallelism",
                String.valueOf(AT_ONCE),
                "--exclude",
                "9.*",
                "--exclude",
                "12.*",
                "--exclude",
                "13.*",
                "--outdir",
                reports.toString(),
                "127.0.0.1:" + port);
    }

    private static String ending(JsonNode result) {
        return result.path("behavior").asString() + " " + result.path("behaviorClose").asString();
    }
}
