package org.clawpatrol.proxy.protocol.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** Uploads in signed chunks, whose body is made anew on the way. */
class SignedUploadTest {
    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";
    private static final String LINE = ";chunk-signature=" + "0".repeat(64) + "\r\n";
    private static final String SESSION = "session+token/0123456789";

    private final List<String> bodies = new CopyOnWriteArrayList<>();

    @Test
    void upload_notWhatItsHeadSays_isRefusedAndNeverWhole() throws IOException {
        try (TestOrigin origin = recording();
                LoopbackGateway gateway = gateway(origin);
                RawAgent agent = gateway.agent()) {
            String body = "5" + LINE + "hello\r\n1" + LINE + "!\r\n0" + LINE + "\r\n";

            agent.send(head(5, body.length())).send(body);

            assertThat(agent.head()).startsWith("HTTP/1.1 400 ");
            assertThat(agent.rest()).contains("malformed body of signed chunks");
        }
        assertThat(bodies).noneMatch(body -> body.contains("\r\n0;chunk-signature="));
    }

    @Test
    void upload_withoutBody_isRefused() throws IOException {
        try (TestOrigin origin = recording();
                LoopbackGateway gateway = gateway(origin);
                RawAgent agent = gateway.agent()) {
            agent.send(head(5, 0));

            assertThat(agent.head()).startsWith("HTTP/1.1 400 ");
        }
        assertThat(bodies).noneMatch(body -> body.contains("\r\n0;chunk-signature="));
    }

    @Test
    void upload_inPiecesOfOneByte_arrivesSignedAnew() throws IOException {
        try (TestOrigin origin = recording();
                LoopbackGateway gateway = gateway(origin);
                RawAgent agent = gateway.agent()) {
            String body = "5" + LINE + "hello\r\n6" + LINE + " world\r\n0" + LINE + "\r\n";
            agent.send(head(11, body.length()));
            for (int i = 0; i < body.length(); i++) {
                agent.send(body.substring(i, i + 1));
            }

            assertThat(agent.response()).endsWith("ok");
            assertThat(origin.heads().getFirst())
                    .contains(
                            "Host: api.lab.test\r\n",
                            "X-Amz-Security-Token: " + SESSION,
                            "Credential=AKIDLAB/",
                            "Content-Length: 183\r\n")
                    .doesNotContain("AKIACLAWPATROLPLACE0");
        }
        assertThat(bodies).hasSize(1);
        assertThat(bodies.getFirst())
                .matches(
                        "b;chunk-signature=[0-9a-f]{64}\r\nhello world\r\n"
                                + "0;chunk-signature=[0-9a-f]{64}\r\n\r\n")
                .doesNotContain("0".repeat(64));
    }

    @Test
    void upload_chunkedAndReadForARule_isRecordedAsTheAgentSentIt() throws IOException {
        Lab lab = new Lab().awsKey("cloud").denyBody("forbidden");
        try (TestOrigin origin = recording();
                LoopbackGateway gateway = gateway(origin, lab);
                RawAgent agent = gateway.agent()) {
            String body = "5" + LINE + "hello\r\n0" + LINE + "\r\n";
            agent.send(head(5, -1))
                    .send(Integer.toHexString(body.length()) + "\r\n" + body + "\r\n0\r\n\r\n");

            assertThat(agent.response()).endsWith("ok");
            assertThat(origin.heads().getFirst()).contains("Content-Length: 177\r\n");
            assertThat(origin.heads().getFirst()).doesNotContain("Transfer-Encoding");
        }
        assertThat(bodies.getFirst()).startsWith("5;chunk-signature=").contains("hello");
    }

    @Test
    void answer_withTokenOrSignature_isCovered() throws IOException {
        try (TestOrigin origin =
                        TestOrigin.start(
                                (connection, head, in, out) -> {
                                    TestOrigin.write(
                                            out,
                                            "HTTP/1.1 403 Forbidden\r\nContent-Length: "
                                                    + head.length()
                                                    + "\r\n\r\n"
                                                    + head);
                                    return true;
                                });
                LoopbackGateway gateway = gateway(origin);
                RawAgent agent = gateway.agent()) {
            agent.send(
                    "GET /k HTTP/1.1\r\nHost: api.lab.test\r\nAuthorization: "
                            + authorization()
                            + "\r\nx-amz-content-sha256: UNSIGNED-PAYLOAD\r\n\r\n");

            assertThat(agent.response())
                    .contains("Signature=" + "*".repeat(64))
                    .doesNotContain(SESSION);
        }
    }

    private TestOrigin recording() throws IOException {
        return TestOrigin.start(
                (connection, head, in, out) -> {
                    bodies.add(TestOrigin.readBody(head, in));
                    TestOrigin.write(out, OK);
                    return true;
                });
    }

    private static LoopbackGateway gateway(TestOrigin origin) {
        return gateway(origin, new Lab().awsKey("cloud"));
    }

    private static LoopbackGateway gateway(TestOrigin origin, Lab lab) {
        return new LoopbackGateway(lab.build(), origin.port())
                .secret("cloud/access_key_id", "AKIDLAB")
                .secret("cloud/secret_access_key", "lab/secret+key")
                .secret("cloud/session_token", SESSION);
    }

    /**
     * @param length of the body; below 0: in chunks of HTTP
     */
    private static String head(int content, int length) {
        String framing = length < 0 ? "Transfer-Encoding: chunked" : "Content-Length: " + length;
        return "PUT /bucket/key HTTP/1.1\r\nHost: api.lab.test\r\nAuthorization: "
                + authorization()
                + "\r\nx-amz-content-sha256: STREAMING-AWS4-HMAC-SHA256-PAYLOAD\r\n"
                + "x-amz-decoded-content-length: "
                + content
                + "\r\n"
                + framing
                + "\r\n\r\n";
    }

    private static String authorization() {
        return "AWS4-HMAC-SHA256 Credential=AKIACLAWPATROLPLACE0/20260301/lab-1/s3/aws4_request,"
                + " SignedHeaders=host;x-amz-date, Signature="
                + "0".repeat(64);
    }
}
