package org.clawpatrol.proxy.protocol.http;

import io.netty.buffer.ByteBuf;
import io.netty.util.concurrent.Future;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.clawpatrol.proxy.failure.Failure;
import org.clawpatrol.proxy.flow.Exchange;
import org.clawpatrol.proxy.flow.Refusal;
import org.clawpatrol.proxy.journal.Outcome;
import org.clawpatrol.proxy.net.UpstreamException;
import org.clawpatrol.proxy.protocol.http.coding.UnreadableCodingException;
import org.clawpatrol.proxy.protocol.http.relay.Ended;
import org.clawpatrol.proxy.telemetry.ActionTimer;
import org.clawpatrol.proxy.telemetry.OriginMetrics;
import org.clawpatrol.proxy.telemetry.Phase;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One permitted request on its way to the origin and the answer on its way back, streamed both ways
 * with back-pressure. Sent at most once, unless an idle connection turns out dead before it
 * answered anything. Lives on the event loop of its agent.
 */
final class Forwarding implements OriginStream.Listener {
    private static final Logger LOG = LoggerFactory.getLogger(Forwarding.class);
    private static final String UNREADABLE =
            "the origin's answer is coded in a way that cannot be searched for the credential";

    private static final Refusal BROKEN =
            new Refusal(Failure.UPSTREAM_BROKEN, "the origin did not answer properly");
    private static final Refusal OVERDUE =
            new Refusal(Failure.UPSTREAM_SILENT, "the origin did not answer in time");

    private final AgentStream agent;
    private final OriginPool pool;
    private final ForwardOrder order;
    private final LongSupplier micros;
    private final Exchange.Done done;
    private final AnswerDelivery answer;
    private @Nullable OriginStream origin;
    private @Nullable OutgoingBody outgoing;
    private boolean requestEnded;
    private boolean retried;
    private boolean finished;
    private String status = "";
    private long bytesIn;

    /**
     * @param micros time since the request was read, in microseconds
     */
    Forwarding(
            AgentStream agent,
            OriginPool pool,
            ForwardOrder order,
            LongSupplier micros,
            Exchange.Done done) {
        this.agent = agent;
        this.pool = pool;
        this.order = order;
        this.micros = micros;
        this.done = done;
        this.answer =
                new AnswerDelivery(
                        agent, new ResponseFilter(order.request().method(), order.mask()));
        this.requestEnded = order.bodyEnded();
        this.bytesIn = order.body().readableBytes();
    }

    void start() {
        if (order.upgrade().isPresent()) {
            pool.openHttp1(order.permit(), order.key()).addListener(this::opened);
            return;
        }
        Optional<Http1OriginConnection> idle = pool.takeIdle(order.key(), order.mayRepeat());
        if (idle.isPresent()) {
            send(idle.get());
        } else {
            open();
        }
    }

    private void open() {
        pool.open(order.permit(), order.key()).addListener(this::opened);
    }

    private void opened(Future<? super OriginStream> opening) {
        if (!opening.isSuccess()) {
            unreachable(opening.cause());
        } else if (opening.getNow() instanceof OriginStream stream) {
            send(stream);
        }
    }

    private void unreachable(Throwable cause) {
        if (finished) {
            return;
        }
        String detail = LogText.of(String.valueOf(cause.getMessage()));
        LOG.warn("action {}: no connection to its origin: {}", actionId(), detail);
        if (cause instanceof UpstreamException upstream) {
            refuse(new Refusal(upstream.failure(), upstream.reason()), detail);
        } else {
            refuse(
                    new Refusal(Failure.UPSTREAM_UNREACHABLE, "the origin could not be reached"),
                    detail);
        }
    }

    private void send(OriginStream stream) {
        if (finished) {
            stream.close();
            return;
        }
        origin = stream;
        if (!stream.active()) {
            stream.close();
            onFailure("the origin closed the connection", OriginStream.Progress.SILENT);
            return;
        }
        connected(stream.reused());
        stream.begin(order.head(), order.request(), this);
        OutgoingBody sent =
                new OutgoingBody(stream, order.head().rewrite(), this::trailers, this::onBroken);
        outgoing = sent;
        if (!sent.send(order.body().retainedDuplicate(), requestEnded)) {
            return;
        }
        stream.read();
        if (!requestEnded) {
            if (GrpcStatus.speaks(order.request().fields())) {
                agent.waivePace();
            }
            agent.demandBody();
        }
    }

    private HttpFields trailers() {
        return order.trailers().sent(agent.trailers());
    }

    private void connected(boolean reused) {
        OriginMetrics origins = timer().origins();
        if (reused) {
            origins.reuses().increment();
        } else {
            origins.dials().increment();
            timer().reached(Phase.CONNECT);
        }
    }

    /** A piece of body from the agent; taken over. */
    void onBody(ByteBuf piece, boolean last) {
        OriginStream receiver = origin;
        OutgoingBody sent = outgoing;
        if (finished || receiver == null || sent == null) {
            piece.release();
            return;
        }
        bytesIn += piece.readableBytes();
        if (!sent.send(piece, last)) {
            return;
        }
        requestEnded = last;
        if (!last && receiver.writable()) {
            agent.demandBody();
        }
        if (last && answer.ended()) {
            receiver.close();
            finish("");
        }
    }

    /** The agent's body cannot be read further. */
    void onBroken(MalformedMessageException cause) {
        if (answer.headSent()) {
            finish(cause.reason());
            agent.abort();
        } else {
            refuse(new Refusal(cause.failure(), cause.reason()), cause.reason());
        }
    }

    void onAgentWritable() {
        if (origin != null) {
            origin.read();
        }
    }

    void onAgentGone() {
        finish("the agent left");
    }

    @Override
    public void onInterim(HttpResponseHead head) {
        if (!finished) {
            answer.interim(head);
        }
    }

    @Override
    public void onHead(HttpResponseHead head, Framing framing) {
        if (finished) {
            return;
        }
        timer().reached(Phase.FIRST_BYTE);
        if (!requestEnded) {
            agent.waivePace();
        }
        try {
            status = Integer.toString(head.status());
            answer.head(head, framing);
        } catch (UnreadableCodingException e) {
            unreadable(e);
        }
    }

    /** What cannot be searched for the lent secret does not pass. */
    private void unreadable(UnreadableCodingException cause) {
        String detail = "the answer " + cause.reason();
        LOG.warn("action {}: {}, so it cannot be searched for secrets", actionId(), detail);
        if (answer.headSent()) {
            timer().broken(Failure.UPSTREAM_UNREADABLE);
            finish(detail);
            agent.abort();
        } else {
            refuse(new Refusal(Failure.UPSTREAM_UNREADABLE, UNREADABLE), detail);
        }
    }

    /** What follows is the tunnel's, on either side. */
    @Override
    public OriginStream.Receiver onSwitch(HttpResponseHead head) throws MalformedMessageException {
        SwitchedProtocol protocol = order.upgrade().orElseThrow().accept(head, surroundings());
        timer().reached(Phase.FIRST_BYTE);
        status = Integer.toString(head.status());
        UpgradeTunnel tunnel = new UpgradeTunnel(agent, Objects.requireNonNull(origin, "origin"));
        answer.switching(head, tunnel.agentSide());
        tunnel.start(protocol, this::ended);
        return tunnel.originSide();
    }

    private ProtocolUpgrade.Surroundings surroundings() {
        return new ProtocolUpgrade.Surroundings(
                agent.allocator(), answer.filter(), order.mask(), this::after);
    }

    private Runnable after(long millis, Runnable task) {
        ScheduledFuture<?> alarm = agent.loop().schedule(task, millis, TimeUnit.MILLISECONDS);
        return () -> alarm.cancel(false);
    }

    private void ended(Ended relayed) {
        bytesIn = relayed.bytesIn();
        answer.tunnelled(relayed.bytesOut());
        finish(relayed.error());
    }

    @Override
    public void onData(ByteBuf piece) {
        if (finished) {
            piece.release();
            return;
        }
        try {
            answer.data(piece);
        } catch (UnreadableCodingException e) {
            unreadable(e);
        }
    }

    @Override
    public void onEnd(HttpFields received) {
        if (finished) {
            return;
        }
        try {
            answer.bodyEnded();
        } catch (UnreadableCodingException e) {
            unreadable(e);
            return;
        }
        OriginStream answered = origin;
        if (requestEnded && answered != null) {
            origin = null;
            answered.release();
            answer.end(received);
            finish("");
        } else {
            answer.end(received);
        }
    }

    @Override
    public void onReadComplete() {
        agent.flush();
        if (origin != null && (answer.ended() || agent.writable())) {
            origin.read();
        }
    }

    @Override
    public void onWritable() {
        if (!requestEnded && !finished) {
            agent.demandBody();
        }
    }

    @Override
    public void onFailure(String cause, OriginStream.Progress progress) {
        if (finished) {
            return;
        }
        boolean again = mayRetry(progress);
        Refusal refusal = progress == OriginStream.Progress.OVERDUE ? OVERDUE : BROKEN;
        origin = null;
        if (answer.ended()) {
            finish(cause);
            agent.discardBody();
        } else if (again) {
            retried = true;
            open();
        } else if (answer.headSent()) {
            timer().broken(refusal.failure());
            finish(cause);
            agent.abort();
        } else {
            LOG.warn("action {}: {}", actionId(), LogText.of(cause));
            refuse(refusal, cause);
        }
    }

    /** Once, and only where the connection was an old one, so that a new one may do better. */
    private boolean mayRetry(OriginStream.Progress progress) {
        boolean old = !retried && !answer.begun() && origin != null && origin.reused();
        return old
                && switch (progress) {
                    case UNPROCESSED -> order.mayBeSentTwice();
                    case SILENT -> order.mayRepeat();
                    case ANSWERING, OVERDUE -> false;
                };
    }

    private void refuse(Refusal refusal, String detail) {
        status = Integer.toString(refusal.failure().status());
        timer().refused(refusal.failure());
        finish(detail);
        agent.refuse(refusal.failure(), refusal.reason());
    }

    private void finish(String error) {
        if (finished) {
            return;
        }
        finished = true;
        if (origin != null) {
            origin.close();
            origin = null;
        }
        order.head().close();
        order.body().release();
        answer.close();
        timer().origins().covered().add(answer.covered());
        done.accept(
                new Outcome(
                        status,
                        bytesIn,
                        answer.bytes(),
                        micros.getAsLong(),
                        error,
                        answer.covered()));
    }

    private ActionTimer timer() {
        return order.permit().action().timer();
    }

    private String actionId() {
        return order.permit().action().id();
    }
}
