package org.clawpatrol.proxy.protocol.http;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.ByteToMessageDecoder;
import org.jspecify.annotations.Nullable;

/**
 * What one side of an HTTP/1.1 connection sent and nobody has read yet, to be read as one message
 * after the other: a head, then its body. Lives on the event loop of its connection.
 */
final class MessageInput {
    private final HeadScanner scanner;
    private ByteBuf unread = Unpooled.EMPTY_BUFFER;
    private BodyDecoder body = BodyDecoder.of(new Framing.None());

    MessageInput(HeadScanner scanner) {
        this.scanner = scanner;
    }

    /** Takes over what arrived. */
    void add(ByteBufAllocator allocator, ByteBuf bytes) {
        unread = ByteToMessageDecoder.MERGE_CUMULATOR.cumulate(allocator, unread, bytes);
    }

    /** Bytes that wait to be read. */
    int size() {
        return unread.readableBytes();
    }

    boolean isEmpty() {
        return !unread.isReadable();
    }

    /** The next head with the empty line that ends it; null while it has not arrived whole. */
    byte @Nullable [] head() throws MalformedMessageException {
        int length = scanner.find(unread);
        if (length < 0) {
            return null;
        }
        byte[] head = ByteBufUtil.getBytes(unread, unread.readerIndex(), length);
        unread.skipBytes(length);
        scanner.reset();
        return head;
    }

    /** Says how the body ends that follows the head. */
    void expectBody(Framing framing) {
        body = BodyDecoder.of(framing);
    }

    /**
     * The next piece of the body, owned by the caller; null when none has arrived or the body has
     * ended.
     */
    @Nullable ByteBuf piece() throws MalformedMessageException {
        return body.next(unread);
    }

    /** Whether the whole body, trailers included, was read. */
    boolean bodyRead() {
        return body.done();
    }

    /** What followed the body; complete once it was read. */
    HttpFields trailers() {
        return body.trailers();
    }

    /** All that waits, owned by the caller: HTTP was left. */
    ByteBuf rest() {
        ByteBuf rest = unread;
        unread = Unpooled.EMPTY_BUFFER;
        return rest;
    }

    /** Lets go of a buffer that was read to its end. */
    void releaseRead() {
        if (isEmpty()) {
            drop();
        }
    }

    /** Lets go of all that waits. */
    void drop() {
        unread.release();
        unread = Unpooled.EMPTY_BUFFER;
    }
}
