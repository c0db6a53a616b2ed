package org.clawpatrol.conformance.attack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.clawpatrol.conformance.lab.Agent;
import org.clawpatrol.conformance.lab.HttpText;
import org.clawpatrol.conformance.lab.Lab;
import org.clawpatrol.conformance.lab.LabPolicy;
import org.clawpatrol.conformance.lab.Origin;
import org.clawpatrol.conformance.lab.RefusedTunnelException;
import org.clawpatrol.conformance.lab.SecretForms;
import org.clawpatrol.conformance.lab.Trust;
import org.clawpatrol.conformance.lab.WebSocketEcho;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A10, A11, A14, A16, A31: placeholders become secrets where they are meant to, and only there. */
class PlaceholderAttackTest {
    private static final String TELEGRAM = "0000000000:clawpatrol-placeholder-do-not-use";
    private static final String DISCORD =
            "MTAwMDAwMDAwMDAwMDAwMDAwMA.clawpatrol-placeholder-do-not-use"
                    + ".xxxxxxxxxxxxxxxxxxxxxxxxxxx";
    private static final String FORM = "Content-Type: application/x-www-form-urlencoded";
    private static final List<String> HOSTS =
            List.of("telegram", "slack", "basic", "choice", "plain", "broken");

    private static final Map<String, String> SECRETS =
            Map.of(
                    "CLAWPATROL_SECRET_TELEGRAM", "4711:real-Telegram_token",
                    "CLAWPATROL_SECRET_SLACK_BOT", "xoxb-real-slack-bot",
                    "CLAWPATROL_SECRET_BASIC", "real p\u00e4ssword",
                    "CLAWPATROL_SECRET_DISCORD", "real.discord.bot-token",
                    "CLAWPATROL_SECRET_CHOICE_A", "real-choice-a",
                    "CLAWPATROL_SECRET_CHOICE_B", "real-choice-b");

    @TempDir private static Path folder;
    private static final Map<String, Origin> origins = new TreeMap<>();
    private static WebSocketEcho discord;
    private static Lab lab;

    @BeforeAll
    static void start() throws Exception {
        Trust trust = Trust.create();
        StringBuilder policy = new StringBuilder(frame());
        for (String name : HOSTS) {
            Origin origin = Origin.start(trust.server(name + ".lab.test"));
            origins.put(name, origin);
            policy.append(endpoint(name, origin.port()));
        }
        discord = WebSocketEcho.start(trust.server("discord.lab.test").getServerSocketFactory());
        policy.append(endpoint("discord", discord.port()));
        policy.append(
                """
                credential "telegram_bot_token" "telegram" { endpoint = https.telegram }
                credential "slack_tokens" "slack" { endpoint = https.slack }
                credential "basic_auth" "basic" {
                  endpoint = https.basic
                  username = "robot"
                }
                credential "discord_bot_token" "discord" { endpoint = https.discord }
                credential "slack_tokens" "broken" { endpoint = https.broken }
                credential "passthrough" "plain" { endpoint = https.plain }
                credential "bearer_token" "choice-a" {
                  endpoint    = https.choice
                  placeholder = "choose-tok"
                }
                credential "bearer_token" "choice-b" {
                  endpoint    = https.choice
                  placeholder = "choose-tok-long"
                }
                """);
        Files.writeString(folder.resolve("other-ca.pem"), trust.pem());
        Map<String, String> environment = new HashMap<>(SECRETS);
        Path file = Files.writeString(folder.resolve("broken"), "xoxb\r\nX-Evil: 1\r\nb: c");
        environment.put("CLAWPATROL_SECRET_BROKEN_BOT", "@" + file);
        lab = Lab.withFile(folder, policy + LabPolicy.RULES, environment);
    }

    private static String frame() {
        return LabPolicy.frame()
                .replace(
                        "credentials = [bearer_token.api_token]",
                        "credentials = [bearer_token.api_token, telegram_bot_token.telegram,"
                                + " slack_tokens.slack, basic_auth.basic,"
                                + " discord_bot_token.discord, slack_tokens.broken,"
                                + " passthrough.plain, bearer_token.choice-a,"
                                + " bearer_token.choice-b]");
    }

    private static String endpoint(String name, int port) {
        return """
        endpoint "https" "%1$s" {
          hosts   = ["%1$s.lab.test"]
          dial    = "127.0.0.1:%2$d"
          ca_cert = "other-ca.pem"
        }
        rule "%1$s" {
          endpoint = https.%1$s
          verdict  = "allow"
        }
        """
                .formatted(name, port);
    }

    @AfterAll
    static void stop() throws Exception {
        lab.close();
        discord.close();
        for (Origin origin : origins.values()) {
            origin.close();
        }
    }

    @BeforeEach
    void forget() {
        origins.values().forEach(Origin::forget);
    }

    private static Origin origin(String name) {
        return java.util.Objects.requireNonNull(origins.get(name), name);
    }

    private static HttpText ask(String host, String request) throws Exception {
        try (Agent agent = lab.agent(host + ".lab.test")) {
            return agent.ask(request.replace(Lab.HOST, host + ".lab.test"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"telegram", "slack", "basic", "choice", "plain"})
    void a10_placeholdersSentToAnotherHost_stayWhatTheyAre(String host) throws Exception {
        String form = "a=" + TELEGRAM + "&b=" + DISCORD;
        String field = host.equals("choice") ? "Cookie: choose-tok" : "Cookie: c=" + DISCORD;
        HttpText answer =
                ask(
                        host,
                        Lab.post(
                                "/x/" + DISCORD + "?q=" + DISCORD,
                                form,
                                FORM,
                                field,
                                "X-Note: " + DISCORD));
        assertThat(answer.status()).isEqualTo(200);
        String arrived = origin(host).everything();
        assertThat(arrived).contains("/x/" + DISCORD + "?q=" + DISCORD, "X-Note: " + DISCORD);
        assertThat(arrived).contains("&b=" + DISCORD);
        assertThat(arrived.contains(TELEGRAM)).isEqualTo(!host.equals("telegram"));
        assertThat(arrived).doesNotContain("real.discord");
        if (!host.equals("telegram")) {
            assertThat(arrived).doesNotContain("real-Telegram");
        }
    }

    @Test
    void a10_placeholderToAHostNobodyProtects_doesNotLeave() {
        assertThatThrownBy(() -> lab.agent("evil.test"))
                .isInstanceOfSatisfying(
                        RefusedTunnelException.class,
                        refused -> assertThat(refused.status()).isEqualTo(403));
    }

    @Test
    void a10_placeholderAtItsOwnHost_becomesTheSecret() throws Exception {
        driveTelegram();
    }

    private static void driveTelegram() throws Exception {
        HttpText answer =
                ask("telegram", Lab.post("/bot" + TELEGRAM + "/x", "t=" + TELEGRAM, FORM));
        assertThat(answer.status()).isEqualTo(200);
        HttpText arrived = origin("telegram").requests().getFirst();
        assertThat(arrived.startLine()).isEqualTo("POST /bot4711:real-Telegram_token/x HTTP/1.1");
        assertThat(arrived.body()).isEqualTo("t=4711:real-Telegram_token");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X-Note: choose-tok",
                "Authorization: Bearer chosen",
                "Authorization: Bearer choose-to",
                "Authorization: Bearer choose-tok, Bearer choose-tok-long",
                "Authorization: Bearer choose-tok\r\nCookie: c=choose-tok-long",
                "X-Api-Key: choose-tok\r\nProxy-Authorization: Bearer choose-tok-long",
            })
    void a11_nothingOrTooMuchChosen_isRefused(String fields) throws Exception {
        HttpText answer = ask("choice", Lab.request("GET /x", fields.split("\r\n")));
        assertThat(answer.status()).isEqualTo(502);
        assertThat(origin("choice").requests()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "Authorization: Bearer choose-tok, real-choice-a",
        "Authorization: Bearer choose-tok-long, real-choice-b",
        "Authorization: Basic dTpjaG9vc2UtdG9rLWxvbmc=, real-choice-b",
        "Cookie: sid=choose-tok, real-choice-a",
    })
    void a11_oneChosen_isTheOne(String field, String secret) throws Exception {
        HttpText answer = ask("choice", Lab.request("GET /x", field));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(origin("choice").requests().getFirst().fields("Authorization"))
                .containsExactly("Bearer " + secret);
    }

    /** From a file in the environment, in a slot with a name. */
    @Test
    void a14_lineBreakInANamedSlot_isNeverSent() throws Exception {
        HttpText answer = ask("broken", Lab.request("GET /api/x"));
        assertThat(answer.status()).isEqualTo(502);
        assertThat(answer.body()).contains("broken").doesNotContain("xoxb", "X-Evil");
        assertThat(origin("broken").connections()).isZero();
        assertThat(lab.gateway().log()).doesNotContain("X-Evil");
    }

    @Test
    void a31_placeholderInFramesOfText_becomesTheSecretAndComesBackCovered() throws Exception {
        driveDiscord();
    }

    private static void driveDiscord() throws Exception {
        String opening =
                Lab.request(
                                "GET /echo",
                                "Connection: Upgrade",
                                "Upgrade: websocket",
                                "Sec-WebSocket-Version: 13",
                                "Sec-WebSocket-Extensions: permessage-deflate",
                                "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==")
                        .replace(Lab.HOST, "discord.lab.test");
        String secret = "real.discord.bot-token";
        try (Agent agent = lab.agent("discord.lab.test")) {
            HttpText opened = agent.ask(opening);
            assertThat(opened.status()).isEqualTo(101);
            assertThat(opened.field("sec-websocket-extensions")).isEmpty();
            agent.send(frame(0x81, DISCORD));
            assertThat(message(agent)).isEqualTo("*".repeat(secret.length()));
            String whole = frame(0x81, "{\"t\":\"" + DISCORD + "\"}");
            agent.send(whole.substring(0, 60));
            agent.send(whole.substring(60));
            assertThat(message(agent)).isEqualTo("{\"t\":\"" + "*".repeat(22) + "\"}");
            agent.send(frame(0x01, DISCORD.substring(0, 30)) + frame(0x80, DISCORD.substring(30)));
            assertThat(message(agent)).isEqualTo("*".repeat(secret.length()));
            agent.send(frame(0x82, DISCORD));
            assertThat(message(agent)).isEqualTo(DISCORD);
        }
    }

    @Test
    void a16_everyTypeDriven_leavesNoTraceOfItsSecret() throws Exception {
        driveTelegram();
        assertThat(ask("slack", Lab.post("/api/x", "token=mine&a=1", FORM)).status())
                .isEqualTo(200);
        assertThat(origin("slack").requests().getFirst().body()).isEqualTo("a=1");
        HttpText basic = ask("basic", Lab.request("GET /x"));
        assertThat(basic.status()).isEqualTo(200);
        String payload = origin("basic").requests().getFirst().fields("Authorization").getFirst();
        driveDiscord();
        for (String secret : SECRETS.values()) {
            assertThat(SecretForms.filesWith(SecretForms.of(secret), lab.state())).isEmpty();
            assertThat(lab.gateway().log()).doesNotContain(secret);
        }
        assertThat(payload).startsWith("Basic cm9ib3Q6");
        assertThat(SecretForms.filesWith(SecretForms.of(payload.substring(6)), lab.state()))
                .isEmpty();
    }

    /** A masked frame of less than 126 bytes whose key is zero. */
    private static String frame(int first, String payload) {
        return (char) first + "" + (char) (0x80 | payload.length()) + "\0\0\0\0" + payload;
    }

    /** A whole unmasked message of less than 126 bytes. */
    private static String message(Agent agent) throws Exception {
        byte[] head = agent.bytes(2);
        assertThat(head[0] & 0x80).isEqualTo(0x80);
        return new String(agent.bytes(head[1]), StandardCharsets.ISO_8859_1);
    }
}
