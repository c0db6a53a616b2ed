package org.clawpatrol.proxy.protocol.http;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import java.util.function.Consumer;
import org.clawpatrol.proxy.protocol.http.relay.Ended;
import org.clawpatrol.proxy.protocol.http.relay.Relay;
import org.clawpatrol.proxy.protocol.http.relay.RelayEnd;
import org.jspecify.annotations.Nullable;

/**
 * An agent's stream and an origin's behind a switch of protocols: tells the relay between them what
 * happens at either. Lives on the event loop of the agent.
 */
final class UpgradeTunnel {
    private final AgentStream agent;
    private final OriginStream origin;
    private final AgentEnd agentEnd = new AgentEnd();
    private final OriginEnd originEnd = new OriginEnd();

    /** There while the connection is open. */
    private @Nullable Relay relay;

    UpgradeTunnel(AgentStream agent, OriginStream origin) {
        this.agent = agent;
        this.origin = origin;
    }

    /**
     * @param done called once, when both ends are closed
     */
    void start(SwitchedProtocol protocol, Consumer<Ended> done) {
        Relay opened =
                protocol.relay(
                        agentEnd,
                        originEnd,
                        how -> {
                            relay = null;
                            done.accept(how);
                        });
        relay = opened;
        opened.start();
        agent.flush();
    }

    /** What the agent's stream tells from the switch on. */
    AgentStream.Receiver agentSide() {
        return agentEnd;
    }

    /** What the origin's stream tells from the switch on. */
    OriginStream.Receiver originSide() {
        return originEnd;
    }

    private final class AgentEnd implements RelayEnd, AgentStream.Receiver {
        private boolean demanded;

        @Override
        public void onBody(ByteBuf bytes, boolean last) {
            Relay open = relay;
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

    private final class OriginEnd implements RelayEnd, OriginStream.Receiver {

        @Override
        public void onData(ByteBuf bytes) {
            Relay open = relay;
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
