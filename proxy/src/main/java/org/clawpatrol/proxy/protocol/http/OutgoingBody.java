package org.clawpatrol.proxy.protocol.http;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.clawpatrol.proxy.credential.BodyRewrite;
import org.clawpatrol.proxy.credential.MalformedBodyException;

/**
 * The body of one attempt to send a request: as the agent sent it, or what a credential makes of
 * it. One thread.
 */
final class OutgoingBody {
    private final OriginStream origin;
    private final Optional<BodyRewrite.Writing> rewrite;
    private final Supplier<HttpFields> trailers;
    private final Consumer<MalformedMessageException> broken;

    /**
     * @param trailers to be sent behind it; asked for at its end
     * @param broken told once that the agent's body is none that can be sent
     */
    OutgoingBody(
            OriginStream origin,
            Optional<BodyRewrite> rewrite,
            Supplier<HttpFields> trailers,
            Consumer<MalformedMessageException> broken) {
        this.origin = origin;
        this.rewrite = rewrite.map(BodyRewrite::begin);
        this.trailers = trailers;
        this.broken = broken;
    }

    /** Takes a piece over and sends it; false when it is none that can be sent. */
    boolean send(ByteBuf piece, boolean last) {
        if (rewrite.isEmpty()) {
            origin.data(piece);
        } else if (!sendRewritten(rewrite.get(), piece, last)) {
            return false;
        }
        if (last) {
            origin.endRequest(trailers.get());
        }
        origin.flush();
        return true;
    }

    private boolean sendRewritten(BodyRewrite.Writing writing, ByteBuf piece, boolean last) {
        try {
            origin.data(Unpooled.wrappedBuffer(writing.next(ByteBufUtil.getBytes(piece))));
            if (last) {
                origin.data(Unpooled.wrappedBuffer(writing.end()));
            }
            return true;
        } catch (MalformedBodyException e) {
            broken.accept(MalformedMessageException.badRequest(e.reason()));
            return false;
        } finally {
            piece.release();
        }
    }
}
