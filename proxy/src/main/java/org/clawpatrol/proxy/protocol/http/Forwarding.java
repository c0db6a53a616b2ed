package org.clawpatrol.proxy.protocol.http;

import io.netty.buffer.ByteBuf;
import io.netty.util.concurrent.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import org.clawpatrol.proxy.failure.Failure;
import org.clawpatrol.proxy.flow.Exchange;
import org.clawpatrol.proxy.flow.Permit;
import org.clawpatrol.proxy.journal.Outcome;
import org.clawpatrol.proxy.net.UpstreamException;
import org.clawpatrol.proxy.telemetry.ActionTimer;
import org.clawpatrol.proxy.telemetry.Phase;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One permitted request on its way to the origin and the answer on its way back, streamed both ways
 * with back-pressure. Sent at most once, unless an idle connection turns out dead before it
 * answered anything. Lives on the event loop of its agent.
 */
final class Forwarding implements OriginConnection.Listener {
    private static final Logger LOG = LoggerFactory.getLogger(Forwarding.class);
    private static final Set<String> IDEMPOTENT = Set.of("GET", "HEAD", "OPTIONS", "PUT", "DELETE");
    private static final String UNREACHABLE = "the origin could not be reached";
    private static final String NO_ANSWER = "the origin did not answer properly";
    private static final int BAD_GATEWAY = 502;

    /**
     * What is to be sent.
     *
     * @param head encoded, secrets included; owned
     * @param body what was collected of the body; owned
     * @param bodyEnded whether that is all of the body
     * @param mask finds the injected secrets in what comes back
     */
    record Order(
            Permit permit,
            HttpRequest request,
            OriginKey key,
            ByteBuf head,
            ByteBuf body,
            boolean bodyEnded,
            Optional<SecretMask> mask) {}

    private final AgentStream agent;
    private final OriginPool pool;
    private final Order order;
    private final LongSupplier micros;
    private final Exchange.Done done;
    private @Nullable OriginConnection origin;
    private boolean pooled;
    private boolean scanBody;
    private boolean headSent;
    private boolean requestEnded;
    private boolean responseEnded;
    private boolean finished;
    private String status = "";
    private long bytesIn;
    private long bytesOut;

    /**
     * @param micros time since the request was read, in microseconds
     */
    Forwarding(
            AgentStream agent,
            OriginPool pool,
            Order order,
            LongSupplier micros,
            Exchange.Done done) {
        this.agent = agent;
        this.pool = pool;
        this.order = order;
        this.micros = micros;
        this.done = done;
        this.requestEnded = order.bodyEnded();
        this.bytesIn = order.body().readableBytes();
    }

    void start() {
        Optional<OriginConnection> idle = pool.takeIdle(order.key());
        if (idle.isPresent()) {
            pooled = true;
            timer().origins().reuses().increment();
            send(idle.get());
        } else {
            dial();
        }
    }

    private void dial() {
        pooled = false;
        timer().origins().dials().increment();
        try {
            pool.dial(order.permit(), order.key()).addListener(this::dialled);
        } catch (RuntimeException e) {
            unreachable(e);
        }
    }

    private void dialled(Future<? super OriginConnection> dialling) {
        if (!dialling.isSuccess()) {
            unreachable(dialling.cause());
        } else if (dialling.getNow() instanceof OriginConnection connection) {
            timer().reached(Phase.CONNECT);
            send(connection);
        }
    }

    private void unreachable(Throwable cause) {
        if (finished) {
            return;
        }
        String detail = LogText.of(String.valueOf(cause.getMessage()));
        LOG.warn("action {}: no connection to its origin: {}", actionId(), detail);
        String reason =
                cause instanceof UpstreamException upstream ? upstream.reason() : UNREACHABLE;
        refuse(BAD_GATEWAY, reason, detail);
    }

    private void send(OriginConnection connection) {
        if (finished) {
            connection.close();
            return;
        }
        if (!connection.active()) {
            connection.close();
            onFailure("the origin closed the connection", true);
            return;
        }
        origin = connection;
        connection.begin(order.head().retainedDuplicate(), order.request(), this);
        connection.data(order.body().retainedDuplicate());
        if (requestEnded) {
            connection.endRequest();
        }
        connection.flush();
        connection.read();
        if (!requestEnded) {
            agent.demandBody();
        }
    }

    /** A piece of body from the agent; taken over. */
    void onBody(ByteBuf piece, boolean last) {
        OriginConnection receiver = origin;
        if (finished || receiver == null) {
            piece.release();
            return;
        }
        bytesIn += piece.readableBytes();
        receiver.data(piece);
        if (last) {
            requestEnded = true;
            receiver.endRequest();
        }
        receiver.flush();
        if (!last && receiver.writable()) {
            agent.demandBody();
        }
        if (last && responseEnded) {
            receiver.close();
            finish("");
        }
    }

    /** The agent's body cannot be read further. */
    void onBroken(MalformedMessageException cause) {
        if (headSent) {
            finish(cause.reason());
            agent.abort();
        } else {
            refuse(cause.status(), cause.reason(), cause.reason());
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
    public void onHead(HttpResponseHead head, Framing framing) {
        headSent = true;
        timer().reached(Phase.FIRST_BYTE);
        status = Integer.toString(head.status());
        HttpFields fields = withDescribedLength(head, ResponseHygiene.cleanHead(head.fields()));
        if (order.mask().isPresent()) {
            fields = order.mask().get().fields(fields);
            scanBody = isPlain(head.fields());
        }
        agent.sendHead(head.status(), fields, framing);
    }

    @Override
    public void onData(ByteBuf piece) {
        bytesOut += piece.readableBytes();
        agent.sendData(
                scanBody && order.mask().isPresent()
                        ? order.mask().get().piece(agent.allocator(), piece)
                        : piece);
    }

    @Override
    public void onEnd(HttpFields received) {
        responseEnded = true;
        HttpFields trailers = ResponseHygiene.cleanTrailers(received);
        if (order.mask().isPresent()) {
            trailers = order.mask().get().fields(trailers);
            agent.sendData(order.mask().get().rest());
        }
        OriginConnection answered = origin;
        if (requestEnded && answered != null) {
            origin = null;
            pool.release(answered);
            agent.sendEnd(trailers);
            finish("");
        } else {
            agent.sendEnd(trailers);
        }
    }

    @Override
    public void onReadComplete() {
        agent.flush();
        if (origin != null && (responseEnded || agent.writable())) {
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
    public void onFailure(String cause, boolean silent) {
        if (finished) {
            return;
        }
        origin = null;
        if (responseEnded) {
            finish(cause);
            agent.discardBody();
        } else if (silent && mayRetry()) {
            dial();
        } else if (headSent) {
            timer().broken(Failure.UPSTREAM_BROKEN);
            finish(cause);
            agent.abort();
        } else {
            LOG.warn("action {}: {}", actionId(), LogText.of(cause));
            refuse(BAD_GATEWAY, NO_ANSWER, cause);
        }
    }

    /** What a person approved is sent once, whatever happens to it. */
    private boolean mayRetry() {
        return pooled
                && order.bodyEnded()
                && IDEMPOTENT.contains(order.request().method())
                && order.permit().approvedBy().isEmpty();
    }

    /** The length a body would have had, where the response describes one without having it. */
    private HttpFields withDescribedLength(HttpResponseHead head, HttpFields fields) {
        boolean describes = order.request().method().equals("HEAD") || head.status() == 304;
        Optional<String> length = head.fields().first("content-length");
        if (!describes || length.isEmpty()) {
            return fields;
        }
        List<HeaderField> extended = new ArrayList<>(fields.size() + 1);
        fields.forEach(extended::add);
        extended.add(new HeaderField("Content-Length", length.get()));
        return HttpFields.of(extended);
    }

    private boolean isPlain(HttpFields fields) {
        List<String> codings = fields.tokens("content-encoding");
        boolean plain = codings.isEmpty() || codings.equals(List.of("identity"));
        if (!plain) {
            LOG.warn("action {}: encoded response cannot be searched for secrets", actionId());
        }
        return plain;
    }

    private void refuse(int code, String reason, String detail) {
        status = Integer.toString(code);
        timer().refused(Failure.of(code, reason));
        finish(detail);
        agent.refuse(code, reason);
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
        wipeHead();
        order.body().release();
        order.mask().ifPresent(SecretMask::close);
        done.accept(new Outcome(status, bytesIn, bytesOut, micros.getAsLong(), error));
    }

    private void wipeHead() {
        ByteBuf head = order.head();
        if (order.mask().isPresent() && head.refCnt() == 1) {
            head.setZero(0, head.writerIndex());
        }
        head.release();
    }

    private ActionTimer timer() {
        return order.permit().action().timer();
    }

    private String actionId() {
        return order.permit().action().id();
    }
}
