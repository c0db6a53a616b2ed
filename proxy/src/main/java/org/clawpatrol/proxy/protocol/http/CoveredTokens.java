package org.clawpatrol.proxy.protocol.http;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.EventLoop;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.clawpatrol.proxy.credential.placeholder.AgentTokens;
import org.clawpatrol.proxy.credential.placeholder.TokenCover;
import org.clawpatrol.proxy.failure.Failure;
import org.clawpatrol.proxy.flow.Permit;
import org.clawpatrol.proxy.journal.Outcome;
import org.clawpatrol.proxy.protocol.http.coding.StreamDecoder;
import org.clawpatrol.proxy.protocol.http.coding.UnreadableCodingException;
import org.jspecify.annotations.Nullable;

/**
 * The agent's side of a request to a token URL: collects the whole answer and passes it on with
 * placeholders where tokens were. One that cannot be read to its end does not pass. Lives on the
 * event loop of the agent.
 */
final class CoveredTokens implements AgentStream {
    private static final int MOST = 1 << 20;
    private static final int PARTIAL = 206;
    private static final String UNREADABLE =
            "the answer of the token URL cannot be searched for tokens";

    private final AgentStream agent;
    private final Permit permit;
    private final TokenCover cover;
    private final Runnable stop;
    private final ByteBuf collected;
    private @Nullable Head head;
    private @Nullable StreamDecoder decoder;
    private State state = State.COLLECTING;
    private String error = "";
    private long received;
    private long sent;
    private boolean closed;

    private enum State {
        COLLECTING,
        SENT,
        REFUSED
    }

    private record Head(int status, HttpFields fields, Framing framing) {}

    /**
     * @param stop what ends the request when the agent got another answer than the origin's
     */
    CoveredTokens(AgentStream agent, Permit permit, AgentTokens tokens, Runnable stop) {
        this.agent = agent;
        this.permit = permit;
        this.cover = new TokenCover(tokens);
        this.stop = stop;
        this.collected = agent.allocator().buffer();
    }

    /** What to record; called once, at the end. */
    Outcome outcome(Outcome outcome) {
        closed = true;
        collected.release();
        if (decoder != null) {
            decoder.close();
        }
        permit.action().timer().origins().covered().add(cover.covered());
        boolean broken = state == State.COLLECTING && head != null;
        String gone = agent.alive() ? "502" : "";
        return new Outcome(
                state == State.REFUSED ? "502" : broken ? gone : outcome.status(),
                outcome.bytesIn(),
                sent,
                outcome.micros(),
                error.isEmpty() ? outcome.error() : error,
                outcome.covered() + cover.covered());
    }

    @Override
    public void sendHead(int status, HttpFields fields, Framing framing) {
        head = new Head(status, fields, framing);
        try {
            if (status == PARTIAL) {
                throw new UnreadableCodingException("is a part of a body");
            }
            decoder =
                    SearchableBody.decoder(new HttpResponseHead(status, true, fields), framing)
                            .orElse(null);
        } catch (UnreadableCodingException e) {
            unreadable(e.reason());
        }
    }

    @Override
    public void sendData(ByteBuf data) {
        if (state != State.COLLECTING || closed) {
            data.release();
            return;
        }
        received += data.readableBytes();
        ByteBuf plain = data;
        try {
            plain = decoder == null ? data : decoder.decode(agent.allocator(), data);
        } catch (UnreadableCodingException e) {
            unreadable(e.reason());
            return;
        }
        if (received > MOST || plain.readableBytes() > MOST - collected.readableBytes()) {
            unreadable("is larger than 1 MiB");
        } else {
            collected.writeBytes(plain);
        }
        plain.release();
    }

    /** Trailers stay behind: nobody needs those of a token URL. */
    @Override
    public void sendEnd(HttpFields trailers) {
        Head answered = head;
        if (state != State.COLLECTING || answered == null) {
            return;
        }
        try {
            if (decoder != null) {
                decoder.end();
            }
        } catch (UnreadableCodingException e) {
            unreadable(e.reason());
            return;
        }
        Optional<byte[]> body = cover.body(ByteBufUtil.getBytes(collected));
        if (body.isEmpty()) {
            unreadable("is neither JSON nor a form");
            return;
        }
        send(answered, body.get());
    }

    private void send(Head answered, byte[] body) {
        state = State.SENT;
        sent = body.length;
        boolean bodiless = answered.framing() instanceof Framing.None;
        HttpFields fields = covered(answered.fields());
        agent.sendHead(
                answered.status(),
                bodiless ? fields : SearchableBody.decoded(fields),
                bodiless ? answered.framing() : new Framing.Length(body.length));
        agent.sendData(Unpooled.wrappedBuffer(body));
        agent.sendEnd(HttpFields.empty());
    }

    private HttpFields covered(HttpFields fields) {
        List<HeaderField> covered = new ArrayList<>(fields.size());
        for (HeaderField field : fields) {
            covered.add(new HeaderField(field.name(), cover.text(field.value())));
        }
        return HttpFields.of(covered);
    }

    private void unreadable(String why) {
        state = State.REFUSED;
        error = "the answer " + why;
        permit.action().timer().refused(Failure.UPSTREAM_UNREADABLE);
        agent.refuse(Failure.UPSTREAM_UNREADABLE, UNREADABLE);
        agent.execute(stop);
    }

    /** The origin broke off; nothing of what it said has reached the agent. */
    @Override
    public void abort() {
        if (state == State.COLLECTING) {
            agent.refuse(Failure.UPSTREAM_BROKEN, "the origin did not answer properly");
        } else if (state == State.SENT) {
            agent.abort();
        }
    }

    @Override
    public void refuse(Failure failure, String text) {
        if (state == State.COLLECTING) {
            agent.refuse(failure, text);
        }
    }

    /** Nothing before the answer is passed on. */
    @Override
    public void sendInterim(int status, HttpFields fields) {}

    @Override
    public void switchProtocols(HttpFields fields, Receiver receiver) {
        throw new IllegalStateException("a token URL speaks no other protocol");
    }

    @Override
    public EventLoop loop() {
        return agent.loop();
    }

    @Override
    public void fail(RuntimeException cause) {
        agent.fail(cause);
    }

    @Override
    public ByteBufAllocator allocator() {
        return agent.allocator();
    }

    @Override
    public boolean alive() {
        return agent.alive();
    }

    @Override
    public boolean writable() {
        return agent.writable();
    }

    @Override
    public void demandBody() {
        agent.demandBody();
    }

    @Override
    public HttpFields trailers() {
        return agent.trailers();
    }

    @Override
    public void waivePace() {
        agent.waivePace();
    }

    @Override
    public void flush() {
        agent.flush();
    }

    @Override
    public void discardBody() {
        if (state == State.SENT) {
            agent.discardBody();
        }
    }
}
