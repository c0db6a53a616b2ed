package org.clawpatrol.proxy.protocol.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.UnpooledByteBufAllocator;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.clawpatrol.proxy.protocol.http.coding.Coded;
import org.clawpatrol.proxy.protocol.http.coding.UnreadableCodingException;
import org.clawpatrol.proxy.protocol.http.mask.SecretMask;
import org.clawpatrol.proxy.secret.Secret;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A01: every form of a secret, under every coding, in any two pieces. */
class ResponseFilterTest {
    private static final ByteBufAllocator ALLOCATOR = UnpooledByteBufAllocator.DEFAULT;
    private static final String SECRET = "s3cr3t+T0ken/\"xyz\"==";

    static Stream<Arguments> matrix() {
        return Stream.of("", "gzip", "deflate", "br", "zstd", "gzip, br")
                .flatMap(coding -> forms().map(form -> Arguments.of(coding, form)));
    }

    private static Stream<String> forms() {
        byte[] secret = SECRET.getBytes(StandardCharsets.US_ASCII);
        StringBuilder percent = new StringBuilder();
        StringBuilder json = new StringBuilder();
        for (byte b : secret) {
            percent.append(String.format(Locale.ROOT, "%%%02X", b));
            json.append(String.format(Locale.ROOT, "\\u%04X", b));
        }
        Stream<String> base64 =
                Stream.of("", "u", "us")
                        .map(user -> (user + SECRET + "!").getBytes(StandardCharsets.US_ASCII))
                        .flatMap(
                                bytes ->
                                        Stream.of(
                                                Base64.getEncoder().encodeToString(bytes),
                                                Base64.getUrlEncoder().encodeToString(bytes)));
        return Stream.concat(
                base64,
                Stream.of(
                        SECRET,
                        percent.toString(),
                        percent.toString().toLowerCase(Locale.ROOT),
                        SECRET.replace("/", "%2f").replace("\"", "%22").replace("=", "%3D"),
                        json.toString(),
                        SECRET.replace("/", "\\/").replace("\"", "\\\""),
                        HexFormat.of().formatHex(secret),
                        HexFormat.of().withUpperCase().formatHex(secret)));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("matrix")
    void body_inTwoPiecesSplitAnywhere_showsNoSecret(String coding, String form) throws Exception {
        String text = "data: {\"a\": \"" + form + "\"}\n\n";
        byte[] body = text.getBytes(StandardCharsets.US_ASCII);
        if (!coding.isEmpty()) {
            for (String each : coding.split(", ")) {
                body = Coded.with(each, body);
            }
        }
        for (int at = 0; at <= body.length; at++) {
            try (ResponseFilter filter = filter()) {
                filter.head(head(200, "Content-Encoding", coding), new Framing.Chunked());
                String out = passed(filter, body, at);
                assertThat(out).hasSize(text.length()).startsWith("data: {\"a\": \"");
                assertThat(out).endsWith("\"}\n\n").contains("*".repeat(SECRET.length()));
                assertThat(filter.covered()).isEqualTo(1);
            }
        }
    }

    @Test
    void head_ofACodedBody_describesTheDecodedOne() throws Exception {
        HttpFields fields =
                HttpFields.of(
                        List.of(
                                new HeaderField("content-encoding", "GZIP"),
                                new HeaderField("ETag", "\"abc\""),
                                new HeaderField("Content-Digest", "sha-256=:x:"),
                                new HeaderField("Accept-Ranges", "bytes"),
                                new HeaderField("X-Kept", "yes")));
        try (ResponseFilter filter = filter()) {
            ResponseFilter.Head head =
                    filter.head(new HttpResponseHead(200, true, fields), new Framing.Length(9));
            assertThat(head.framing()).isEqualTo(new Framing.Chunked());
            assertThat(head.fields())
                    .extracting(HeaderField::name)
                    .containsExactly("X-Kept", "ETag");
            assertThat(head.fields().first("etag")).contains("W/\"abc\"");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"compress", "aes128gcm", "gzip, dcb", "gzip, gzip, gzip, gzip", "x"})
    void head_ofABodyNobodyCanSearch_isRefused(String coding) {
        try (ResponseFilter filter = filter()) {
            assertThatThrownBy(
                            () ->
                                    filter.head(
                                            head(200, "Content-Encoding", coding),
                                            new Framing.Chunked()))
                    .isInstanceOf(UnreadableCodingException.class);
        }
    }

    @Test
    void head_ofPartsAndMessagesThatAreCoded_isRefused() {
        for (HttpResponseHead head :
                List.of(
                        head(206, "Content-Encoding", "gzip"),
                        head(200, "grpc-encoding", "gzip"),
                        head(200, "connect-content-encoding", "zstd"))) {
            try (ResponseFilter filter = filter()) {
                assertThatThrownBy(() -> filter.head(head, new Framing.Chunked()))
                        .isInstanceOf(UnreadableCodingException.class);
            }
        }
    }

    @Test
    void head_withoutABody_keepsItsCoding() throws Exception {
        for (Framing framing : List.of(new Framing.None(), new Framing.Length(0))) {
            try (ResponseFilter filter = filter()) {
                ResponseFilter.Head head =
                        filter.head(head(200, "Content-Encoding", "br"), framing);
                assertThat(head.framing()).isEqualTo(framing);
                assertThat(head.fields().first("content-encoding")).contains("br");
            }
        }
    }

    @Test
    void body_whereNoSecretWasSent_staysCoded() throws Exception {
        byte[] body = Coded.with("gzip", SECRET.getBytes(StandardCharsets.US_ASCII));
        try (ResponseFilter filter = new ResponseFilter("GET", Optional.empty())) {
            var framing = new Framing.Length(body.length);
            ResponseFilter.Head head = filter.head(head(206, "Content-Encoding", "gzip"), framing);
            assertThat(head.framing()).isEqualTo(framing);
            assertThat(head.fields().first("content-encoding")).contains("gzip");
            ByteBuf piece = ALLOCATOR.buffer().writeBytes(body);
            ByteBuf out = filter.data(ALLOCATOR, piece);
            assertThat(out).isSameAs(piece);
            out.release();
        }
    }

    @Test
    void fields_inNamesAndValues_areCovered() {
        byte[] secret = SECRET.getBytes(StandardCharsets.US_ASCII);
        try (ResponseFilter filter = filter()) {
            HttpFields trailers =
                    filter.trailers(
                            HttpFields.of(
                                    List.of(
                                            new HeaderField(
                                                    "X-" + HexFormat.of().formatHex(secret), "v"),
                                            new HeaderField(
                                                    "Link", "<https://u:" + SECRET + "@h/>"))));
            assertThat(trailers)
                    .containsExactly(
                            new HeaderField("X-" + "*".repeat(2 * SECRET.length()), "v"),
                            new HeaderField("Link", "<https://u:" + "*".repeat(20) + "@h/>"));
            assertThat(filter.covered()).isEqualTo(2);
        }
    }

    private static ResponseFilter filter() {
        return new ResponseFilter("GET", Optional.of(SecretMask.of(List.of(Secret.of(SECRET)))));
    }

    private static HttpResponseHead head(int status, String name, String value) {
        HttpFields fields =
                value.isEmpty()
                        ? HttpFields.empty()
                        : HttpFields.of(List.of(new HeaderField(name, value)));
        return new HttpResponseHead(status, true, fields);
    }

    private static String passed(ResponseFilter filter, byte[] body, int at) throws Exception {
        ByteBuf out = ALLOCATOR.buffer();
        ByteBuf[] pieces = {
            ALLOCATOR.buffer().writeBytes(body, 0, at),
            ALLOCATOR.buffer(),
            ALLOCATOR.buffer().writeBytes(body, at, body.length - at)
        };
        for (ByteBuf piece : pieces) {
            ByteBuf ready = filter.data(ALLOCATOR, piece);
            out.writeBytes(ready);
            ready.release();
        }
        ByteBuf rest = filter.rest().orElseThrow();
        out.writeBytes(rest);
        rest.release();
        String text = out.toString(StandardCharsets.US_ASCII);
        out.release();
        return text;
    }
}
