package org.clawpatrol.conformance.attack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import org.clawpatrol.conformance.lab.Agent;
import org.clawpatrol.conformance.lab.Device;
import org.clawpatrol.conformance.lab.HttpText;
import org.clawpatrol.conformance.lab.Lab;
import org.clawpatrol.conformance.lab.LabPolicy;
import org.clawpatrol.conformance.lab.Operator;
import org.clawpatrol.conformance.lab.Origin;
import org.clawpatrol.conformance.lab.RefusedTunnelException;
import org.clawpatrol.conformance.lab.Trust;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** A19: a device has what its own profile holds, for as long as it is registered. */
class ForeignProfileTest {
    private static final String OTHER_HOST = "other.lab.test";
    private static final String OTHER_SECRET = "Other+Secret/1029384756";

    private static final String OTHERS =
            """
            endpoint "https" "other" {
              hosts   = ["other.lab.test"]
              dial    = "127.0.0.1:@OTHER_PORT@"
              ca_cert = "other-ca.pem"
            }

            credential "bearer_token" "other_token" { endpoint = https.other }

            profile "other" { credentials = [bearer_token.other_token] }

            rule "other" {
              endpoint = https.other
              verdict  = "allow"
            }

            """;

    @TempDir private static Path folder;
    private static Lab lab;
    private static Origin other;
    private static Operator operator;
    private static String labToken = "";
    private static String otherToken = "";

    @BeforeAll
    static void start() throws Exception {
        Trust trust = Trust.create();
        other = Origin.start(trust.server(OTHER_HOST));
        Files.writeString(folder.resolve("other-ca.pem"), trust.pem());
        String frame = LabPolicy.strictFrame();
        String others = OTHERS.replace("@OTHER_PORT@", String.valueOf(other.port()));
        lab = Lab.withFile(folder, frame + others + LabPolicy.RULES);
        lab.store(OTHER_SECRET, "other_token");
        labToken = Device.joined(lab, "lab").token();
        otherToken = Device.joined(lab, "other").token();
        operator = lab.operator();
    }

    @AfterAll
    static void stop() throws Exception {
        lab.close();
        other.close();
    }

    @BeforeEach
    void forget() {
        lab.origin().forget();
        other.forget();
    }

    private static Agent agent(String token, String host) throws Exception {
        return Agent.tunnel(lab.gateway().proxy(), lab.agentTrust(), host, token);
    }

    @Test
    void a19_ownHost_getsTheCredential() throws Exception {
        try (Agent agent = agent(otherToken, OTHER_HOST)) {
            HttpText answer = agent.ask("GET / HTTP/1.1\r\nHost: " + OTHER_HOST + "\r\n\r\n");
            assertThat(answer.status()).isEqualTo(200);
        }
        assertThat(other.requests().getFirst().fields("Authorization"))
                .containsExactly("Bearer " + OTHER_SECRET);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Accept: */*",
                "Authorization: Bearer " + Lab.PLACEHOLDER,
                "X-Clawpatrol-Profile: other",
                "X-Clawpatrol-Device: other",
                "Proxy-Authorization: Bearer @OTHER_TOKEN@",
                "Authorization: Bearer @OTHER_TOKEN@",
                "X-Forwarded-For: 10.0.0.2\r\nForwarded: for=10.0.0.2;by=other",
            })
    void a19_hostOfAnotherProfile_neverGetsItsCredential(String fields) throws Exception {
        String named = fields.replace("@OTHER_TOKEN@", otherToken);
        try (Agent agent = agent(labToken, OTHER_HOST)) {
            HttpText answer =
                    agent.ask(
                            "GET / HTTP/1.1\r\nHost: " + OTHER_HOST + "\r\n" + named + "\r\n\r\n");
            assertThat(answer.head() + answer.body()).doesNotContain(OTHER_SECRET, Lab.SECRET);
        } catch (RefusedTunnelException refused) {
            assertThat(refused.status()).isEqualTo(403);
        }
        assertThat(other.everything()).doesNotContain(OTHER_SECRET, Lab.SECRET);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X-Clawpatrol-Profile: lab",
                "Proxy-Authorization: Bearer other",
                "Proxy-Authorization: Bearer",
                "Proxy-Authorization: Bearer cpd_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "Proxy-Authorization: Bearer @LAB_TOKEN@x",
                "Proxy-Authorization: Digest @LAB_TOKEN@",
                "Proxy-Authorization: Bearer @LAB_TOKEN@, Bearer @OTHER_TOKEN@",
                "Proxy-Authorization: Bearer @LAB_TOKEN@\r\nProxy-Authorization: Bearer"
                        + " @OTHER_TOKEN@",
                "Authorization: Bearer @LAB_TOKEN@",
            })
    void a19_proofThatIsNotOne_opensNothing(String fields) throws Exception {
        String proof = fields.replace("@LAB_TOKEN@", labToken).replace("@OTHER_TOKEN@", otherToken);
        try (Agent agent = Agent.plain(lab.gateway().proxy())) {
            HttpText answer =
                    agent.ask(
                            "CONNECT api.lab.test:443 HTTP/1.1\r\nHost: api.lab.test:443\r\n"
                                    + proof
                                    + "\r\n\r\n");
            assertThat(answer.status()).isIn(400, 407);
            assertThat(answer.head() + answer.body()).doesNotContain(labToken, otherToken);
        }
        assertThat(lab.origin().connections()).isZero();
    }

    @Test
    void a19_deviceThatIsRemoved_losesWhatItHasOpenAndItsToken() throws Exception {
        String token = Device.joined(lab, "lab").token();
        try (Agent removed = agent(token, Lab.HOST);
                Agent stays = agent(otherToken, OTHER_HOST)) {
            assertThat(removed.ask(Lab.request("GET /before")).status()).isEqualTo(200);
            removeNewest();
            assertThatThrownBy(removed::receive).isInstanceOf(EOFException.class);
            String request = "GET / HTTP/1.1\r\nHost: " + OTHER_HOST + "\r\n\r\n";
            assertThat(stays.ask(request).status()).isEqualTo(200);
        }
        assertThatThrownBy(() -> agent(token, Lab.HOST))
                .isInstanceOfSatisfying(
                        RefusedTunnelException.class,
                        refused -> assertThat(refused.status()).isEqualTo(407));
        assertThat(lab.origin().requests()).hasSize(1);
    }

    @Test
    void a19_heldRequestOfARemovedDevice_isNotForwarded() throws Exception {
        String token = Device.joined(lab, "lab").token();
        try (Agent removed = agent(token, Lab.HOST)) {
            removed.send(Lab.request("GET /ask"));
            String held = operator.onePending().path("id").asString();
            removeNewest();
            assertThatThrownBy(removed::receive).isInstanceOf(EOFException.class);
            operator.nothingPending();
            assertThat(operator.decide(held, true).path("ok").asBoolean(true)).isFalse();
        }
        assertThat(lab.origin().requests()).isEmpty();
    }

    /** Removes the device that joined last. */
    private static void removeNewest() throws Exception {
        JsonNode newest =
                operator.json("/api/devices").values().stream()
                        .max(Comparator.comparing(one -> one.path("created_at").asString()))
                        .orElseThrow();
        String body = "{\"id\":\"" + newest.path("id").asString() + "\"}";
        assertThat(operator.post("/api/devices/delete", body).statusCode()).isEqualTo(200);
    }
}
