package org.clawpatrol.proxy.protocol.http;

import io.netty.buffer.ByteBuf;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.clawpatrol.dsl.config.Configuration;
import org.clawpatrol.dsl.config.CredentialChoice;
import org.clawpatrol.dsl.config.PathNormalization;
import org.clawpatrol.engine.fact.Facts;
import org.clawpatrol.proxy.credential.Lease;
import org.clawpatrol.proxy.credential.UnusableSecretException;
import org.clawpatrol.proxy.failure.Failure;
import org.clawpatrol.proxy.flow.Action;
import org.clawpatrol.proxy.flow.Exchange;
import org.clawpatrol.proxy.flow.Permit;
import org.clawpatrol.proxy.flow.Refusal;
import org.clawpatrol.proxy.journal.Outcome;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One request from its head to its answer: finds endpoint and credential under the newest
 * configuration, reads the body if a decision needs it, hands the action to the flow and carries
 * out what the flow says. Lives on the event loop of its connection.
 */
final class HttpExchange implements Exchange, AgentStream.Listener {
    private static final Logger LOG = LoggerFactory.getLogger(HttpExchange.class);

    /** There is nothing to decide by. */
    static final Refusal NO_ENDPOINT =
            new Refusal(
                    Failure.WRONG_HOST,
                    "no endpoint of this profile has the host of this connection");

    /** Rules would look for a field in vain that an origin finds. */
    private static final Refusal AMBIGUOUS_FIELD =
            new Refusal(Failure.MALFORMED_REQUEST, "ambiguous header field name");

    private final HttpSession session;
    private final AgentStream agent;
    private final Configuration configuration;
    private final long startNanos;
    private final long mostReceived;
    private HttpRequest request;
    private Optional<ActionTarget> target = Optional.empty();
    private Conversation conversation = Conversation.ORDINARY;
    private @Nullable BodyCapture capture;
    private @Nullable Forwarding forwarding;
    private CapturedBody body = CapturedBody.none();
    private Runnable goneAction = () -> {};
    private boolean decided;
    private long received;

    HttpExchange(HttpSession session, AgentStream agent, HttpRequest request) {
        this.session = session;
        this.agent = agent;
        this.request = request;
        this.configuration = session.services().configuration().current();
        this.mostReceived =
                configuration.gateway().limits().requests().body().orElse(Long.MAX_VALUE);
        this.startNanos = session.services().nanoTime().getAsLong();
    }

    @Override
    public void begin() {
        target = ActionTarget.find(configuration, session, request);
        if (target.isEmpty()) {
            turnDown(NO_ENDPOINT);
            return;
        }
        conversation = session.conversation(configuration, target.get().endpoint(), request);
        request = request.at(target.get().endpoint());
        Optional<String> objection =
                conversation.objection().or(() -> target.get().objection(session, request));
        if (objection.isPresent()) {
            turnDown(new Refusal(Failure.POLICY, objection.get()));
            return;
        }
        Optional<Refusal> ambiguity = ambiguity(target.get());
        if (ambiguity.isPresent()) {
            LOG.info("request to {} refused: {}", host(), ambiguity.get().reason());
            turnDown(ambiguity.get());
            return;
        }
        if (!request.hasBody()) {
            decide(target.get());
        } else if (bodyNeeded(target.get())) {
            capture = new BodyCapture(agent.allocator(), configuration.gateway().limits());
            agent.demandBody();
        } else {
            body = CapturedBody.unread();
            decide(target.get());
        }
    }

    private boolean bodyNeeded(ActionTarget judged) {
        return session.bodyNeed().of(judged.policy(), request.framing())
                || conversation.needsBody()
                || judged.credentialNeedsBody(session, request);
    }

    /** Why it cannot be judged: servers could read it in two ways. */
    private Optional<Refusal> ambiguity(ActionTarget found) {
        Optional<String> evading = FieldNames.evading(request, found.policy());
        if (evading.isPresent()) {
            LOG.info("a field {} could be taken for another", LogText.of(evading.get()));
            return Optional.of(AMBIGUOUS_FIELD);
        }
        return found.endpoint().pathNormalization() == PathNormalization.STRICT
                ? request.path()
                        .ambiguity()
                        .map(reason -> new Refusal(Failure.MALFORMED_REQUEST, reason))
                : Optional.empty();
    }

    private String host() {
        return LogText.of(session.connection().host());
    }

    @Override
    public void onBody(ByteBuf piece, boolean last) {
        received += piece.readableBytes();
        if (received > mostReceived) {
            piece.release();
            onBroken(MalformedMessageException.bodyTooLarge());
            return;
        }
        if (last && !trailersFit()) {
            piece.release();
            return;
        }
        if (forwarding != null) {
            forwarding.onBody(piece, last);
            return;
        }
        BodyCapture collecting = capture;
        if (collecting == null || decided) {
            piece.release();
            return;
        }
        collecting.add(piece, last);
        if (!collecting.complete()) {
            agent.demandBody();
            return;
        }
        body = collecting.view();
        target.ifPresent(this::decide);
    }

    /** Whether the body may end so; else the request was refused. */
    private boolean trailersFit() {
        try {
            RequestTrailers.check(
                    agent.trailers(), request, configuration.gateway().limits().requests());
            return true;
        } catch (MalformedMessageException e) {
            onBroken(e);
            return false;
        }
    }

    private void decide(ActionTarget found) {
        decided = true;
        ActionTarget judged = conversation.meant(body).map(found::meaning).orElse(found);
        target = Optional.of(judged);
        Facts facts = judged.facts(session, request, body);
        Optional<String> folded = FieldNames.withTwoReadings(request.fields());
        if (folded.isPresent() && !judged.decidesAlike(session, request, body, facts)) {
            LOG.info("how {} is read would decide", LogText.of(folded.get()));
            releaseCapture();
            turnDown(AMBIGUOUS_FIELD);
            return;
        }
        Action action =
                new Action(
                        session.services().ids().next(),
                        session.connection().peer(),
                        configuration,
                        judged.endpoint(),
                        judged.policy(),
                        judged.credential(),
                        facts,
                        new ActionDescriber(session, request)
                                .describe(
                                        body,
                                        judged.credential(),
                                        configuration.gateway().limits().bodyStorage()),
                        session.services()
                                .watch()
                                .follow(startNanos, TraceContext.of(request.fields())));
        session.services().flow().handle(action, this);
    }

    @Override
    public void onBroken(MalformedMessageException cause) {
        if (forwarding != null) {
            forwarding.onBroken(cause);
        } else if (!decided) {
            releaseCapture();
            turnDown(new Refusal(cause.failure(), cause.reason()));
        }
    }

    @Override
    public void onWritable() {
        if (forwarding != null) {
            forwarding.onAgentWritable();
        }
    }

    @Override
    public void onGone() {
        goneAction.run();
        if (forwarding != null) {
            forwarding.onAgentGone();
        }
        releaseCapture();
    }

    @Override
    public Executor executor() {
        return agent;
    }

    @Override
    public boolean alive() {
        return agent.alive();
    }

    @Override
    public void onGone(Runnable action) {
        goneAction = action;
    }

    @Override
    public void refuse(Refusal refusal) {
        releaseCapture();
        conversation.refuse(agent, refusal);
    }

    @Override
    public boolean needsSecret() {
        return conversation.needsSecret();
    }

    @Override
    public Failure withoutSecret(boolean lasting) {
        return conversation.withoutSecret(lasting);
    }

    @Override
    public void forward(Permit permit, Lease lease, Done done) {
        Optional<Outcome> answered =
                conversation.answer(permit, agent, session.services().clock(), this::micros);
        if (answered.isPresent()) {
            lease.close();
            releaseCapture();
            done.accept(answered.get());
            return;
        }
        Optional<ForwardOrder> order = prepare(permit, lease, done);
        releaseCapture();
        if (order.isEmpty()) {
            return;
        }
        Conversation.Way back = conversation.back(permit, agent, done, this::stop);
        Forwarding begun =
                new Forwarding(
                        back.agent(), session.pool(), order.get(), this::micros, back.done());
        forwarding = begun;
        begun.start();
    }

    /** The answer is over for the agent, whatever else the origin says. */
    private void stop() {
        if (forwarding != null) {
            forwarding.onAgentGone();
        }
    }

    /** What to send; empty when it was refused after all. */
    private Optional<ForwardOrder> prepare(Permit permit, Lease lease, Done done) {
        Refusal refusal;
        try (lease) {
            ActionTarget judged = target.orElseThrow();
            boolean leftOpen =
                    CredentialChoice.leftOpen(
                            judged.grants(), permit.decision().handling(), permit.credential());
            if (!leftOpen) {
                var assembly =
                        new RequestAssembly(
                                session, agent, request, judged, conversation, body, capture);
                return Optional.of(assembly.order(permit, lease));
            }
            refusal = new Refusal(Failure.CREDENTIAL, CredentialChoice.LEFT_OPEN);
        } catch (UnusableSecretException e) {
            refusal = new Refusal(Failure.CREDENTIAL, e.reason());
        } catch (RuntimeException e) {
            LOG.error("action {} failed: {}", permit.action().id(), LogText.of(e));
            refusal = new Refusal(Failure.NOT_SENT, "the request could not be sent");
        }
        LOG.warn("action {} refused: {}", permit.action().id(), refusal.reason());
        permit.action().timer().refused(refusal.failure());
        refuse(refusal);
        String status = Integer.toString(refusal.failure().status());
        done.accept(new Outcome(status, 0, 0, micros(), refusal.reason()));
        return Optional.empty();
    }

    /** Refuses what did not become an action. */
    private void turnDown(Refusal refusal) {
        session.services().watch().metrics().actions().refused(refusal.failure());
        agent.refuse(refusal.failure(), refusal.reason());
    }

    private long micros() {
        long nanos = session.services().nanoTime().getAsLong() - startNanos;
        return TimeUnit.NANOSECONDS.toMicros(nanos);
    }

    private void releaseCapture() {
        if (capture != null) {
            capture.release();
            capture = null;
        }
    }
}
