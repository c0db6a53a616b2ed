package org.clawpatrol.proxy.protocol.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.UnpooledByteBufAllocator;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Messages one after the other, whatever the pieces they arrive in. */
class MessageInputTest {
    private static final String HEAD = "POST / HTTP/1.1\r\nHost: a\r\n\r\n";

    private final UnpooledByteBufAllocator allocator = new UnpooledByteBufAllocator(false);
    private final MessageInput input = new MessageInput(new HeadScanner(HeadLimits.HEAD));

    @AfterEach
    void nothingIsLeaked() {
        input.drop();
        assertThat(allocator.metric().usedHeapMemory()).isZero();
    }

    private void arrive(String text) {
        ByteBuf bytes = allocator.heapBuffer(text.length());
        input.add(allocator, bytes.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1)));
    }

    private static String text(ByteBuf piece) {
        try {
            return piece.toString(StandardCharsets.ISO_8859_1);
        } finally {
            piece.release();
        }
    }

    private String head() throws MalformedMessageException {
        byte[] head = input.head();
        return head == null ? "" : new String(head, StandardCharsets.ISO_8859_1);
    }

    private String piece() throws MalformedMessageException {
        ByteBuf piece = input.piece();
        return piece == null ? "" : text(piece);
    }

    @Test
    void head_inPieces_isReadOnceItIsWhole() throws MalformedMessageException {
        for (int i = 0; i < HEAD.length(); i++) {
            assertThat(head()).isEmpty();
            arrive(HEAD.substring(i, i + 1));
        }
        assertThat(head()).isEqualTo(HEAD);
        assertThat(input.isEmpty()).isTrue();
    }

    @Test
    void messages_inOnePiece_areReadOneAfterTheOther() throws MalformedMessageException {
        arrive(HEAD + "abc" + HEAD + "2\r\nde\r\n0\r\nX-After: 1\r\n\r\n" + HEAD);
        assertThat(head()).isEqualTo(HEAD);
        input.expectBody(new Framing.Length(3));
        assertThat(piece()).isEqualTo("abc");
        assertThat(input.bodyRead()).isTrue();
        assertThat(piece()).isEmpty();

        assertThat(head()).isEqualTo(HEAD);
        input.expectBody(new Framing.Chunked());
        assertThat(piece()).isEqualTo("de");
        assertThat(piece()).isEmpty();
        assertThat(input.bodyRead()).isTrue();
        assertThat(input.trailers().first("x-after")).contains("1");

        assertThat(head()).isEqualTo(HEAD);
        input.expectBody(new Framing.None());
        assertThat(input.bodyRead()).isTrue();
        assertThat(input.isEmpty()).isTrue();
    }

    @Test
    void whatIsUnread_isHandedOverWhole_orDropped() throws MalformedMessageException {
        arrive(HEAD + "not HTTP");
        assertThat(head()).isEqualTo(HEAD);
        assertThat(input.size()).isEqualTo(8);
        input.releaseRead();
        assertThat(text(input.rest())).isEqualTo("not HTTP");
        assertThat(input.isEmpty()).isTrue();
        arrive("more");
        input.drop();
        assertThat(input.isEmpty()).isTrue();
    }

    @Test
    void head_thatIsNone_isRefused() {
        arrive("GET / HTTP/1.1\nHost: a\n\n");
        assertThatThrownBy(input::head).isInstanceOf(MalformedMessageException.class);
    }
}
