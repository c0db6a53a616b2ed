package org.clawpatrol.proxy.protocol.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.clawpatrol.dsl.config.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The digest in a record is one over what the origin got: what was judged is what was sent. */
class JudgedIsSentTest {
    /** The gateway says these: the host, the credential, framing, and answers it can search. */
    private static final Set<String> OURS =
            Set.of(
                    "host",
                    "authorization",
                    "accept-encoding",
                    "content-length",
                    "transfer-encoding");

    private static final String HEAD =
            "Host: API.lab.test:443\r\nX-B: 1\r\nx-a:  two \r\nX-B: 3\r\nAccept: */*\r\n";

    private record Arrived(String head, String body) {}

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /x",
                "GET /a/../b//c%7e?q=%41&r=a+b",
                "DELETE /caf%c3%a9",
                "POST /x",
                "PUT /x",
            })
    void digest_ofAReadBody_isOverWhatArrived(String start) throws Exception {
        String body = start.startsWith("P") ? "some \u00e9 body\r\n" : "";
        boolean chunked = start.startsWith("PUT");
        String framing =
                chunked
                        ? "Transfer-Encoding: chunked\r\n"
                        : body.isEmpty() ? "" : "Content-Length: " + body.length() + "\r\n";
        String sent =
                chunked
                        ? Integer.toHexString(body.length()) + "\r\n" + body + "\r\n0\r\n\r\n"
                        : body;
        Configuration policy = new Lab().token("key").denyBody("forbidden").build();
        assertDigest(policy, start + " HTTP/1.1\r\n" + HEAD + framing + "\r\n" + sent, "key", true);
    }

    @Test
    void digest_withoutCredential_isOverWhatArrivedToo() throws Exception {
        Configuration policy = new Lab().denyBody("forbidden").build();
        String request = "POST /x HTTP/1.1\r\n" + HEAD + "Content-Length: 3\r\n\r\nabc";
        assertDigest(policy, request, "", true);
    }

    /** A body nobody reads is streamed and no part of the digest; its head is. */
    @Test
    void digest_ofAStreamedBody_isOverTheHeadThatArrived() throws Exception {
        String large = "z".repeat(300_000);
        String request = "POST /x HTTP/1.1\r\n" + HEAD + "Content-Length: 300000\r\n\r\n" + large;
        assertDigest(new Lab().build(), request, "", false);
    }

    private static void assertDigest(
            Configuration policy, String request, String credential, boolean read)
            throws Exception {
        List<Arrived> arrived = Collections.synchronizedList(new ArrayList<>());
        try (TestOrigin origin =
                        TestOrigin.start(
                                (connection, head, in, out) -> {
                                    arrived.add(new Arrived(head, TestOrigin.readBody(head, in)));
                                    TestOrigin.write(
                                            out, "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
                                    return true;
                                });
                LoopbackGateway gateway = new LoopbackGateway(policy, origin.port());
                RawAgent agent = gateway.agent()) {
            agent.send(request);
            assertThat(agent.head()).startsWith("HTTP/1.1 200 ");
            assertThat(gateway.journal().records().getFirst().digest())
                    .isEqualTo(digest(arrived.getFirst(), credential, read));
        }
    }

    private static String digest(Arrived arrived, String credential, boolean read)
            throws Exception {
        String[] lines = arrived.head().strip().split("\r\n", -1);
        String[] start = lines[0].split(" ", -1);
        List<String> fields = new ArrayList<>();
        for (int i = 1; i < lines.length; i++) {
            String name = lines[i].substring(0, lines[i].indexOf(':')).toLowerCase(Locale.ROOT);
            if (!OURS.contains(name)) {
                fields.add(name);
                fields.add(lines[i].substring(lines[i].indexOf(':') + 1).strip());
            }
        }
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        DataOutputStream parts = new DataOutputStream(all);
        for (String part : new String[] {"d1", "dev", start[0], "api.lab.test", start[1]}) {
            add(parts, part);
        }
        add(parts, credential);
        add(parts, Integer.toString(fields.size() / 2));
        for (String field : fields) {
            add(parts, field);
        }
        add(parts, read ? "COMPLETE" : "UNREAD");
        byte[] body = read ? arrived.body().getBytes(StandardCharsets.ISO_8859_1) : new byte[0];
        parts.writeInt(body.length);
        parts.write(body);
        byte[] sum = MessageDigest.getInstance("SHA-256").digest(all.toByteArray());
        return HexFormat.of().formatHex(sum);
    }

    private static void add(DataOutputStream parts, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        parts.writeInt(bytes.length);
        parts.write(bytes);
    }
}
