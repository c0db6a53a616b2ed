package org.clawpatrol.conformance.attack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.clawpatrol.conformance.lab.Agent;
import org.clawpatrol.conformance.lab.ByteOrigin;
import org.clawpatrol.conformance.lab.Finished;
import org.clawpatrol.conformance.lab.Lab;
import org.clawpatrol.conformance.lab.Operator;
import org.clawpatrol.conformance.lab.Product;
import org.clawpatrol.conformance.lab.RunningGateway;
import org.clawpatrol.conformance.lab.Trust;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A16: what a collector gets of a gateway with real secrets, and what happens without one. */
class ExportedTest {
    private static final byte[] TAKEN =
            "HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
                    .getBytes(StandardCharsets.US_ASCII);

    @TempDir private Path folder;

    @Test
    void a16_everythingACollectorGets_isFreeOfSecretsAndPaths(@TempDir Path other)
            throws Exception {
        try (Lab lab = Lab.start(folder);
                ByteOrigin collector = ByteOrigin.start(TAKEN)) {
            Product product = product(lab, other, "http://127.0.0.1:" + collector.port());
            try (RunningGateway gateway = started(product, other)) {
                String ca = new Operator(gateway.dashboard(), "").get("/ca.crt").body();
                try (Agent agent = Agent.tunnel(gateway.proxy(), Trust.client(ca), Lab.HOST)) {
                    assertThat(agent.ask(Lab.request("GET /private-path?q=private")).status())
                            .isEqualTo(200);
                    assertThat(agent.ask(Lab.request("GET /admin")).status()).isEqualTo(403);
                }
                Awaitility.await()
                        .atMost(Duration.ofMinutes(1))
                        .until(() -> collector.everything().contains("no-admin"));
                assertThat(gateway.stop()).isZero();
            }
            assertThat(lab.origin().everything()).contains(Lab.SECRET);
            assertThat(collector.everything())
                    .contains("POST /v1/traces", "POST /v1/metrics")
                    .contains("gateway.boot", "clawpatrol.verdicts", "http.request.method")
                    .doesNotContain("private")
                    .doesNotContainPattern(Lab.anyFormOfSecret());
        }
    }

    @Test
    void variableThatCannotBeUsed_keepsTheGatewayFromStarting(@TempDir Path other)
            throws Exception {
        try (Lab lab = Lab.start(folder)) {
            Product product = product(lab, other, "collector:4318");
            Finished run = product.call("gateway", other.resolve("gateway.hcl").toString());
            assertThat(run.code()).isEqualTo(1);
            assertThat(run.err())
                    .contains("OTEL_EXPORTER_OTLP_ENDPOINT is not")
                    .doesNotContain("Exception");
        }
    }

    private static Product product(Lab lab, Path other, String endpoint) throws Exception {
        Files.copy(lab.config(), other.resolve("gateway.hcl"));
        Files.copy(lab.folder().resolve("origin-ca.pem"), other.resolve("origin-ca.pem"));
        return new Product(
                Files.createDirectory(other.resolve("home")),
                other,
                Map.of(
                        "CLAWPATROL_SECRET_API_TOKEN",
                        Lab.SECRET,
                        "OTEL_EXPORTER_OTLP_ENDPOINT",
                        endpoint,
                        "OTEL_METRIC_EXPORT_INTERVAL",
                        "500"));
    }

    private static RunningGateway started(Product product, Path other) throws Exception {
        return RunningGateway.awaited(
                product.start(Product.command("gateway", other.resolve("gateway.hcl").toString())));
    }
}
