package org.clawpatrol.conformance.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.clawpatrol.conformance.lab.Agent;
import org.clawpatrol.conformance.lab.Finished;
import org.clawpatrol.conformance.lab.HttpText;
import org.clawpatrol.conformance.lab.Lab;
import org.clawpatrol.conformance.lab.LabPolicy;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a Codex agent starts with, and what it is answered, from a whole gateway. */
class CodexIdentityTest {
    private static final String HOST = "codex.lab.test";
    private static final String KEYS = "GET /backend-api/wham/agent-identities/jwks";
    private static final String REGISTER =
            "POST /backend-api/wham/v1/agent/clawpatrol-codex/task/register";

    @TempDir private static Path folder;
    @AutoClose private static Lab lab;

    @BeforeAll
    static void start() throws Exception {
        String frame =
                LabPolicy.frame()
                        .replace("credentials = [", "credentials = [openai_codex_oauth.login, ");
        lab =
                Lab.withFile(
                        folder,
                        frame
                                + LabPolicy.RULES
                                + """
                                endpoint "openai_codex_https" "codex" {
                                  hosts   = ["codex.lab.test"]
                                  dial    = "127.0.0.1:@PORT@"
                                  ca_cert = "origin-ca.pem"
                                }

                                credential "openai_codex_oauth" "login" { endpoint = openai_codex_https.codex }

                                rule "codex" {
                                  endpoint  = openai_codex_https.codex
                                  condition = "http.path.startsWith('/backend-api/')"
                                  verdict   = "allow"
                                }
                                """);
    }

    private static String asked(String start, String body) throws Exception {
        try (Agent agent = lab.agent(HOST)) {
            HttpText answer =
                    agent.ask(
                            start
                                    + " HTTP/1.1\r\nHost: "
                                    + HOST
                                    + "\r\nContent-Length: "
                                    + body.length()
                                    + "\r\n\r\n"
                                    + body);
            assertThat(answer.status()).as(answer.body()).isEqualTo(200);
            return answer.body();
        }
    }

    private static String keyId(String json) {
        Matcher found = Pattern.compile("\"kid\":\"(sha256--[A-Za-z0-9_-]{43})\"").matcher(json);
        assertThat(found.find()).as(json).isTrue();
        return found.group(1);
    }

    private static String pushed(String variable) throws Exception {
        Path device = folder.resolve("device-" + variable);
        Finished joined = lab.product().call("join", "--local", "--ca-dir", device.toString());
        assertThat(joined.code()).as(joined.err()).isZero();
        Finished env = lab.product().call("env", "--ca-dir", device.toString());
        assertThat(env.code()).as(env.err()).isZero();
        List<String> values =
                env.out()
                        .lines()
                        .filter(line -> line.startsWith("export " + variable + "='"))
                        .toList();
        assertThat(values).as(env.out()).hasSize(1);
        return values.getFirst().split("'", -1)[1];
    }

    @Test
    void token_isNamedAfterTheServedKey_alsoAfterARestart() throws Exception {
        String token = pushed("CODEX_ACCESS_TOKEN");
        byte[] head = Base64.getUrlDecoder().decode(token.split("\\.", -1)[0]);
        String keyId = keyId(new String(head, StandardCharsets.UTF_8));

        assertThat(keyId(asked(KEYS, ""))).isEqualTo(keyId);
        lab.restart();
        assertThat(keyId(asked(KEYS, ""))).isEqualTo(keyId);
        assertThat(lab.origin().connections()).isZero();
    }

    @Test
    void registration_needsNoLogin() throws Exception {
        assertThat(pushed("CODEX_AGENT_IDENTITY_AUTHAPI_BASE_URL"))
                .isEqualTo("https://chatgpt.com/backend-api/wham");
        assertThat(asked(REGISTER, "{}")).isEqualTo("{\"task_id\":\"clawpatrol-task\"}");
        assertThat(lab.origin().connections()).isZero();
    }
}
