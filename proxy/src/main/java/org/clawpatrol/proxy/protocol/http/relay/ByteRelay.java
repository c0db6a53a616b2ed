package org.clawpatrol.proxy.protocol.http.relay;

import io.netty.buffer.ByteBuf;
import java.util.function.Consumer;

/**
 * Bytes of a protocol that is not read, both ways. An end is read only while the other takes what
 * was read before. It ends when either end does, behind everything that was sent.
 */
public final class ByteRelay implements Relay {
    private final RelayEnd agent;
    private final RelayEnd origin;
    private final ByteFilter towardsAgent;
    private final Consumer<Runnable> later;
    private final Consumer<Ended> done;
    private long bytesIn;
    private long bytesOut;
    private boolean agentAsked;
    private boolean originAsked;
    private boolean ended;

    /**
     * @param towardsAgent what agents may see of what the origin sends
     * @param later runs a task on the event loop in a moment
     * @param done called once, when both ends are closed
     */
    public ByteRelay(
            RelayEnd agent,
            RelayEnd origin,
            ByteFilter towardsAgent,
            Consumer<Runnable> later,
            Consumer<Ended> done) {
        this.agent = agent;
        this.origin = origin;
        this.towardsAgent = towardsAgent;
        this.later = later;
        this.done = done;
    }

    @Override
    public void start() {
        askAgent();
        askOrigin();
    }

    @Override
    public void stop() {
        end("the gateway is stopping");
    }

    @Override
    public void onAgentBytes(ByteBuf bytes) {
        if (ended) {
            bytes.release();
            return;
        }
        bytesIn += bytes.readableBytes();
        origin.send(bytes);
    }

    @Override
    public void onAgentReadComplete() {
        agentAsked = false;
        origin.flush();
        askAgent();
    }

    @Override
    public void onAgentWritable() {
        askOrigin();
    }

    @Override
    public void onAgentClosed() {
        end("");
    }

    @Override
    public void onOriginBytes(ByteBuf bytes) {
        if (ended) {
            bytes.release();
            return;
        }
        send(towardsAgent.piece(bytes));
        if (towardsAgent.holdsLittle()) {
            later.accept(this::sendLittle);
        }
    }

    private void sendLittle() {
        if (!ended && towardsAgent.holdsLittle()) {
            send(towardsAgent.little());
            agent.flush();
        }
    }

    @Override
    public void onOriginReadComplete() {
        originAsked = false;
        agent.flush();
        askOrigin();
    }

    @Override
    public void onOriginWritable() {
        askAgent();
    }

    @Override
    public void onOriginClosed() {
        end("");
    }

    private void askAgent() {
        if (!ended && !agentAsked && origin.writable()) {
            agentAsked = true;
            agent.demand();
        }
    }

    private void askOrigin() {
        if (!ended && !originAsked && agent.writable()) {
            originAsked = true;
            origin.demand();
        }
    }

    private void send(ByteBuf bytes) {
        bytesOut += bytes.readableBytes();
        agent.send(bytes);
    }

    private void end(String error) {
        if (ended) {
            return;
        }
        ended = true;
        towardsAgent.rest().ifPresent(this::send);
        agent.flush();
        origin.flush();
        agent.close();
        origin.close();
        done.accept(new Ended(0, 0, bytesIn, bytesOut, towardsAgent.covered(), error));
    }
}
