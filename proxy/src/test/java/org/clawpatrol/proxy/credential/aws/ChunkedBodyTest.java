package org.clawpatrol.proxy.credential.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.clawpatrol.proxy.credential.BodyRewrite;
import org.clawpatrol.proxy.credential.EditedRequest;
import org.clawpatrol.proxy.credential.MalformedBodyException;
import org.clawpatrol.proxy.secret.Secret;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Uploads in signed chunks. */
class ChunkedBodyTest {
    private static final String SEED =
            "4f232c4386841ef735655705268965c44a0e4690baa4adea153f7db9fa80a0a9";
    private static final String NONE = ";chunk-signature=" + "0".repeat(64) + "\r\n";
    private static final String END = "0" + NONE + "\r\n";
    private static final String TRAILER_END =
            "x-amz-trailer-signature:" + "0".repeat(64) + "\r\n\r\n";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "5\r\nhello\r\n",
                "5;chunk-signature=00\r\nhello\r\n",
                "5 @hello\r\n",
                "+5@hello\r\n",
                "0x5@hello\r\n",
                "4@hello\r\n" + "#",
                "6@hello\r\n" + "#",
                "5@hello\n" + "#",
                "5@hello" + "#",
                "5@hello\r\n#x",
                "5@hello\r\n##",
                "5@hello\r\n1@x\r\n#",
                "4@hell\r\n#",
                "ffffffffffffffff@hello\r\n#",
                "5@hello\r\n",
                "5@hell",
                "#",
                ""
            })
    void body_notOfSuchChunks_isRefused(String body) {
        String text = body.replace("@", NONE).replace("#", END);

        for (int size = 1; size <= text.length() + 1; size++) {
            int cut = size;
            assertThatThrownBy(() -> rewritten(plain(5), text, cut))
                    .isInstanceOf(MalformedBodyException.class)
                    .hasMessageStartingWith("malformed body of signed chunks: ");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "!",
                "x-amz-checksum-crc32:AAAAAA==\r\n\r\n",
                "x-amz-checksum-crc32c:AAAAAA==\r\n!",
                "x-amz-checksum-crc32:AAAA\r\n!",
                "x-amz-checksum-crc32:AAAAAA==\r\nx-amz-meta-a:b\r\n!",
                "x-amz-checksum-crc32:AAAAAA==\r\n\r\n!",
                "x-amz-checksum-crc32:AAAAAA==\n!",
                "x-amz-checksum-crc32:AAAAAA==\r\n!x"
            })
    void trailer_otherThanDeclared_isRefused(String trailer) {
        String text = "5" + NONE + "hello\r\n0" + NONE + trailer.replace("!", TRAILER_END);

        assertThatThrownBy(() -> rewritten(withTrailer(5), text, 7))
                .isInstanceOf(MalformedBodyException.class);
    }

    /** The example of "Transferring Payload in Multiple Chunks", from its seed signature on. */
    @Test
    void chunks_ofDocumentation_areSignedLikeThere() throws Exception {
        String content = "a".repeat(66560);
        ChunkedBody body = body(new ChunkedUpload(66560, java.util.Optional.empty()));

        String sent = written(body.begin(), chunked(content, 1000) + END, 333);

        assertThat(sent)
                .isEqualTo(
                        "10000;chunk-signature=ad80c730a21e5b8d04586a2213dd63b9a0e99e0e2307b0ade35a65485a288648\r\n"
                                + "a".repeat(65536)
                                + "\r\n400;chunk-signature=0055627c9e194cb4542bae2aa5492e3c1575bbb81b612b7d234b86a503ef5497\r\n"
                                + "a".repeat(1024)
                                + "\r\n0;chunk-signature=b6c6ea8a5354eaf15b3cb7646744f4275b71ea724fed81ceb9323e279d449df9\r\n\r\n");
        assertThat(body.length()).isEqualTo(sent.length()).isEqualTo(66824);
        assertThat(written(body.begin(), chunked(content, 66560) + END, 70000)).isEqualTo(sent);
    }

    @Test
    void body_ofAnySize_isAsLongAsAnnounced() throws Exception {
        Random random = new Random(7);
        for (int round = 0; round < 200; round++) {
            int size = random.nextInt(5) == 0 ? random.nextInt(4) * 65536 : random.nextInt(200000);
            String content = "x".repeat(size);
            boolean trailer = random.nextBoolean();
            EditedRequest request = trailer ? withTrailer(size) : plain(size);
            String end =
                    trailer ? "0" + NONE + "x-amz-checksum-crc32:AAAAAA==\r\n" + TRAILER_END : END;
            String text = chunked(content, 1 + random.nextInt(150000)) + end;

            String sent = rewritten(request, text, 1 + random.nextInt(100000));

            BodyRewrite rewrite = request.rewrite().orElseThrow();
            assertThat((long) sent.length()).isEqualTo(rewrite.length());
        }
    }

    /** Bytes changed, lost, doubled and torn: refused, or as long as announced. */
    @Test
    void body_mutated_isRefusedOrAsLongAsAnnounced() throws Exception {
        Random random = new Random(11);
        String whole =
                chunked("hello, world", 5)
                        + "0"
                        + NONE
                        + "x-amz-checksum-crc32:AAAAAA==\r\n"
                        + TRAILER_END;
        int refused = 0;
        for (int round = 0; round < 5000; round++) {
            StringBuilder text = new StringBuilder(whole);
            int at = random.nextInt(text.length());
            switch (random.nextInt(4)) {
                case 0 -> text.setCharAt(at, (char) random.nextInt(256));
                case 1 -> text.deleteCharAt(at);
                case 2 -> text.insert(at, text.charAt(at));
                default -> text.setLength(at);
            }
            EditedRequest request = withTrailer(12);
            try {
                String sent = rewritten(request, text.toString(), 1 + random.nextInt(100));
                BodyRewrite rewrite = request.rewrite().orElseThrow();
                assertThat((long) sent.length()).isEqualTo(rewrite.length());
            } catch (MalformedBodyException e) {
                assertThat(e.reason()).startsWith("malformed body of signed chunks: ");
                refused++;
            }
        }
        assertThat(refused).isBetween(2500, 4999);
    }

    @Test
    void trailer_isSignedAnew() throws Exception {
        String written =
                "5"
                        + NONE
                        + "hello\r\n0"
                        + NONE
                        + "x-amz-checksum-crc32:NhCmhg==\r\n"
                        + TRAILER_END;
        String asSigned = written.replace("==\r\n", "==\n\r\n");

        String sent = rewritten(withTrailer(5), written, 11);

        assertThat(sent)
                .containsPattern(
                        "\r\n0;chunk-signature=[0-9a-f]{64}\r\nx-amz-checksum-crc32:NhCmhg==\r\n"
                                + "x-amz-trailer-signature:[0-9a-f]{64}\r\n\r\n$")
                .doesNotContain("0".repeat(64));
        assertThat(rewritten(withTrailer(5), asSigned, 3)).isEqualTo(sent);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "05", "1,1", "1e3", "9999999999999999"})
    void contentLength_malformed_isRefused(String length) {
        EditedRequest request = upload("STREAMING-AWS4-HMAC-SHA256-PAYLOAD");
        var _ = request.with("x-amz-decoded-content-length", length);

        SigningScopeAttackTest.refused(request, "`x-amz-decoded-content-length`");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x-amz-meta-a", "x-amz-checksum-crc32,x-amz-checksum-crc32"})
    void trailer_ofUnknownFields_isRefused(String names) {
        EditedRequest request = upload("STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER");
        var _ = request.with("x-amz-decoded-content-length", "5").with("x-amz-trailer", names);

        SigningScopeAttackTest.refused(request, "`x-amz-trailer`");
    }

    @Test
    void unsignedChunks_goOnAsTheyAre() throws Exception {
        EditedRequest request = upload("STREAMING-UNSIGNED-PAYLOAD-TRAILER");

        var _ = AwsRequests.signed(request);

        assertThat(request.rewrite()).isEmpty();
        assertThat(request.changed()).doesNotContainKey("X-Amz-Content-Sha256");
        assertThat(AwsRequests.authorization(request)).contains("x-amz-content-sha256");
    }

    private static EditedRequest upload(String payload) {
        EditedRequest request =
                AwsRequests.to("bucket.s3.us-east-1.amazonaws.com", "/k")
                        .with("x-amz-content-sha256", payload);
        request.method = "PUT";
        request.body = java.util.Optional.empty();
        return request;
    }

    private static EditedRequest plain(long size) {
        return upload("STREAMING-AWS4-HMAC-SHA256-PAYLOAD")
                .with("x-amz-decoded-content-length", Long.toString(size));
    }

    private static EditedRequest withTrailer(long size) {
        return upload("STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER")
                .with("x-amz-decoded-content-length", Long.toString(size))
                .with("x-amz-trailer", "x-amz-checksum-crc32");
    }

    private static ChunkedBody body(ChunkedUpload upload) {
        try (Secret secret = Secret.of(AwsRequests.SECRET_KEY)) {
            SigningKey key =
                    SigningKey.of(secret, new SigningScope("us-east-1", "s3"), AwsRequests.NOW);
            return new ChunkedBody(upload, new ChunkSigning(key, SEED));
        }
    }

    private static String rewritten(EditedRequest request, String text, int cut) throws Exception {
        var _ = AwsRequests.signed(request);
        return written(request.rewrite().orElseThrow().begin(), text, cut);
    }

    private static String written(BodyRewrite.Writing writing, String text, int cut)
            throws MalformedBodyException {
        byte[] bytes = AwsRequests.bytes(text);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int at = 0; at < bytes.length; at += cut) {
            out.writeBytes(
                    writing.next(Arrays.copyOfRange(bytes, at, Math.min(at + cut, bytes.length))));
        }
        out.writeBytes(writing.end());
        return out.toString(StandardCharsets.ISO_8859_1);
    }

    private static String chunked(String content, int size) {
        StringBuilder text = new StringBuilder();
        for (int at = 0; at < content.length(); at += size) {
            String part = content.substring(at, Math.min(at + size, content.length()));
            text.append(Integer.toHexString(part.length())).append(NONE).append(part);
            text.append("\r\n");
        }
        return text.toString();
    }
}
