package org.clawpatrol.conformance.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.clawpatrol.conformance.lab.Finished;
import org.clawpatrol.conformance.lab.Nginx;
import org.clawpatrol.conformance.lab.Peers;
import org.clawpatrol.conformance.lab.PythonPeer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** HTTP clients of several languages, as they come, reach an nginx with the injected credential. */
@Tag("integration")
class HttpClientsTest {
    private static final String LOCATIONS =
            """
            location / {
              if ($http_authorization != "Bearer @TOKEN@") { return 401 "no credential"; }
              return 200 "granted $request_method $request_uri";
            }
            """;
    private static final String RULES =
            """
            rule "closed" {
              endpoint  = https.api
              priority  = 10
              condition = "http.path.startsWith('/closed')"
              verdict   = "deny"
              reason    = "this area is closed"
            }

            rule "rest" {
              endpoint = https.api
              verdict  = "allow"
            }
            """;
    private static final String JAVA =
            """
            import java.net.URI;
            import java.net.http.HttpClient;
            import java.net.http.HttpRequest;
            import java.net.http.HttpResponse.BodyHandlers;

            class Client {
                public static void main(String[] arguments) throws Exception {
                    var request = HttpRequest.newBuilder(URI.create(arguments[1])).build();
                    var answer =
                            HttpClient.newBuilder()
                                    .version(HttpClient.Version.valueOf(arguments[0]))
                                    .build()
                                    .send(request, BodyHandlers.ofString());
                    System.out.println(answer.version() + " " + answer.body());
                }
            }
            """;
    private static final String FETCH =
            """
            const answer = await fetch(process.argv[1], {method: 'POST', body: 'x'.repeat(100000)});
            console.log(answer.status, await answer.text());
            """;

    @TempDir private static Path folder;
    private static Nginx nginx;
    private static Workplace workplace;

    @BeforeAll
    static void start() throws Exception {
        Peers.NGINX.needed();
        nginx = Nginx.start(folder.resolve("server"), Workplace.identity(folder), LOCATIONS);
        workplace = Workplace.open(folder, nginx.port(), RULES);
    }

    @AfterAll
    static void stop() throws Exception {
        if (workplace != null) {
            workplace.secretIsNowhere();
            workplace.close();
        }
        if (nginx != null) {
            nginx.close();
        }
    }

    private static String curl(String... options) throws Exception {
        Peers.CURL.needed();
        String[] words = new String[options.length + 4];
        words[0] = "curl";
        words[1] = "-sS";
        words[2] = "-w";
        words[3] = " over %{http_version}";
        System.arraycopy(options, 0, words, 4, options.length);
        return workplace.succeeds(words);
    }

    @Test
    void curlOverHttp1_getsTheAnswer() throws Exception {
        assertThat(curl("--http1.1", Workplace.url("/curl-1")))
                .isEqualTo("granted GET /curl-1 over 1.1");
    }

    @Test
    void curlOverHttp2_getsTheAnswer() throws Exception {
        assertThat(curl("--http2", Workplace.url("/curl-2")))
                .isEqualTo("granted GET /curl-2 over 2");
    }

    @Test
    void curlPostingOverBoth_getsTheAnswer() throws Exception {
        Path body = Files.write(folder.resolve("body"), new byte[300_000]);
        for (String version : new String[] {"--http1.1", "--http2"}) {
            assertThat(curl(version, "--data-binary", "@" + body, Workplace.url("/post")))
                    .startsWith("granted POST /post over ");
        }
    }

    @Test
    void curlAtAClosedArea_seesTheReasonOverBoth() throws Exception {
        for (String version : new String[] {"--http1.1", "--http2"}) {
            assertThat(curl(version, "-w", "%{http_code}", Workplace.url("/closed")))
                    .contains("this area is closed")
                    .contains("403");
        }
        assertThat(nginx.accesses()).doesNotContain("/closed");
    }

    @Test
    void javaOverBothVersions_getsTheAnswer() throws Exception {
        Path program = Files.writeString(folder.resolve("Client.java"), JAVA);
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        for (String version : new String[] {"HTTP_1_1", "HTTP_2"}) {
            assertThat(
                            workplace.succeeds(
                                    java, program.toString(), version, Workplace.url("/java")))
                    .contains(version + " granted GET /java");
        }
    }

    @Test
    void nodeFetch_getsTheAnswer() throws Exception {
        Path node = Node24.program();
        assertThat(
                        workplace.succeeds(
                                node.toString(),
                                "--input-type=module",
                                "-e",
                                FETCH,
                                Workplace.url("/node")))
                .isEqualTo("200 granted POST /node\n");
    }

    @Test
    void pythonRequests_getsTheAnswer() throws Exception {
        Peers.PYTHON_REQUESTS.needed();
        String program =
                """
                import sys, requests
                with requests.Session() as session:
                    for number in range(3):
                        answer = session.get(sys.argv[1], params={"n": number}, timeout=20)
                        print(answer.status_code, answer.text)
                """;
        assertThat(workplace.succeeds(PythonPeer.PYTHON, "-c", program, Workplace.url("/requests")))
                .isEqualTo(
                        "200 granted GET /requests?n=0\n"
                                + "200 granted GET /requests?n=1\n"
                                + "200 granted GET /requests?n=2\n");
    }

    @Test
    void pythonUrllib_getsTheAnswer() throws Exception {
        Peers.PYTHON_REQUESTS.needed();
        String program =
                """
                import sys, urllib.request
                with urllib.request.urlopen(sys.argv[1], timeout=20) as answer:
                    print(answer.status, answer.read().decode())
                """;
        assertThat(workplace.succeeds(PythonPeer.PYTHON, "-c", program, Workplace.url("/urllib")))
                .isEqualTo("200 granted GET /urllib\n");
    }

    @Test
    void programThatLeavesTheProxyOut_reachesNothing() throws Exception {
        Peers.CURL.needed();
        Finished curl = workplace.finished("curl", "-sS", "--noproxy", "*", Workplace.url("/"));
        assertThat(curl.code()).isEqualTo(6);
    }
}
