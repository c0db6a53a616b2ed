package org.clawpatrol.dsl.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.clawpatrol.engine.fact.FactValues;
import org.clawpatrol.engine.fact.Family;
import org.clawpatrol.engine.policy.Decision;
import org.clawpatrol.engine.policy.EndpointPolicy;
import org.clawpatrol.engine.policy.Policy;
import org.clawpatrol.engine.policy.PolicyEngine;
import org.clawpatrol.engine.policy.Rule;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A48: priority, then declaration; the same after every reload. */
class RuleOrderTest {
    private static final String POLICY =
            """
            schema_version = 1
            gateway {
              proxy { listen = "127.0.0.1:9180" }
            }
            endpoint "https" "api" { hosts = ["api.lab.test"] }
            endpoint "https" "other" { hosts = ["other.lab.test"] }
            credential "bearer_token" "key" { endpoints = [https.api, https.other] }
            credential "bearer_token" "second" { endpoint = https.api }
            profile "default" {
              credentials = [
                { credential = bearer_token.key, placeholder = "PLACEHOLDER_KEY" },
                { credential = bearer_token.second, placeholder = "PLACEHOLDER_SECOND" },
              ]
            }

            rule "last" {
              endpoint = https.api
              priority = -5
              verdict  = "deny"
            }
            rule "zebra" {
              endpoints = [https.other, https.api]
              condition = "http.path.startsWith('/both')"
              verdict   = "allow"
            }
            rule "aardvark" {
              endpoints = [https.api, https.other]
              condition = "http.path.startsWith('/both')"
              verdict   = "deny"
            }
            rule "off" {
              endpoint = https.api
              priority = 900
              disabled = true
              verdict  = "deny"
            }
            rule "of-second" {
              endpoint   = https.api
              priority   = 7
              credential = bearer_token.second
              verdict    = "deny"
            }
            rule "least" {
              endpoint = https.api
              priority = -6
              verdict  = "allow"
            }
            """;

    @TempDir private Path folder;
    private Path file = Path.of("");

    @BeforeEach
    void write() throws IOException {
        file = Files.writeString(folder.resolve("policy.hcl"), POLICY);
    }

    private Policy loaded() {
        LoadResult result = Gallery.load(file);
        return result.configuration()
                .orElseThrow(() -> new AssertionError(result.diagnostics()))
                .policy();
    }

    private static String decides(EndpointPolicy policy, String path, @Nullable String credential) {
        Decision decision =
                PolicyEngine.decide(
                        policy,
                        FactValues.of(Family.HTTP).set("http.path", path).build(),
                        credential);
        Optional<Rule> rule = decision.rule();
        return rule.map(Rule::name).orElse("none");
    }

    @Test
    void rules_areAskedInTheSameOrder_afterAHundredReloads() {
        for (int reload = 0; reload < 100; reload++) {
            Policy policy = loaded();
            EndpointPolicy api = policy.endpoint("api").orElseThrow();
            EndpointPolicy other = policy.endpoint("other").orElseThrow();
            assertThat(api.rules().stream().map(Rule::name))
                    .containsExactly("of-second", "zebra", "aardvark", "last", "least");
            assertThat(other.rules().stream().map(Rule::name)).containsExactly("zebra", "aardvark");
            assertThat(decides(api, "/both", "key")).isEqualTo("zebra");
            assertThat(decides(api, "/both", "second")).isEqualTo("of-second");
            assertThat(decides(api, "/x", "key")).isEqualTo("last");
        }
    }
}
