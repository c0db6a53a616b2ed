package org.clawpatrol.conformance.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.clawpatrol.conformance.lab.Agent;
import org.clawpatrol.conformance.lab.Device;
import org.clawpatrol.conformance.lab.Finished;
import org.clawpatrol.conformance.lab.HttpText;
import org.clawpatrol.conformance.lab.Lab;
import org.clawpatrol.conformance.lab.LabPolicy;
import org.clawpatrol.conformance.lab.Operator;
import org.clawpatrol.conformance.lab.Origin;
import org.clawpatrol.conformance.lab.Peers;
import org.clawpatrol.conformance.lab.Trust;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Tokens of a real authorization server: for a client's secret, for logins on a device and in a
 * browser, replaced before they end with refresh tokens that are good for one use, and given back.
 */
@Tag("integration")
class OAuthTest {
    private static final int LIFETIME = 8;
    private static final JsonMapper JSON = JsonMapper.shared();

    @TempDir private static Path folder;
    private static final Map<String, Origin> ORIGINS = new HashMap<>();
    private static AuthorizationServer server;
    private static Lab lab;

    @BeforeAll
    static void start() throws Exception {
        Trust trust = Trust.create();
        Path roots = Files.writeString(folder.resolve("roots.pem"), trust.pem());
        server = AuthorizationServer.start(trust.identity(folder, "localhost"), roots, LIFETIME);
        StringBuilder file = new StringBuilder();
        for (String name : new String[] {"robot", "robot-post", "device", "browser", "renewing"}) {
            Origin origin = Origin.start(trust.server(name + ".lab.test"));
            origin.answer(request -> Origin.ok(request.field("Authorization")));
            ORIGINS.put(name, origin);
            file.append(endpoint(name, origin.port()));
        }
        file.append(client("robot", "robot", "client_auth = \"basic\""));
        file.append(client("robot-post", "robot-post", "client_auth = \"post\""));
        file.append(
                client(
                        "device",
                        "person",
                        "grant = \"device_code\"\n  device_url = \"%s\"\n  scopes = [%s]"
                                .formatted(
                                        server.url("/device/auth"),
                                        "\"openid\", \"offline_access\"")));
        file.append(
                client(
                        "browser",
                        "person",
                        """
                        grant         = "authorization_code"
                          authorize_url = "%s"
                          revoke_url    = "%s"
                          scopes        = ["openid", "offline_access"]
                        """
                                .formatted(server.url("/auth"), server.url("/token/revocation"))));
        file.append(
                client(
                        "renewing",
                        "person",
                        """
                        grant         = "authorization_code"
                          authorize_url = "%s"
                          placeholder   = "the-agents-token"
                          scopes        = ["openid", "offline_access"]
                        """
                                .formatted(server.url("/auth"))));
        file.append(endpoint("login", server.port()).replace("login.lab.test", server.authority()));
        file.append("credential \"passthrough\" \"login\" { endpoint = https.login }\n");
        String frame =
                LabPolicy.frame()
                        .replace(
                                "[bearer_token.api_token]",
                                "[bearer_token.api_token, oauth2_client.robot,"
                                        + " oauth2_client.robot-post, oauth2_client.device,"
                                        + " oauth2_client.browser, oauth2_client.renewing, passthrough.login]");
        lab =
                Lab.withFile(
                        folder,
                        frame + LabPolicy.RULES + file,
                        Map.of(
                                "CLAWPATROL_SECRET_ROBOT_CLIENT_SECRET",
                                AuthorizationServer.CLIENT_SECRET));
    }

    @AfterAll
    static void stop() throws Exception {
        lab.close();
        for (Origin origin : ORIGINS.values()) {
            origin.close();
        }
        server.close();
    }

    private static String endpoint(String name, int port) {
        return """
        endpoint "https" "%1$s" {
          hosts   = ["%1$s.lab.test"]
          dial    = "127.0.0.1:%2$d"
          ca_cert = "roots.pem"
        }

        rule "%1$s" {
          endpoint = https.%1$s
          verdict  = "allow"
        }

        """
                .formatted(name, port);
    }

    private static String client(String name, String clientId, String more) {
        return """
        credential "oauth2_client" "%s" {
          endpoint  = https.%s
          token_url = "%s"
          client_id = "%s"
          ca_cert   = "roots.pem"
          %s
        }

        """
                .formatted(name, name, server.url("/token"), clientId, more);
    }

    @Test
    void clientSecret_bothWaysToShowIt_getOneTokenForManyRequests() throws Exception {
        Finished set =
                lab.product()
                        .callWithInput(
                                AuthorizationServer.CLIENT_SECRET,
                                "credentials",
                                "set",
                                "robot-post",
                                "--slot",
                                "client_secret",
                                "--config",
                                lab.config().toString());
        assertThat(set.code()).as(set.err()).isZero();
        for (String name : new String[] {"robot", "robot-post"}) {
            Set<String> tokens = new LinkedHashSet<>();
            for (int i = 0; i < 5; i++) {
                Awaitility.await().until(() -> ask(name).status() == 200);
                tokens.add(sent(name));
            }

            assertThat(tokens).as(name).hasSize(1);
            assertThat(server.introspect(tokens.iterator().next()))
                    .contains("\"active\":true", "\"client_id\":\"" + name + "\"");
        }
    }

    @Test
    void answerThatEchoesTheToken_doesNotShowIt() throws Exception {
        HttpText answer = ask("robot");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).doesNotContain(sent("robot")).contains("****");
    }

    @Test
    void deviceLogin_typedCode_connectsAndIsKeptFresh() throws Exception {
        assertThat(ask("device").status()).isEqualTo(502);
        Operator operator = lab.operator();
        JsonNode begun = post(operator, "start", "{\"id\": \"device\"}");
        assertThat(begun.get("flow").stringValue()).isEqualTo("device");
        String poll = "{\"state\": \"" + begun.get("state").stringValue() + "\"}";
        assertThat(post(operator, "device-poll", poll).get("error").stringValue())
                .isEqualTo("authorization_pending");

        server.type(
                begun.get("verification_uri").stringValue(), begun.get("user_code").stringValue());

        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> post(operator, "device-poll", poll).has("connected"));
        keptFresh("device", 3);
    }

    @Test
    void browserLogin_pastedAddress_outlivesTheProcessAndEndsWhenRevoked() throws Exception {
        Operator operator = lab.operator();
        JsonNode begun = post(operator, "start", "{\"id\": \"browser\"}");
        String state = begun.get("state").stringValue();

        String end = server.browse(begun.get("auth_url").stringValue());

        assertThat(end).contains("/oauth/callback?code=");
        String pasted = "{\"state\": \"%s\", \"code\": \"%s\"}".formatted(state, end);
        assertThat(post(operator, "exchange", pasted).get("connected").booleanValue()).isTrue();
        assertThat(operator.post("/api/oauth/exchange", pasted).statusCode()).isEqualTo(400);
        keptFresh("browser", 2);
        lab.gateway().kill();
        lab.restart();
        keptFresh("browser", 2);
        String token = sent("browser");
        nowhereInClear(token);
        post(lab.operator(), "revoke", "{\"id\": \"browser\"}");
        assertThat(ask("browser").status()).isEqualTo(502);
        assertThat(server.introspect(token)).contains("\"active\":false");
    }

    @Test
    void programsThatRenew_getPlaceholdersAndTheTokenIsRenewedWhenDue() throws Exception {
        Peers.CURL.needed();
        connect("renewing");
        Device device = Device.joined(lab);
        long before = server.granted("refresh_token");
        String many =
                "for i in $(seq 20); do curl -sS -d grant_type=refresh_token -d client_id=person"
                        + " -d refresh_token=the-agents-token-refresh %s & done; wait"
                                .formatted(server.url("/token"));

        Finished renewed = device.run("sh", "-c", many);

        assertThat(renewed.out().split("\"access_token\":\"the-agents-token\"", -1))
                .as(renewed.out() + renewed.err())
                .hasSize(21);
        assertThat(server.granted("refresh_token") - before).isLessThan(10);
        // Two uses of one refresh token would have ended the login.
        Finished used =
                device.run(
                        "curl",
                        "-sS",
                        "-H",
                        "Authorization: Bearer the-agents-token",
                        "https://renewing.lab.test/");
        assertThat(used.out()).startsWith("Bearer ****");
        assertThat(server.introspect(sent("renewing"))).contains("\"active\":true");
        assertThat(renewed.out()).doesNotContain(sent("renewing"));
    }

    @Test
    void programThatLogsIn_getsPlaceholdersForItsOwnTokens() throws Exception {
        Peers.CURL.needed();
        String back = "http://127.0.0.1/oauth/callback";
        // RFC 7636, appendix B.
        String verifier = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
        String page =
                server.url("/auth")
                        + "?client_id=person&response_type=code&scope=openid%20offline_access"
                        + "&prompt=consent&code_challenge_method=S256"
                        + "&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM&redirect_uri="
                        + back;
        String end = server.browse(page);
        String code = end.replaceAll(".*[?&]code=([^&]*).*", "$1");

        Finished exchanged =
                Device.joined(lab)
                        .run(
                                "curl",
                                "-sS",
                                "--compressed",
                                "-d",
                                "grant_type=authorization_code&client_id=person&code="
                                        + code
                                        + "&code_verifier="
                                        + verifier
                                        + "&redirect_uri="
                                        + back,
                                server.url("/token"));

        JsonNode answer = JSON.readTree(exchanged.out());
        assertThat(answer.path("access_token").asString())
                .as(exchanged.out())
                .isEqualTo("clawpatrol-placeholder-do-not-use");
        assertThat(answer.path("refresh_token").asString())
                .isEqualTo("clawpatrol-refresh-placeholder-do-not-use");
        assertThat(answer.path("id_token").asString()).startsWith("eyJhbGciOiJub25lI");
        assertThat(answer.path("scope").asString()).contains("offline_access");
    }

    private static void connect(String name) throws Exception {
        Operator operator = lab.operator();
        JsonNode begun = post(operator, "start", "{\"id\": \"" + name + "\"}");
        String state = begun.get("state").stringValue();
        String end = server.browse(begun.get("auth_url").stringValue());
        String pasted = "{\"state\": \"%s\", \"code\": \"%s\"}".formatted(state, end);
        assertThat(post(operator, "exchange", pasted).get("connected").booleanValue()).isTrue();
    }

    /** Each further token costs a refresh token that the server takes only once. */
    private static void keptFresh(String name, int times) {
        Set<String> tokens = new LinkedHashSet<>();
        Awaitility.await()
                .atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(500))
                .until(
                        () -> {
                            assertThat(ask(name).status()).isEqualTo(200);
                            tokens.add(sent(name));
                            return tokens.size() > times;
                        });
    }

    private static JsonNode post(Operator operator, String what, String body)
            throws IOException, InterruptedException {
        var answer = operator.post("/api/oauth/" + what, body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    private static HttpText ask(String name) throws Exception {
        String host = name + ".lab.test";
        try (Agent agent = lab.agent(host)) {
            return agent.ask("GET / HTTP/1.1\r\nHost: " + host + "\r\n\r\n");
        }
    }

    private static String sent(String name) {
        String field =
                Objects.requireNonNull(ORIGINS.get(name))
                        .requests()
                        .getLast()
                        .field("Authorization");
        assertThat(field).startsWith("Bearer ");
        return field.substring("Bearer ".length());
    }

    private static void nowhereInClear(String token) throws IOException {
        try (Stream<Path> files = Files.walk(lab.folder())) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
                        .as(file.toString())
                        .doesNotContain(token);
            }
        }
        assertThat(lab.gateway().log()).doesNotContain(token);
    }
}
