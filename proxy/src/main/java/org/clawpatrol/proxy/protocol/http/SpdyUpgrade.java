package org.clawpatrol.proxy.protocol.http;

import io.netty.buffer.ByteBuf;
import java.util.List;
import java.util.Optional;
import org.clawpatrol.proxy.protocol.http.mask.SecretMask;
import org.clawpatrol.proxy.protocol.http.relay.ByteFilter;
import org.clawpatrol.proxy.protocol.http.relay.ByteRelay;

/**
 * A connection of streams as SPDY 3.1 has them, which Kubernetes uses for {@code exec}, {@code
 * attach} and {@code port-forward}. Its bytes pass as they are, but for secrets.
 */
final class SpdyUpgrade implements ProtocolUpgrade {
    static final String PROTOCOL = "SPDY/3.1";

    private SpdyUpgrade() {}

    /** Asks an origin for it. */
    static SpdyUpgrade of(UpstreamHead head) {
        head.upgrade(PROTOCOL);
        return new SpdyUpgrade();
    }

    /** Whether a request asks for it and for nothing else. */
    static boolean isWanted(HttpFields fields) {
        return fields.tokens("connection").contains("upgrade")
                && fields.tokens("upgrade").equals(List.of("spdy/3.1"));
    }

    @Override
    public SwitchedProtocol accept(HttpResponseHead head, Surroundings in)
            throws MalformedMessageException {
        if (!isWanted(head.fields())) {
            throw MalformedMessageException.badRequest("a protocol nobody asked for");
        }
        return (agent, origin, done) ->
                new ByteRelay(
                        agent,
                        origin,
                        new Covered(in),
                        task -> in.timer().after(SecretMask.LITTLE_MILLIS, task),
                        done);
    }

    /** The origin's bytes without the secrets that were lent. */
    private record Covered(Surroundings in) implements ByteFilter {

        @Override
        public ByteBuf piece(ByteBuf bytes) {
            return in.mask().isEmpty() ? bytes : in.mask().get().piece(in.allocator(), bytes);
        }

        @Override
        public boolean holdsLittle() {
            return in.filter().holdsLittle();
        }

        @Override
        public ByteBuf little() {
            return in.filter().little();
        }

        @Override
        public Optional<ByteBuf> rest() {
            return in.mask().map(SecretMask::rest);
        }

        @Override
        public long covered() {
            return in.filter().covered();
        }
    }
}
