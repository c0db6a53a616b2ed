package org.clawpatrol.conformance.attack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.clawpatrol.conformance.lab.Agent;
import org.clawpatrol.conformance.lab.ByteOrigin;
import org.clawpatrol.conformance.lab.HttpText;
import org.clawpatrol.conformance.lab.Lab;
import org.clawpatrol.conformance.lab.LabPolicy;
import org.clawpatrol.conformance.lab.OddCertificates;
import org.clawpatrol.conformance.lab.OddCertificates.Leaf;
import org.clawpatrol.conformance.lab.Origin;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A08: an origin under a trusted root whose TLS is not what it must be gets nothing. */
class OddOriginTest {
    @TempDir private static Path folder;
    private static final Map<String, Origin> CERTIFIED = new LinkedHashMap<>();
    private static final Map<String, ByteOrigin> OTHERS = new LinkedHashMap<>();
    private static Lab lab;

    @BeforeAll
    static void start() throws Exception {
        OddCertificates odd = OddCertificates.create();
        Files.writeString(folder.resolve("odd-ca.pem"), odd.pem());
        Map<String, Leaf> leaves =
                Map.of(
                        "good", Leaf.good(),
                        "common-name-only", Leaf.commonNameOnly(),
                        "expired", Leaf.expired(),
                        "not-yet-valid", Leaf.notYetValid(),
                        "sha1", Leaf.sha1(),
                        "short-key", Leaf.shortKey(),
                        "for-clients-only", Leaf.forClientsOnly());
        for (Map.Entry<String, Leaf> leaf : leaves.entrySet()) {
            String name = leaf.getKey();
            CERTIFIED.put(name, Origin.start(odd.server(host(name), leaf.getValue())));
        }
        OTHERS.put("plain-text", ByteOrigin.plainText());
        OTHERS.put("tls10", ByteOrigin.oldTls(1));
        OTHERS.put("tls11", ByteOrigin.oldTls(2));
        lab = Lab.withFile(folder, policy());
    }

    private static String policy() {
        var endpoints = new StringBuilder();
        var names = new StringBuilder("https.api");
        Map<String, Integer> ports = new LinkedHashMap<>();
        CERTIFIED.forEach((name, origin) -> ports.put(name, origin.port()));
        OTHERS.forEach((name, origin) -> ports.put(name, origin.port()));
        ports.forEach(
                (name, port) -> {
                    endpoints.append(endpoint(name, port));
                    names.append(", https.").append(name);
                });
        return LabPolicy.frame().replace("endpoint = https.api }", "endpoints = [" + names + "] }")
                + LabPolicy.RULES
                + endpoints;
    }

    private static String endpoint(String name, int port) {
        return """
                endpoint "https" "%s" {
                  hosts   = ["%s"]
                  dial    = "127.0.0.1:%d"
                  ca_cert = "odd-ca.pem"
                }

                rule "%s-rule" {
                  endpoint = https.%s
                  verdict  = "allow"
                }
                """
                .formatted(name, host(name), port, name, name);
    }

    private static String host(String name) {
        return name + ".lab.test";
    }

    @AfterAll
    static void stop() throws Exception {
        lab.close();
        for (Origin origin : CERTIFIED.values()) {
            origin.close();
        }
        for (ByteOrigin origin : OTHERS.values()) {
            origin.close();
        }
    }

    private static HttpText ask(String name) throws Exception {
        try (Agent agent = lab.agent(host(name))) {
            return agent.ask("GET /x HTTP/1.1\r\nHost: " + host(name) + "\r\n\r\n");
        }
    }

    /** The other cases fail for what they change, and for nothing else. */
    @Test
    void goodOrigin_getsTheToken() throws Exception {
        assertThat(ask("good").status()).isEqualTo(200);
        assertThat(CERTIFIED.getOrDefault("good", lab.origin()).everything()).contains(Lab.SECRET);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "common-name-only",
                "expired",
                "not-yet-valid",
                "sha1",
                "short-key",
                "for-clients-only",
            })
    void a08_certificateThatProvesNothing_getsNothing(String name) throws Exception {
        refused(ask(name));
        Origin origin = CERTIFIED.getOrDefault(name, lab.origin());
        assertThat(origin.connections()).isPositive();
        assertThat(origin.everything()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain-text", "tls10", "tls11"})
    void a08_originWithoutTodaysTls_getsNothingButAHello(String name) throws Exception {
        refused(ask(name));
        try (ByteOrigin none = ByteOrigin.plainText()) {
            ByteOrigin origin = OTHERS.getOrDefault(name, none);
            assertThat(origin.connections()).isPositive();
            assertThat(origin.everything())
                    .startsWith("\u0016")
                    .doesNotContain("GET ", "Authorization", Lab.SECRET);
        }
    }

    private static void refused(HttpText answer) {
        assertThat(answer.status()).isEqualTo(502);
        assertThat(answer.body())
                .isNotBlank()
                .doesNotContain("Exception", "127.0.0.1")
                .doesNotContainPattern(Lab.anyFormOfSecret());
        assertThat(lab.gateway().log()).doesNotContainPattern(Lab.anyFormOfSecret());
    }
}
