package org.clawpatrol.conformance.attack;

import static org.assertj.core.api.Assertions.assertThat;

import com.aayushatharva.brotli4j.Brotli4jLoader;
import com.aayushatharva.brotli4j.encoder.Encoder;
import com.github.luben.zstd.Zstd;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.clawpatrol.conformance.lab.Agent;
import org.clawpatrol.conformance.lab.HttpText;
import org.clawpatrol.conformance.lab.Lab;
import org.clawpatrol.conformance.lab.SecretForms;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** A01, A02: an origin that sends the credential back, in every shape, shows it to no agent. */
class ReflectedSecretTest {
    private static final String GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
    private static final String STARS = "*".repeat(Lab.SECRET.length());

    @TempDir private static Path folder;
    private static Lab lab;

    @BeforeAll
    static void start() throws Exception {
        lab = Lab.start(folder);
    }

    @AfterAll
    static void stop() throws Exception {
        lab.close();
    }

    @BeforeEach
    void forget() {
        lab.origin().forget();
    }

    /** What came in the request, as origins write it. */
    private static List<String> forms(HttpText request) {
        String secret = request.field("Authorization").substring("Bearer ".length());
        byte[] bytes = secret.getBytes(StandardCharsets.US_ASCII);
        List<String> forms = new ArrayList<>(List.of(secret, secret.replace("/", "\\/")));
        for (String before : List.of("", "u", "us", "user:")) {
            byte[] shifted = (before + secret + "!").getBytes(StandardCharsets.US_ASCII);
            forms.add(Base64.getEncoder().encodeToString(shifted));
            forms.add(Base64.getUrlEncoder().encodeToString(shifted));
        }
        forms.add(HexFormat.of().formatHex(bytes));
        forms.add(HexFormat.of().withUpperCase().formatHex(bytes));
        forms.add(secret.replace("+", "%2B").replace("/", "%2F").replace("=", "%3D"));
        forms.add(secret.replace("+", "%2b").replace("/", "%2f").replace("=", "%3d"));
        forms.add(each("%%%02x", bytes));
        forms.add(each("\\u%04X", bytes));
        forms.add(each("&#%d;", bytes));
        return forms;
    }

    private static String each(String format, byte[] bytes) {
        StringBuilder all = new StringBuilder();
        for (byte b : bytes) {
            all.append(String.format(Locale.ROOT, format, b));
        }
        return all.toString();
    }

    private static String echo(HttpText request) {
        return "{\"echo\":[\"" + String.join("\",\"", forms(request)) + "\"],\"end\":true}";
    }

    private static void showsNothing(String text) {
        assertThat(text)
                .contains(STARS)
                .doesNotContain(each("%%%02x", Lab.SECRET.getBytes(StandardCharsets.US_ASCII)))
                .doesNotContain(each("\\u%04X", Lab.SECRET.getBytes(StandardCharsets.US_ASCII)))
                .doesNotContain(each("&#%d;", Lab.SECRET.getBytes(StandardCharsets.US_ASCII)))
                .doesNotContain(Lab.SECRET.replace("+", "%2b").replace("/", "%2f"))
                .doesNotContainPattern(SecretForms.of(Lab.SECRET));
    }

    private static String chunked(String fields, byte[] body, int size, String trailers) {
        StringBuilder text = new StringBuilder("HTTP/1.1 200 OK\r\n" + fields);
        text.append("Transfer-Encoding: chunked\r\n\r\n");
        String all = new String(body, StandardCharsets.ISO_8859_1);
        for (int i = 0; i < all.length(); i += size) {
            String piece = all.substring(i, Math.min(all.length(), i + size));
            text.append(Integer.toHexString(piece.length())).append("\r\n");
            text.append(piece).append("\r\n");
        }
        return text + "0\r\n" + trailers + "\r\n";
    }

    private static byte[] coded(String coding, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            switch (coding) {
                case "gzip" -> write(new GZIPOutputStream(out), bytes);
                case "deflate" -> write(new DeflaterOutputStream(out), bytes);
                case "zstd" -> out.writeBytes(Zstd.compress(bytes));
                case "br" -> {
                    Brotli4jLoader.ensureAvailability();
                    out.writeBytes(Encoder.compress(bytes));
                }
                default -> out.writeBytes(bytes);
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static void write(OutputStream coder, byte[] bytes) throws IOException {
        try (coder) {
            coder.write(bytes);
        }
    }

    private static HttpResponse<String> askHttp2(String path) throws Exception {
        InetSocketAddress proxy = lab.gateway().proxy();
        try (HttpClient client =
                HttpClient.newBuilder()
                        .sslContext(lab.agentTrust())
                        .proxy(ProxySelector.of(proxy))
                        .version(HttpClient.Version.HTTP_2)
                        .build()) {
            URI uri = URI.create("https://" + Lab.HOST + path);
            HttpResponse<String> answer =
                    client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
            assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_2);
            return answer;
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"identity", "gzip", "deflate", "br", "zstd"})
    void a01_echoInTheBody_isCoveredUnderAnyCoding(String coding) throws Exception {
        String fields = "Content-Encoding: " + coding + "\r\n";
        for (int size : new int[] {1, 7, 100_000}) {
            lab.origin().answer(asked -> chunked(fields, coded(coding, echo(asked)), size, ""));
            try (Agent agent = lab.agent()) {
                HttpText answer = agent.ask(Lab.request("GET /echo", "Accept-Encoding: gzip, br"));
                assertThat(answer.status()).isEqualTo(200);
                showsNothing(answer.head() + answer.body());
                assertThat(answer.body()).startsWith("{\"echo\":[\"").endsWith("\"end\":true}");
            }
            HttpResponse<String> answer = askHttp2("/echo");
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("content-encoding").orElse("identity"))
                    .isEqualTo("identity");
            showsNothing(answer.body());
            assertThat(answer.body()).startsWith("{\"echo\":[\"").endsWith("\"end\":true}");
        }
    }

    @Test
    void a01_codingThatCannotBeUndone_isRefused() throws Exception {
        for (String fields :
                List.of("Content-Encoding: compress\r\n", "Content-Encoding: gzip, dcb\r\n")) {
            lab.origin().answer(asked -> chunked(fields, coded("", echo(asked)), 50, ""));
            try (Agent agent = lab.agent()) {
                HttpText answer = agent.ask(Lab.request("GET /echo"));
                assertThat(answer.status()).isEqualTo(502);
                assertThat(answer.body()).doesNotContainPattern(SecretForms.of(Lab.SECRET));
            }
            assertThat(askHttp2("/echo").statusCode()).isEqualTo(502);
        }
    }

    @Test
    void a01_events_areCoveredAndNotHeldBack() throws Exception {
        String fields = "Content-Type: text/event-stream\r\n";
        lab.origin()
                .answer(
                        asked -> {
                            StringBuilder events = new StringBuilder();
                            forms(asked).forEach(form -> events.append("data: " + form + "\n\n"));
                            byte[] all = events.toString().getBytes(StandardCharsets.US_ASCII);
                            return chunked(fields, all, 3, "");
                        });
        try (Agent agent = lab.agent()) {
            HttpText answer = agent.ask(Lab.request("GET /events"));
            showsNothing(answer.body());
            assertThat(answer.body()).endsWith("\n\n");
        }
        showsNothing(askHttp2("/events").body());
    }

    @Test
    void a01_echo_isRecordedWithTheAction() throws Exception {
        lab.origin().answer(ReflectedSecretTest::twice);
        try (Agent agent = lab.agent()) {
            assertThat(agent.ask(Lab.request("GET /recorded")).status()).isEqualTo(200);
        }
        JsonNode record = lab.operator().recorded(Lab.HOST, "/recorded");
        assertThat(record.path("covered").asInt()).isEqualTo(3);
        assertThat(lab.operator().get("/metrics").body())
                .containsPattern("clawpatrol_origin_secrets_covered_total [1-9]");
    }

    private static String twice(HttpText asked) {
        String secret = asked.field("Authorization");
        return "HTTP/1.1 200 OK\r\nX-Echo: "
                + secret
                + "\r\nContent-Length: "
                + (2 * secret.length() + 1)
                + "\r\n\r\n"
                + secret
                + " "
                + secret;
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void a02_echoInTheFields_isCovered(boolean http2) throws Exception {
        lab.origin()
                .answer(
                        asked -> {
                            String value = String.join(" ", forms(asked));
                            String fields =
                                    "X-Echo: "
                                            + value
                                            + "\r\nLocation: https://u:"
                                            + asked.field("Authorization").substring(7)
                                            + "@evil.test/?t="
                                            + value.replace(' ', '&')
                                            + "\r\nLink: <"
                                            + value
                                            + ">\r\nRefresh: 0; url="
                                            + value
                                            + "\r\nServer-Timing: "
                                            + value
                                            + "\r\nSet-Cookie: "
                                            + value
                                            + "\r\nWWW-Authenticate: Basic realm=\""
                                            + value
                                            + "\"\r\nAuthentication-Info: "
                                            + value
                                            + "\r\n";
                            return "HTTP/1.1 103 Early Hints\r\nLink: <"
                                    + value
                                    + ">\r\n\r\n"
                                    + chunked(
                                            fields,
                                            coded("", STARS),
                                            5,
                                            "X-Trailer: " + value + "\r\n");
                        });
        if (http2) {
            showsNothing(askHttp2("/fields").headers().map().toString());
            return;
        }
        try (Agent agent = lab.agent()) {
            agent.send(Lab.request("GET /fields"));
            String all = "";
            while (!all.contains("X-Trailer: ") || !all.endsWith("\r\n\r\n")) {
                all += new String(agent.bytes(1), StandardCharsets.ISO_8859_1);
            }
            assertThat(all).contains("HTTP/1.1 103 ", "HTTP/1.1 200 ", "X-Trailer: *");
            showsNothing(all);
        }
    }

    @Test
    void a01_webSocketFrames_areCoveredAlsoAcrossFragments() throws Exception {
        lab.origin()
                .answer(
                        asked -> {
                            StringBuilder frames = new StringBuilder(opened(asked));
                            for (String form : forms(asked)) {
                                int half = Math.min(100, form.length() / 2);
                                frames.append(frame(0x01, form.substring(0, half)));
                                frames.append(frame(0x89, "ping"));
                                for (int i = half; i < form.length(); i += 100) {
                                    int to = Math.min(form.length(), i + 100);
                                    boolean last = to == form.length();
                                    frames.append(frame(last ? 0x80 : 0, form.substring(i, to)));
                                }
                            }
                            return frames + frame(0x88, "\u0003\u00e8");
                        });
        try (Agent agent = lab.agent()) {
            agent.send(
                    Lab.request(
                            "GET /socket",
                            "Connection: Upgrade",
                            "Upgrade: websocket",
                            "Sec-WebSocket-Version: 13",
                            "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ=="));
            String head = "";
            while (!head.endsWith("\r\n\r\n")) {
                head += (char) agent.bytes(1)[0];
            }
            StringBuilder payloads = new StringBuilder();
            byte[] start = agent.bytes(2);
            while (start.length == 2 && start[0] != (byte) 0x88) {
                byte[] payload = agent.bytes(start[1]);
                if ((start[0] & 0x08) == 0) {
                    payloads.append(new String(payload, StandardCharsets.ISO_8859_1));
                }
                start = agent.bytes(2);
            }
            showsNothing(head + payloads);
        }
    }

    private static String opened(HttpText asked) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-1")
                            .digest(
                                    (asked.field("Sec-WebSocket-Key") + GUID)
                                            .getBytes(StandardCharsets.US_ASCII));
            return "HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\n"
                    + "Upgrade: websocket\r\nX-Echo: "
                    + asked.field("Authorization")
                    + "\r\nSec-WebSocket-Accept: "
                    + Base64.getEncoder().encodeToString(digest)
                    + "\r\n\r\n";
        } catch (java.security.GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Of less than 126 bytes. */
    private static String frame(int first, String payload) {
        return "" + (char) first + (char) payload.length() + payload;
    }
}
