package org.clawpatrol.proxy.protocol.http;

import io.netty.buffer.ByteBuf;
import java.util.concurrent.TimeUnit;
import org.clawpatrol.proxy.protocol.http.coding.UnreadableCodingException;
import org.clawpatrol.proxy.protocol.http.mask.SecretMask;

/**
 * The answer of an origin on its way to the agent: filtered, counted, and a little that was held
 * back sent when nothing follows it. One request; lives on the event loop of its agent.
 */
final class AnswerDelivery implements AutoCloseable {
    private static final int CONTINUE = 100;

    private final AgentStream agent;
    private final ResponseFilter filter;
    private boolean begun;
    private boolean headSent;
    private boolean ended;
    private boolean closed;
    private long bytes;

    /**
     * @param filter owned
     */
    AnswerDelivery(AgentStream agent, ResponseFilter filter) {
        this.agent = agent;
        this.filter = filter;
    }

    /** Whether the agent got any of it, were it an interim response. */
    boolean begun() {
        return begun;
    }

    /** Whether the agent got the head. */
    boolean headSent() {
        return headSent;
    }

    /** Whether the origin has said all of it. */
    boolean ended() {
        return ended;
    }

    /** Bytes of body, or of a tunnel, that the agent was sent. */
    long bytes() {
        return bytes;
    }

    /** Places in which a secret was covered so far. */
    long covered() {
        return filter.covered();
    }

    ResponseFilter filter() {
        return filter;
    }

    /** Dropped where the agent takes nothing, or was told to go on by the gateway itself. */
    void interim(HttpResponseHead head) {
        if (head.status() != CONTINUE && agent.writable()) {
            begun = true;
            agent.sendInterim(head.status(), filter.bodiless(head));
        }
    }

    /**
     * @throws UnreadableCodingException where its body cannot be searched for the lent secret
     */
    void head(HttpResponseHead head, Framing framing) throws UnreadableCodingException {
        ResponseFilter.Head filtered = filter.head(head, framing);
        begun = true;
        headSent = true;
        agent.sendHead(head.status(), filtered.fields(), filtered.framing());
    }

    /**
     * The head of an agreement to leave HTTP.
     *
     * @param receiver takes what the agent says from now on
     */
    void switching(HttpResponseHead head, AgentStream.Receiver receiver) {
        begun = true;
        headSent = true;
        agent.switchProtocols(filter.bodiless(head), receiver);
    }

    /** A tunnel sent so many bytes in the place of a body. */
    void tunnelled(long sent) {
        bytes = sent;
    }

    /** A piece of body; taken over. */
    void data(ByteBuf piece) throws UnreadableCodingException {
        send(filter.data(agent.allocator(), piece));
        if (filter.holdsLittle()) {
            agent.loop()
                    .schedule(this::sendLittle, SecretMask.LITTLE_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    private void sendLittle() {
        if (!closed && !ended && filter.holdsLittle()) {
            send(filter.little());
            agent.flush();
        }
    }

    /** The body has ended: what was held back of it follows. */
    void bodyEnded() throws UnreadableCodingException {
        filter.rest().ifPresent(this::send);
        ended = true;
    }

    private void send(ByteBuf filtered) {
        bytes += filtered.readableBytes();
        agent.sendData(filtered);
    }

    /** Ends it, after {@link #bodyEnded}. */
    void end(HttpFields received) {
        agent.sendEnd(filter.trailers(received));
    }

    /** Nothing more of it is sent; releases what was held back. */
    @Override
    public void close() {
        closed = true;
        filter.close();
    }
}
