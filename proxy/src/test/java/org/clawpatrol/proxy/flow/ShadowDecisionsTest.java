package org.clawpatrol.proxy.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.clawpatrol.engine.fact.Fact;
import org.clawpatrol.engine.fact.Facts;
import org.clawpatrol.engine.policy.Decision;
import org.clawpatrol.engine.value.Value;
import org.clawpatrol.proxy.credential.Lease;
import org.clawpatrol.proxy.fake.LoadedPolicy;
import org.clawpatrol.proxy.journal.ActionRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Decisions that are recorded and never enforced. */
class ShadowDecisionsTest {
    private static final String READS =
            """
            rule "reads" {
              endpoint  = https.api
              condition = "http.method == 'get'"
              verdict   = "allow"
            }
            """;
    private static final String GUARD =
            """
            rule "guard" {
              endpoint  = https.api
              mode      = "shadow"
              priority  = 10
              condition = "http.path == '/admin'"
              verdict   = "deny"
            }
            """;

    @TempDir Path folder;

    @Test
    void shadowRule_thatWouldDeny_isRecordedAndTheActionIsForwarded() throws IOException {
        LoadedPolicy policy = LoadedPolicy.of(folder, READS + GUARD);
        var lab = new Lab();

        lab.flow.handle(policy.action("a1", "get", "/admin"), lab.exchange);
        lab.flow.handle(policy.action("a2", "get", "/things"), lab.exchange);
        lab.flow.handle(policy.action("a3", "post", "/admin"), lab.exchange);

        assertThat(lab.exchange.forwarded).hasSize(2);
        assertThat(lab.journal.intents)
                .extracting(ActionRecord::verdict)
                .containsExactly("allow", "allow");
        assertThat(lab.journal.intents)
                .extracting(ActionRecord::shadow)
                .containsExactly(List.of("deny by rule `guard`"), List.of());
        assertThat(lab.journal.refused.getFirst().shadow()).containsExactly("deny by rule `guard`");
    }

    @Test
    void shadowRule_thatReadsContentNoLiveRuleReads_isUnknownAndNothingIsRead() throws IOException {
        LoadedPolicy policy =
                LoadedPolicy.of(
                        folder, READS + GUARD.replace("http.path ==", "http.path + http.body =="));
        List<String> read = new ArrayList<>();
        Action action = policy.action("a1", watching("/admin", read), 0);

        assertThat(ShadowDecisions.differing(action, LoadedPolicy.decision(action)))
                .containsExactly("unknown: no live rule reads `http.body`, needed by rule `guard`");
        assertThat(read).doesNotContain("http.body");
    }

    @Test
    void shadowRule_overFactsThatThrow_changesNothing() throws IOException {
        LoadedPolicy policy =
                LoadedPolicy.of(folder, READS.replaceFirst("  condition = .*\n", "") + GUARD);
        var lab = new Lab();
        Facts broken =
                new Facts() {
                    @Override
                    public Value value(Fact fact) {
                        throw new StackOverflowError();
                    }

                    @Override
                    public boolean truncated() {
                        throw new AssertionError();
                    }

                    @Override
                    public boolean unparseable() {
                        throw new AssertionError();
                    }
                };

        lab.flow.handle(policy.action("a1", broken, 0), lab.exchange);

        assertThat(lab.exchange.forwarded).hasSize(1);
        assertThat(lab.journal.intents.getFirst().shadow())
                .containsExactly("deny (not evaluable) by rule `guard`");
    }

    @Test
    void shadowPolicy_withoutTheEndpoint_saysSo() throws IOException {
        other("endpoint \"https\" \"elsewhere\" { hosts = [\"x.lab.test\"] }\n");
        Action action = besides(READS).action("a1", "get", "/");

        assertThat(ShadowDecisions.differing(action, LoadedPolicy.decision(action)))
                .containsExactly("no endpoint of the shadow policy");
    }

    @Test
    void shadowPolicy_isComparedBesideShadowRules() throws IOException {
        other(
                """
                endpoint "https" "api" { hosts = ["api.lab.test"] }
                rule "closed" {
                  endpoint = https.api
                  verdict  = "deny"
                }
                """);
        Action action = besides(READS + GUARD).action("a1", "get", "/admin");

        assertThat(ShadowDecisions.differing(action, LoadedPolicy.decision(action)))
                .containsExactly(
                        "deny by rule `guard`", "deny by rule `closed` of the shadow policy");
    }

    @Test
    void randomShadowRules_neverChangeTheLiveDecisionAndSayWhatEnforcingThemWould()
            throws IOException {
        Random random = new Random(20_261_122);
        for (int round = 0; round < 60; round++) {
            List<String> rules = rules(random);
            LoadedPolicy with = LoadedPolicy.of(folder, String.join("", rules));
            LoadedPolicy without =
                    LoadedPolicy.of(
                            folder,
                            String.join(
                                    "",
                                    rules.stream().filter(r -> !r.contains("shadow")).toList()));
            LoadedPolicy enforced =
                    LoadedPolicy.of(
                            folder, String.join("", rules).replace("mode = \"shadow\"", ""));
            for (String method : List.of("get", "post")) {
                for (String path : List.of("/a", "/b", "/admin")) {
                    compare(
                            with.action("a", method, path),
                            without.action("a", method, path),
                            enforced.action("a", method, path));
                }
            }
        }
    }

    private static void compare(Action with, Action without, Action enforced) {
        Decision live = LoadedPolicy.decision(with);
        assertThat(with.policy().reads()).isEqualTo(without.policy().reads());
        assertThat(live).isEqualTo(LoadedPolicy.decision(without));
        var alone = new Lab();
        var beside = new Lab();
        alone.flow.handle(without, alone.exchange);
        beside.flow.handle(with, beside.exchange);
        assertThat(beside.exchange.refusals).isEqualTo(alone.exchange.refusals);
        assertThat(beside.exchange.forwarded).hasSameSizeAs(alone.exchange.forwarded);
        String meant = ShadowDecisions.said(LoadedPolicy.decision(enforced));
        assertThat(ShadowDecisions.differing(with, live))
                .isEqualTo(meant.equals(ShadowDecisions.said(live)) ? List.of() : List.of(meant));
        assertThat(ShadowDecisions.differing(without, live)).isEmpty();
    }

    private static List<String> rules(Random random) {
        List<String> conditions =
                List.of(
                        "http.method == 'get'",
                        "http.path == '/admin'",
                        "http.path.startsWith('/a')",
                        "http.path != '/b' && http.method == 'post'");
        List<String> rules = new ArrayList<>();
        for (int i = random.nextInt(8); i >= 0; i--) {
            rules.add(
                    """
                    rule "r%d" {
                      endpoint  = https.api
                      priority  = %d
                      condition = "%s"
                      verdict   = "%s"
                      %s
                    }
                    """
                            .formatted(
                                    i,
                                    random.nextInt(3),
                                    conditions.get(random.nextInt(conditions.size())),
                                    random.nextBoolean() ? "allow" : "deny",
                                    random.nextBoolean() ? "mode = \"shadow\"" : ""));
        }
        return rules;
    }

    /** What a policy says whose gateway names the other one. */
    private LoadedPolicy besides(String rules) throws IOException {
        LoadedPolicy.of(folder, rules);
        Path file = folder.resolve("policy.hcl");
        Files.writeString(
                file,
                Files.readString(file)
                        .replaceFirst("gateway \\{", "gateway {\n  shadow_policy = \"other.txt\""));
        return LoadedPolicy.load(file);
    }

    private void other(String rest) throws IOException {
        Files.writeString(
                folder.resolve("other.txt"),
                """
                schema_version = 1
                gateway {
                  proxy { listen = "127.0.0.1:1" }
                }
                """
                        + rest);
    }

    private static Facts watching(String path, List<String> read) {
        Facts facts = LoadedPolicy.facts("get", path);
        return new Facts() {
            @Override
            public Value value(Fact fact) {
                read.add(fact.path());
                return facts.value(fact);
            }

            @Override
            public boolean truncated() {
                return false;
            }

            @Override
            public boolean unparseable() {
                return false;
            }
        };
    }

    /** A flow without network and without anybody to ask. */
    private static final class Lab {
        final FakeJournal journal = new FakeJournal();
        final FakeExchange exchange = new FakeExchange();
        final RequestFlow flow =
                new RequestFlow(
                        CheckedDecisions.ofEngine(new Random(1), new ShadowAlarm()),
                        new Gatekeeper(
                                (question, timeout, callback) -> {
                                    throw new AssertionError("nobody is there to be asked");
                                },
                                (action, approver) -> {}),
                        journal,
                        permit -> CompletableFuture.completedStage(Lease.none()),
                        InstantSource.system());
    }
}
