package org.clawpatrol.proxy.protocol.http.websocket;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.UnpooledByteBufAllocator;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.clawpatrol.proxy.protocol.http.relay.Ended;
import org.clawpatrol.proxy.protocol.http.relay.FakeEnd;

/** A relay between two ends in memory, with a clock that is turned by hand. */
final class RelayLab implements AutoCloseable {
    final FakeEnd agent = new FakeEnd();
    final FakeEnd origin = new FakeEnd();
    final ScriptedActions actions = new ScriptedActions();
    final List<Ended> ended = new ArrayList<>();
    final WebSocketRelay relay;
    private final List<ByteBuf> delivered = new ArrayList<>();
    private final List<Runnable> alarms = new ArrayList<>();

    RelayLab() {
        this(Optional.empty(), Optional.empty());
    }

    RelayLab(Optional<DeflateTerms> deflate, Optional<FrameMask> mask) {
        this(deflate, mask, Optional.empty());
    }

    /** Where a secret takes the place of something in what the agent says. */
    RelayLab(TextRewrite messages) {
        this(Optional.empty(), Optional.empty(), Optional.of(messages));
    }

    private RelayLab(
            Optional<DeflateTerms> deflate,
            Optional<FrameMask> mask,
            Optional<TextRewrite> messages) {
        WebSocketTerms terms =
                new WebSocketTerms(
                        deflate,
                        mask,
                        messages,
                        () -> Frames.KEY,
                        (millis, task) -> {
                            alarms.add(task);
                            return () -> alarms.remove(task);
                        });
        relay = new WebSocketRelay(agent, origin, terms, actions, ended::add);
        relay.start();
    }

    /** Lets everything happen that happens without time passing. */
    RelayLab settle() {
        boolean moved = true;
        while (moved && ended.isEmpty()) {
            boolean said = turn(agent);
            moved = turn(origin) || said;
        }
        return this;
    }

    /** Lets the waiting time of the relay run out. */
    RelayLab timeOut() {
        while (!alarms.isEmpty()) {
            alarms.removeFirst().run();
        }
        return settle();
    }

    /** One reading of an end, if it was asked. */
    boolean turn(FakeEnd end) {
        if (!ended.isEmpty() || !end.takeTurn()) {
            return false;
        }
        boolean fromAgent = end == agent;
        if (!end.outgoing.isEmpty()) {
            ByteBuf piece = buffer(end.outgoing.remove());
            if (fromAgent) {
                relay.onAgentBytes(piece);
                relay.onAgentReadComplete();
            } else {
                relay.onOriginBytes(piece);
                relay.onOriginReadComplete();
            }
        } else {
            end.left = true;
            if (fromAgent) {
                relay.onAgentClosed();
            } else {
                relay.onOriginClosed();
            }
        }
        return true;
    }

    /** Ended once, both ends closed, no buffer kept. */
    Ended end() {
        settle();
        timeOut();
        if (ended.size() != 1 || !agent.closed || !origin.closed) {
            throw new AssertionError("ended " + ended + " " + agent.closed + origin.closed);
        }
        return ended.getFirst();
    }

    @Override
    public void close() {
        relay.abort("test is over");
        for (ByteBuf piece : delivered) {
            if (piece.refCnt() != 0) {
                throw new AssertionError("a buffer was lost");
            }
        }
    }

    private ByteBuf buffer(byte[] bytes) {
        ByteBuf buffer = UnpooledByteBufAllocator.DEFAULT.buffer(bytes.length).writeBytes(bytes);
        delivered.add(buffer);
        return buffer;
    }
}
