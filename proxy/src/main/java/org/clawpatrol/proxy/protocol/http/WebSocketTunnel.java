package org.clawpatrol.proxy.protocol.http;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import java.util.Optional;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.clawpatrol.proxy.protocol.http.websocket.DeflateTerms;
import org.clawpatrol.proxy.protocol.http.websocket.Ended;
import org.clawpatrol.proxy.protocol.http.websocket.WebSocketEnd;
import org.clawpatrol.proxy.protocol.http.websocket.WebSocketRelay;
import org.clawpatrol.proxy.protocol.http.websocket.WebSocketTerms;
import org.jspecify.annotations.Nullable;

/**
 * An open WebSocket between an agent's stream and an origin's: tells the relay of frames what
 * happens at either. Lives on the event loop of the agent.
 */
final class WebSocketTunnel {
    private final AgentStream agent;
    private final OriginStream origin;
    private final WebSocketUpgrade upgrade;
    private final Optional<SecretMask> mask;
    private final Consumer<Ended> done;
    private final AgentEnd agentEnd = new AgentEnd();
    private final OriginEnd originEnd = new OriginEnd();

    /** There while the WebSocket is open. */
    private @Nullable WebSocketRelay relay;

    /**
     * @param done called once, when both ends are closed
     */
    WebSocketTunnel(
            AgentStream agent,
            OriginStream origin,
            WebSocketUpgrade upgrade,
            Optional<SecretMask> mask,
            Consumer<Ended> done) {
        this.agent = agent;
        this.origin = origin;
        this.upgrade = upgrade;
        this.mask = mask;
        this.done = done;
    }

    /**
     * @param deflate what the handshake agreed upon about compression
     */
    void start(Optional<DeflateTerms> deflate) {
        WebSocketTerms terms =
                new WebSocketTerms(
                        deflate,
                        mask.map(found -> found),
                        upgrade.messages(),
                        upgrade.random()::nextInt,
                        this::after);
        WebSocketRelay opened =
                new WebSocketRelay(agentEnd, originEnd, terms, upgrade.frames(), this::ended);
        relay = opened;
        opened.start();
        agent.flush();
    }

    private Runnable after(long millis, Runnable task) {
        ScheduledFuture<?> alarm = agent.loop().schedule(task, millis, TimeUnit.MILLISECONDS);
        return () -> alarm.cancel(false);
    }

    private void ended(Ended how) {
        relay = null;
        done.accept(how);
    }

    /** What the agent's stream tells from the switch on. */
    AgentStream.Receiver agentSide() {
        return agentEnd;
    }

    /** What the origin's stream tells from the switch on. */
    OriginStream.Receiver originSide() {
        return originEnd;
    }

    private final class AgentEnd implements WebSocketEnd, AgentStream.Receiver {
        private boolean demanded;

        @Override
        public void onBody(ByteBuf bytes, boolean last) {
            WebSocketRelay open = relay;
            if (open == null) {
                bytes.release();
                return;
            }
            open.onAgentBytes(bytes);
            open.onAgentReadComplete();
            if (last) {
                onGone();
            }
        }

        @Override
        public void onBroken(MalformedMessageException cause) {
            onGone();
        }

        @Override
        public void onDrain() {
            if (relay != null) {
                relay.stop();
            }
        }

        @Override
        public void onWritable() {
            if (relay != null) {
                relay.onAgentWritable();
            }
        }

        @Override
        public void onGone() {
            if (relay != null) {
                relay.onAgentClosed();
            }
        }

        @Override
        public ByteBufAllocator allocator() {
            return agent.allocator();
        }

        @Override
        public void send(ByteBuf bytes) {
            agent.sendData(bytes);
        }

        @Override
        public void flush() {
            agent.flush();
        }

        @Override
        public void demand() {
            // The stream may answer at once, and the relay must not be called from inside itself.
            if (!demanded) {
                demanded = true;
                agent.loop().execute(this::ask);
            }
        }

        private void ask() {
            demanded = false;
            if (relay != null) {
                agent.demandBody();
            }
        }

        @Override
        public boolean writable() {
            return agent.writable();
        }

        @Override
        public void close() {
            if (agent.alive()) {
                agent.sendEnd(HttpFields.empty());
            }
        }
    }

    private final class OriginEnd implements WebSocketEnd, OriginStream.Receiver {

        @Override
        public void onData(ByteBuf bytes) {
            WebSocketRelay open = relay;
            if (open == null) {
                bytes.release();
                return;
            }
            open.onOriginBytes(bytes);
        }

        @Override
        public void onReadComplete() {
            if (relay != null) {
                relay.onOriginReadComplete();
            }
        }

        @Override
        public void onWritable() {
            if (relay != null) {
                relay.onOriginWritable();
            }
        }

        @Override
        public void onEnd(HttpFields trailers) {
            closed();
        }

        @Override
        public void onFailure(String cause, OriginStream.Progress progress) {
            closed();
        }

        private void closed() {
            if (relay != null) {
                relay.onOriginClosed();
            }
        }

        @Override
        public ByteBufAllocator allocator() {
            return agent.allocator();
        }

        @Override
        public void send(ByteBuf bytes) {
            origin.data(bytes);
        }

        @Override
        public void flush() {
            origin.flush();
        }

        @Override
        public void demand() {
            origin.read();
        }

        @Override
        public boolean writable() {
            return origin.writable();
        }

        @Override
        public void close() {
            origin.close();
        }
    }
}
