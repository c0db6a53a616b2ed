package org.clawpatrol.conformance.attack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import org.clawpatrol.conformance.lab.Agent;
import org.clawpatrol.conformance.lab.HttpText;
import org.clawpatrol.conformance.lab.Lab;
import org.clawpatrol.conformance.lab.LabPolicy;
import org.clawpatrol.conformance.lab.Origin;
import org.clawpatrol.conformance.lab.Trust;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A08: an origin that cannot prove its name gets not one byte of a request. */
class UntrustedOriginTest {
    @TempDir private static Path folder;
    private static final Map<String, Origin> ORIGINS = new LinkedHashMap<>();
    private static Lab lab;

    @BeforeAll
    static void start() throws Exception {
        Trust trust = Trust.create();
        Files.writeString(folder.resolve("bad-ca.pem"), trust.pem());
        Trust past = Trust.at(InstantSource.fixed(Instant.now().minus(Duration.ofDays(60))));
        Files.writeString(folder.resolve("past-ca.pem"), past.pem());
        ORIGINS.put("wrong-host", Origin.start(trust.server("other.lab.test")));
        ORIGINS.put("sibling", Origin.start(trust.server("sibling.lab.test.evil.test")));
        ORIGINS.put("other-root", Origin.start(Trust.create().server("other-root.lab.test")));
        ORIGINS.put("expired", Origin.start(past.server("expired.lab.test")));
        StringBuilder file = new StringBuilder();
        StringBuilder names = new StringBuilder("https.api");
        for (Map.Entry<String, Origin> entry : ORIGINS.entrySet()) {
            file.append(endpoint(entry.getKey(), entry.getValue().port()));
            names.append(", https.").append(entry.getKey());
        }
        String frame =
                LabPolicy.frame()
                        .replace("endpoint = https.api }", "endpoints = [" + names + "] }");
        lab = Lab.withFile(folder, frame + LabPolicy.RULES + file);
    }

    private static String endpoint(String name, int port) {
        return """
                endpoint "https" "%s" {
                  hosts   = ["%s.lab.test"]
                  dial    = "127.0.0.1:%d"
                  ca_cert = "%s-ca.pem"
                }

                rule "%s-rule" {
                  endpoint = https.%s
                  verdict  = "allow"
                }
                """
                .formatted(name, name, port, name.equals("expired") ? "past" : "bad", name, name);
    }

    @AfterAll
    static void stop() throws Exception {
        lab.close();
        for (Origin origin : ORIGINS.values()) {
            origin.close();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"wrong-host", "sibling", "other-root", "expired"})
    void a08_originThatCannotBeTrusted_getsNothing(String name) throws Exception {
        String host = name + ".lab.test";
        try (Agent agent = lab.agent(host)) {
            HttpText answer = agent.ask("GET /x HTTP/1.1\r\nHost: " + host + "\r\n\r\n");
            assertThat(answer.status()).isEqualTo(502);
            assertThat(answer.body()).isNotBlank().doesNotContain("Exception", "127.0.0.1");
        }
        Origin origin = ORIGINS.getOrDefault(name, lab.origin());
        assertThat(origin.connections()).isPositive();
        assertThat(origin.requests()).isEmpty();
        assertThat(origin.everything()).doesNotContain("GET /x", Lab.SECRET);
        assertThat(lab.gateway().log()).doesNotContainPattern(Lab.anyFormOfSecret());
    }
}
