package org.clawpatrol.conformance.attack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.clawpatrol.conformance.lab.Finished;
import org.clawpatrol.conformance.lab.HttpText;
import org.clawpatrol.conformance.lab.Lab;
import org.clawpatrol.conformance.lab.LabPolicy;
import org.clawpatrol.conformance.lab.Origin;
import org.clawpatrol.conformance.lab.Peers;
import org.clawpatrol.conformance.lab.SecretForms;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real programs under {@code run}: they get the injected answer and nothing that injects it. */
class AgentProgramsTest {
    private static final String CLIENT =
            """
            import java.net.URI;
            import java.net.http.HttpClient;
            import java.net.http.HttpRequest;
            import java.net.http.HttpResponse;

            class Client {
                public static void main(String[] arguments) throws Exception {
                    HttpRequest request =
                            HttpRequest.newBuilder(URI.create(arguments[0]))
                                    .header("Authorization", "Bearer placeholder-the-agent-holds")
                                    .build();
                    HttpResponse<String> answer =
                            HttpClient.newHttpClient()
                                    .send(request, HttpResponse.BodyHandlers.ofString());
                    System.out.println(answer.statusCode() + " " + answer.body());
                    System.exit(answer.statusCode() == 200 ? 0 : 9);
                }
            }
            """;

    @TempDir private static Path folder;
    private static Lab lab;
    private static Path device;

    @BeforeAll
    static void start() throws Exception {
        String strict = LabPolicy.frame().replaceAll(".*default_profile.*\n", "");
        lab = Lab.withFile(folder, strict + LabPolicy.RULES);
        device = folder.resolve("device");
        Finished joined = lab.product().call("join", "--local", "--ca-dir", device.toString());
        assertThat(joined.code()).as(joined.err()).isZero();
        assertThat(joined.out()).contains("✓ joined gateway");
        Files.writeString(folder.resolve("Client.java"), CLIENT);
    }

    @AfterAll
    static void stop() throws Exception {
        lab.close();
    }

    @BeforeEach
    void forget() {
        lab.origin().forget();
    }

    private static Finished run(String... words) throws Exception {
        List<String> all = new ArrayList<>(List.of("run", "--ca-dir", device.toString(), "--"));
        all.addAll(List.of(words));
        return lab.product().call(all.toArray(String[]::new));
    }

    private static String url(String path) {
        return "https://" + Lab.HOST + path;
    }

    @Test
    void curlUnderRun_getsTheInjectedAnswer() throws Exception {
        Peers.CURL.needed();
        Finished curl =
                run(
                        "curl",
                        "-sS",
                        "--fail",
                        "-H",
                        "Authorization: Bearer " + Lab.PLACEHOLDER,
                        url("/curl"));
        assertThat(curl.code()).as(curl.err()).isZero();
        assertThat(curl.out()).isEqualTo("{\"ok\":true}");
        onlyTheOriginSawTheSecret(curl);
    }

    @Test
    void javaUnderRun_getsTheInjectedAnswer() throws Exception {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Finished program = run(java, folder.resolve("Client.java").toString(), url("/java"));
        assertThat(program.code()).as(program.err()).isZero();
        assertThat(program.out()).contains("200 {\"ok\":true}");
        onlyTheOriginSawTheSecret(program);
    }

    private static void onlyTheOriginSawTheSecret(Finished program) throws Exception {
        HttpText arrived = lab.origin().requests().getFirst();
        assertThat(arrived.fields("Authorization")).containsExactly("Bearer " + Lab.SECRET);
        assertThat(lab.origin().everything()).doesNotContain(Lab.PLACEHOLDER);
        assertThat(program.out() + program.err()).doesNotContainPattern(Lab.anyFormOfSecret());
        assertThat(SecretForms.filesWith(Lab.anyFormOfSecret(), folder)).isEmpty();
        assertThat(lab.gateway().log()).doesNotContainPattern(Lab.anyFormOfSecret());
    }

    @Test
    void programUnderRun_passesItsExitCodeOn() throws Exception {
        assertThat(run("sh", "-c", "exit 37").code()).isEqualTo(37);
        assertThat(run("sh", "-c", "exit 0").code()).isZero();
        assertThat(run("/nonexistent/program").code()).isEqualTo(2);
    }

    @Test
    void a04_curlFollowingARedirect_isStoppedAtTheNextHost() throws Exception {
        Peers.CURL.needed();
        lab.origin()
                .answer(
                        request ->
                                "HTTP/1.1 302 Found\r\nLocation: https://evil.test/\r\n"
                                        + "Content-Length: 0\r\n\r\n");
        Finished curl = run("curl", "-sS", "-L", url("/redirects"));
        assertThat(curl.code()).isEqualTo(56);
        assertThat(lab.origin().requests()).hasSize(1);
        assertThat(curl.out() + curl.err()).doesNotContainPattern(Lab.anyFormOfSecret());
    }

    @Test
    void environmentUnderRun_holdsNeitherTokenNorSecret() throws Exception {
        Finished env = run("env");
        assertThat(env.code()).isZero();
        String token = Files.readString(device.resolve("api-token")).strip();
        assertThat(token).hasSizeGreaterThan(20);
        assertThat(env.out()).contains("HTTPS_PROXY=http://127.0.0.1:").contains("SSL_CERT_FILE=");
        assertThat(env.out() + env.err())
                .doesNotContainPattern(SecretForms.of(token))
                .doesNotContainPattern(Lab.anyFormOfSecret())
                .doesNotContain("CLAWPATROL_SECRET_");
    }

    @Test
    void programWithoutRun_isAskedForADevice() throws Exception {
        Peers.CURL.needed();
        var proxy = lab.gateway().proxy();
        Process curl =
                lab.product()
                        .start(
                                List.of(
                                        "curl",
                                        "-sS",
                                        "-x",
                                        "http://127.0.0.1:" + proxy.getPort(),
                                        url("/bare")));
        Finished finished = org.clawpatrol.conformance.lab.Product.finish(curl, "");
        assertThat(finished.code()).isEqualTo(56);
        assertThat(finished.err()).contains("407");
        assertThat(lab.origin().connections()).isZero();
    }

    @Test
    void runBeforeJoin_saysHowToJoin() throws Exception {
        Finished run =
                lab.product().call("run", "--ca-dir", folder.resolve("none").toString(), "true");
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("clawpatrol join --local");
    }

    @Test
    void systemCallsOfCurl_reachTheRelayOnlyAndNeverHoldTheSecret() throws Exception {
        Peers.CURL.needed();
        Peers.STRACE.needed();
        lab.origin().answer(request -> Origin.ok("you sent " + request.head()));
        Path trace = folder.resolve("trace");
        Finished traced =
                run(
                        "sh",
                        "-c",
                        "echo $HTTPS_PROXY; exec strace -f -qq -s 65536 -e trace=%net,read,write"
                                + " -o \"$0\" curl -sS -H \"$1\" \"$2\"",
                        trace.toString(),
                        "Authorization: Bearer " + Lab.PLACEHOLDER,
                        url("/traced"));
        assertThat(traced.code()).as(traced.err()).isZero();
        String relay = traced.out().lines().findFirst().orElse("");
        assertThat(relay).startsWith("http://127.0.0.1:");
        String port = relay.substring(relay.lastIndexOf(':') + 1);
        String calls = Files.readString(trace, StandardCharsets.ISO_8859_1);
        assertThat(calls.lines().filter(line -> line.contains("connect(")))
                .filteredOn(line -> line.contains("AF_INET"))
                .isNotEmpty()
                .allMatch(
                        line ->
                                line.contains("sin_port=htons(" + port + ")")
                                        && line.contains("inet_addr(\"127.0.0.1\")"));
        assertThat(calls).contains("you sent GET /traced");
        assertThat(calls).doesNotContainPattern(Lab.anyFormOfSecret());
        Files.delete(trace);
        onlyTheOriginSawTheSecret(traced);
    }
}
