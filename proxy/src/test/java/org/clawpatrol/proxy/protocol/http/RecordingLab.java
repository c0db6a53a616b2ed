package org.clawpatrol.proxy.protocol.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongConsumer;
import org.clawpatrol.dsl.config.Configuration;
import org.clawpatrol.dsl.config.EndpointConfig;
import org.clawpatrol.dsl.config.ProfileConfig.Grant;
import org.clawpatrol.dsl.load.LoadResult;
import org.clawpatrol.dsl.load.PolicyLoader;
import org.clawpatrol.engine.fact.Facts;
import org.clawpatrol.engine.fact.Family;
import org.clawpatrol.engine.policy.EndpointPolicy;
import org.clawpatrol.proxy.approval.ApprovalResult;
import org.clawpatrol.proxy.credential.CredentialDispatch;
import org.clawpatrol.proxy.credential.Lease;
import org.clawpatrol.proxy.fact.ActionContext;
import org.clawpatrol.proxy.fact.ActionContext.Destination;
import org.clawpatrol.proxy.fact.ActionContext.EndpointIdentity;
import org.clawpatrol.proxy.fact.ActionContext.Moment;
import org.clawpatrol.proxy.flow.Action;
import org.clawpatrol.proxy.flow.CheckedDecisions;
import org.clawpatrol.proxy.flow.Description;
import org.clawpatrol.proxy.flow.FakeExchange;
import org.clawpatrol.proxy.flow.Gatekeeper;
import org.clawpatrol.proxy.flow.Peer;
import org.clawpatrol.proxy.flow.RequestFlow;
import org.clawpatrol.proxy.flow.ShadowAlarm;
import org.clawpatrol.proxy.journal.ActionRecord;
import org.clawpatrol.proxy.journal.JournalSettings;
import org.clawpatrol.proxy.journal.JournalUnavailableException;
import org.clawpatrol.proxy.journal.RecordReader;
import org.clawpatrol.proxy.journal.SegmentJournal;
import org.clawpatrol.proxy.protocol.kubernetes.ApiRequestReader;
import org.clawpatrol.proxy.protocol.kubernetes.KubernetesFacts;
import org.clawpatrol.proxy.telemetry.TraceFields;
import org.clawpatrol.proxy.telemetry.Watch;

/** Requests that live code decides and a real journal records, without any socket. */
final class RecordingLab {
    static final Instant LATER = Instant.parse("2026-03-01T23:59:59Z");

    private final Path folder;
    private final List<Action> actions = new ArrayList<>();
    private final List<Instant> ends = new ArrayList<>();
    private Instant now = LATER;

    /**
     * What an agent sends, to the endpoint {@code api} at {@code api.lab.test}.
     *
     * @param body each character a byte
     */
    record Sent(String method, String target, Map<String, String> fields, String body, Instant at) {
        byte[] bytes() {
            return body.getBytes(StandardCharsets.ISO_8859_1);
        }
    }

    RecordingLab(Path folder) {
        this.folder = folder;
    }

    static Configuration load(Path folder, String text) throws IOException {
        Path file = Files.writeString(folder.resolve("gateway.hcl"), text);
        LoadResult loaded = new PolicyLoader(Map.of("HOME", folder.toString())).load(file);
        assertThat(loaded.configuration()).as("%s%n%s", text, loaded.diagnostics()).isPresent();
        return loaded.configuration().get();
    }

    /** The action that the request is under a configuration. */
    static Action action(Configuration configuration, Sent sent, String id) {
        EndpointConfig endpoint = Objects.requireNonNull(configuration.endpoints().get("api"));
        EndpointPolicy policy = configuration.policyOf(endpoint);
        List<Grant> grants = CredentialDispatch.grantsAt(configuration, "dev", "api");
        List<HeaderField> fields = new ArrayList<>();
        sent.fields().forEach((name, value) -> fields.add(new HeaderField(name, value)));
        HttpFields head = HttpFields.of(fields);
        RequestTarget target = target(sent);
        RequestPath path = RequestPath.of(target.path());
        Optional<String> credential =
                CredentialDispatch.choose(
                        grants, new HttpDispatchSubject(endpoint.type(), head, target.query()));
        Peer peer = new Peer("d1", "laptop", "dev", "127.0.0.1");
        ActionContext context =
                new ActionContext(
                        Optional.of(peer),
                        Optional.of(new EndpointIdentity("api", endpoint.type())),
                        credential,
                        Optional.of(grants),
                        Optional.of(new Moment(sent.at(), configuration.gateway().timeZone())),
                        new Destination(Optional.of("api.lab.test"), Optional.of(443)));
        CapturedBody body = captured(configuration, policy, sent.bytes());
        Facts http =
                new HttpFactReader()
                        .read(
                                new HttpRequestHead(sent.method(), sent.target(), head),
                                body,
                                context,
                                endpoint.pathNormalization());
        String wire = path.wire() + target.query().map(query -> "?" + query).orElse("");
        Facts facts =
                endpoint.family() == Family.K8S
                        ? new KubernetesFacts(
                                ApiRequestReader.read(sent.method(), wire), http, context)
                        : http;
        long storage = configuration.gateway().limits().bodyStorage();
        boolean cut =
                body.extent() != CapturedBody.Extent.COMPLETE || body.bytes().length > storage;
        Description description =
                new Description(
                        sent.method(),
                        "api.lab.test",
                        path.shown(),
                        target.path().equals(path.shown()) ? "" : target.path(),
                        target.query().orElse(""),
                        Redaction.of(head),
                        BodySample.of(body.bytes(), storage),
                        body.extent() == CapturedBody.Extent.UNREAD ? -1 : body.bytes().length,
                        cut,
                        "00");
        return new Action(
                id,
                peer,
                configuration,
                endpoint,
                policy,
                credential,
                facts,
                description,
                Watch.untraced().follow(0, TraceFields.none()));
    }

    private static RequestTarget target(Sent sent) {
        try {
            return RequestTarget.parse(sent.method(), sent.target());
        } catch (MalformedMessageException e) {
            throw new AssertionError(e);
        }
    }

    private static CapturedBody captured(
            Configuration configuration, EndpointPolicy policy, byte[] body) {
        int cap = (int) configuration.gateway().limits().bodyBuffer();
        boolean needed = new BodyNeed().of(policy, new Framing.Length(body.length));
        if (!needed && body.length > 0) {
            return CapturedBody.unread();
        }
        return body.length <= cap
                ? CapturedBody.complete(body, cap)
                : CapturedBody.truncated(Arrays.copyOf(body, cap), cap);
    }

    /**
     * @param end when its record is written
     */
    RecordingLab add(Action action, Instant end) {
        actions.add(action);
        ends.add(end);
        return this;
    }

    /** What the journal has of them once they were decided. */
    List<ActionRecord> records(ApprovalResult answer)
            throws IOException, JournalUnavailableException {
        try (SegmentJournal journal =
                SegmentJournal.open(
                        folder.resolve("journal"),
                        JournalSettings.defaults(),
                        InstantSource.fixed(LATER))) {
            RequestFlow flow =
                    new RequestFlow(
                            CheckedDecisions.ofEngine(new Random(1), new ShadowAlarm()),
                            new Gatekeeper(
                                    (question, timeout, callback) -> {
                                        callback.accept(answer);
                                        return () -> {};
                                    },
                                    (action, approver) -> {}),
                            journal,
                            permit -> CompletableFuture.completedStage(Lease.none()),
                            () -> now);
            for (int i = 0; i < actions.size(); i++) {
                now = ends.get(i);
                flow.handle(actions.get(i), new FakeExchange());
            }
        }
        List<ActionRecord> records = new ArrayList<>();
        LongConsumer ignored = bytes -> {};
        RecordReader.of(folder, Instant.MIN).read(records::add, ignored);
        return records.subList(records.size() - actions.size(), records.size());
    }
}
