package org.clawpatrol.proxy.protocol.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.clawpatrol.proxy.protocol.http.LoopbackGateway.SECRET;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** A01: a secret is replaced while an answer that was asked for with the old one still streams. */
class RotatedSecretTest {
    private static final String NEXT = "the-next-secret-0123456789";

    private final CountDownLatch replaced = new CountDownLatch(1);

    /** Says the token again in its body; at {@code /slow} only once it was replaced. */
    private TestOrigin echo() throws IOException {
        return TestOrigin.start(
                (connection, head, in, out) -> {
                    String token = head.substring(head.indexOf("Bearer ") + 7).split("\r\n")[0];
                    TestOrigin.write(
                            out, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\n>\r\n");
                    if (head.startsWith("GET /slow")) {
                        awaitReplacement();
                    }
                    int half = token.length() / 2;
                    for (String part :
                            new String[] {token.substring(0, half), token.substring(half)}) {
                        TestOrigin.write(
                                out, Integer.toHexString(part.length()) + "\r\n" + part + "\r\n");
                    }
                    TestOrigin.write(out, "0\r\nX-Last: " + token + "\r\n\r\n");
                    return false;
                });
    }

    private void awaitReplacement() throws IOException {
        try {
            replaced.await();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    private static String get(String path) {
        return "GET " + path + " HTTP/1.1\r\nHost: " + Lab.HOST + "\r\nConnection: close\r\n\r\n";
    }

    @Test
    void answerUnderWay_losesTheOldOne_andTheNextTheNewOne() throws IOException {
        try (TestOrigin origin = echo();
                LoopbackGateway gateway =
                        new LoopbackGateway(new Lab().token("t").build(), origin.port());
                RawAgent slow = gateway.agent();
                RawAgent next = gateway.agent()) {
            slow.send(get("/slow"));
            assertThat(slow.head()).startsWith("HTTP/1.1 200 ");
            gateway.secret("t", NEXT);
            assertThat(next.send(get("/")).rest()).contains("*").doesNotContain(NEXT, SECRET);
            replaced.countDown();

            assertThat(slow.rest()).contains("*").doesNotContain(SECRET);
            assertThat(origin.heads().getFirst()).contains("Bearer " + SECRET);
            assertThat(origin.heads().getLast()).contains("Bearer " + NEXT);
        }
    }
}
