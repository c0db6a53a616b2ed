package org.clawpatrol.proxy.protocol.http.coding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.UnpooledByteBufAllocator;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies of answers are decoded as they pass, or the answer ends. */
class StreamDecoderTest {
    private static final ByteBufAllocator ALLOCATOR = UnpooledByteBufAllocator.DEFAULT;
    private static final String TEXT = "to be decoded, to be decoded, and to be searched";

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "x-gzip", "deflate", "br", "zstd", "gzip,br", "zstd,gzip,br"})
    void body_splitAtEveryOffset_isDecoded(String codings) throws Exception {
        byte[] coded = coded(codings, bytes(TEXT));
        for (int at = 0; at <= coded.length; at++) {
            assertThat(decoded(codings, coded, at)).isEqualTo(bytes(TEXT));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "deflate", "br", "zstd", "zstd,gzip"})
    void body_long_isDecodedInPieces(String codings) throws Exception {
        byte[] body = new byte[300_000];
        Random random = new Random(9);
        for (int i = 0; i < body.length; i++) {
            body[i] = (byte) ('a' + random.nextInt(9));
        }
        assertThat(decoded(codings, coded(codings, body), 100_000)).isEqualTo(body);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "deflate", "br", "zstd"})
    void body_ofZeros_endsInAnErrorLongBeforeTheEnd(String coding) {
        byte[] coded = coded(coding, new byte[64 << 20]);
        assertThatThrownBy(() -> decoded(coding, coded, coded.length / 2))
                .isInstanceOf(UnreadableCodingException.class)
                .hasMessageContaining("far more");
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "deflate", "br", "zstd"})
    void body_cutShort_isIncomplete(String coding) {
        byte[] coded = coded(coding, bytes(TEXT));
        for (int length = 1; length < coded.length; length++) {
            byte[] cut = Arrays.copyOf(coded, length);
            assertThatThrownBy(() -> decoded(coding, cut, cut.length / 2))
                    .as("%d bytes", length)
                    .isInstanceOf(UnreadableCodingException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "deflate", "br", "zstd"})
    void body_ofRandomBytes_endsInAnErrorOrAText(String coding) {
        Random random = new Random(4);
        for (int round = 0; round < 2_000; round++) {
            byte[] coded = coded(coding, bytes(TEXT));
            for (int i = random.nextInt(4); i >= 0; i--) {
                coded[random.nextInt(coded.length)] = (byte) random.nextInt();
            }
            try {
                decoded(coding, coded, random.nextInt(coded.length));
            } catch (UnreadableCodingException e) {
                assertThat(e.reason()).isNotEmpty();
            }
        }
    }

    @Test
    void body_empty_isComplete() throws Exception {
        for (String coding : List.of("gzip", "deflate", "br", "zstd")) {
            assertThat(decoded(coding, new byte[0], 0)).isEmpty();
        }
    }

    @Test
    void gzip_ofSeveralMembers_goesOn() throws Exception {
        byte[] both = joined(coded("gzip", bytes("one, ")), coded("gzip", bytes("two")));
        for (int at = 0; at <= both.length; at++) {
            assertThat(decoded("gzip", both, at)).isEqualTo(bytes("one, two"));
        }
    }

    @Test
    void gzip_withEveryPartOfAHead_isDecoded() throws Exception {
        byte[] plain = coded("gzip", bytes(TEXT));
        byte[] head = {
            0x1f, (byte) 0x8b, 8, 31, 0, 0, 0, 0, 0, 3, 2, 0, 7, 7, 'n', 0, 'c', 0, 1, 2
        };
        byte[] rest = Arrays.copyOfRange(plain, 10, plain.length);
        assertThat(decoded("gzip", joined(head, rest), 13)).isEqualTo(bytes(TEXT));
    }

    @Test
    void gzip_withSomethingBehindIt_isUnreadable() {
        byte[] both = joined(coded("gzip", bytes(TEXT)), bytes("secret"));
        assertThatThrownBy(() -> decoded("gzip", both, 5))
                .isInstanceOf(UnreadableCodingException.class);
    }

    @Test
    void zstd_ofSeveralFrames_goesOn() throws Exception {
        byte[] both = joined(coded("zstd", bytes("one, ")), coded("zstd", bytes("two")));
        for (int at = 0; at <= both.length; at++) {
            assertThat(decoded("zstd", both, at)).isEqualTo(bytes("one, two"));
        }
    }

    @Test
    void deflate_raw_isDecoded() throws Exception {
        byte[] zlib = coded("deflate", bytes(TEXT));
        byte[] raw = Arrays.copyOfRange(zlib, 2, zlib.length - 4);
        assertThat(decoded("deflate", raw, 3)).isEqualTo(bytes(TEXT));
    }

    @Test
    void codings_unknownOrTooMany_areRefused() {
        for (String codings : List.of("compress", "aes128gcm", "gzip,dcb", "gzip,gzip,gzip,gzip")) {
            assertThatThrownBy(() -> StreamDecoder.of(List.of(codings.split(","))))
                    .isInstanceOf(UnreadableCodingException.class);
        }
    }

    private static byte[] coded(String codings, byte[] body) {
        byte[] coded = body;
        for (String coding : codings.replace("x-gzip", "gzip").split(",")) {
            coded = Coded.with(coding, coded);
        }
        return coded;
    }

    private static byte[] decoded(String codings, byte[] coded, int at)
            throws UnreadableCodingException {
        ByteBuf out = ALLOCATOR.buffer();
        try (StreamDecoder decoder = StreamDecoder.of(List.of(codings.split(",")))) {
            add(out, decoder.decode(ALLOCATOR, ALLOCATOR.buffer().writeBytes(coded, 0, at)));
            add(
                    out,
                    decoder.decode(
                            ALLOCATOR,
                            ALLOCATOR.buffer().writeBytes(coded, at, coded.length - at)));
            decoder.end();
            byte[] all = new byte[out.readableBytes()];
            out.readBytes(all);
            return all;
        } finally {
            out.release();
        }
    }

    private static void add(ByteBuf out, ByteBuf piece) {
        out.writeBytes(piece);
        piece.release();
    }

    private static byte[] joined(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
