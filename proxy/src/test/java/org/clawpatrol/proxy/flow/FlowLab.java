package org.clawpatrol.proxy.flow;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.random.RandomGenerator;
import org.clawpatrol.dsl.config.Configuration;
import org.clawpatrol.dsl.config.EndpointConfig;
import org.clawpatrol.engine.fact.Facts;
import org.clawpatrol.engine.fact.Family;
import org.clawpatrol.engine.policy.EndpointPolicy;
import org.clawpatrol.engine.policy.NoMatch;
import org.clawpatrol.engine.policy.Rule;
import org.clawpatrol.proxy.credential.Lease;
import org.clawpatrol.proxy.fake.Configurations;
import org.clawpatrol.proxy.telemetry.TraceFields;
import org.clawpatrol.proxy.telemetry.Watch;

/** A flow without network: one endpoint {@code https.api}, nobody to ask, no credentials. */
final class FlowLab {
    final FakeJournal journal = new FakeJournal();
    final FakeExchange exchange = new FakeExchange();
    final ShadowAlarm alarm = new ShadowAlarm();
    final Watch watch = Watch.untraced();
    private final RequestFlow flow;

    FlowLab(DecisionFunction compiled, DecisionFunction ordered, RandomGenerator random) {
        flow =
                new RequestFlow(
                        new CheckedDecisions(compiled, ordered, random, alarm),
                        new Gatekeeper(
                                (question, timeout, callback) -> {
                                    throw new AssertionError("nobody is there to be asked");
                                },
                                (action, approver) -> {}),
                        journal,
                        permit -> CompletableFuture.completedStage(Lease.none()),
                        InstantSource.system());
    }

    void handle(List<Rule> rules, Facts facts, int shadowCheck) {
        Configuration configuration =
                Configurations.withShadowCheck(
                        Configurations.of(List.of("dev"), List.of()), shadowCheck);
        flow.handle(
                new Action(
                        "a1",
                        new Peer("d1", "laptop", "dev", "127.0.0.1"),
                        configuration,
                        new EndpointConfig(
                                "api",
                                "https",
                                Family.HTTP,
                                List.of(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty()),
                        EndpointPolicy.of("api", Family.HTTP, rules, NoMatch.DENY),
                        Optional.empty(),
                        facts,
                        new Description(
                                "GET",
                                "api.test",
                                "/private",
                                "",
                                "",
                                Map.of(),
                                "",
                                0,
                                false,
                                "00"),
                        watch.follow(0, TraceFields.none())),
                exchange);
    }
}
