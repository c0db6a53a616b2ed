package org.clawpatrol.conformance.attack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.clawpatrol.conformance.lab.Agent;
import org.clawpatrol.conformance.lab.Finished;
import org.clawpatrol.conformance.lab.HttpText;
import org.clawpatrol.conformance.lab.Lab;
import org.clawpatrol.conformance.lab.Operator;
import org.clawpatrol.conformance.lab.Product;
import org.clawpatrol.conformance.lab.RunningGateway;
import org.clawpatrol.conformance.lab.SecretForms;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A14, A16, A78, A85: what the gateway leaves behind in files, logs and records. */
class TracesTest {
    private static final String STORED = "Stored+Secret/0a1b2c3d4e5f60718293==";

    @TempDir private static Path folder;
    private static Lab lab;
    private static Operator operator;

    @BeforeAll
    static void start() throws Exception {
        lab = Lab.start(folder);
        operator = lab.operator();
    }

    @AfterAll
    static void stop() throws Exception {
        lab.close();
    }

    @Test
    void a14_secretWithALineBreak_isNotStored() throws Exception {
        for (String bad : List.of("a\r\nX-Evil: 1", "a\nb", "a\u0000b")) {
            Finished set =
                    lab.product()
                            .callWithInput(
                                    bad,
                                    "credentials",
                                    "set",
                                    "--config",
                                    lab.config().toString(),
                                    "api_token");
            assertThat(set.code()).as(set.out()).isNotZero();
            assertThat(set.err()).isNotBlank().doesNotContain("X-Evil", "Exception");
        }
    }

    @Test
    void a16_everyTraceAfterTraffic_isFreeOfTheSecret() throws Exception {
        Finished set =
                lab.product()
                        .callWithInput(
                                STORED,
                                "credentials",
                                "set",
                                "--config",
                                lab.config().toString(),
                                "api_token");
        assertThat(set.code()).as(set.err()).isZero();
        storedSecretIsInUse();
        lab.origin().forget();
        try (Agent agent = lab.agent()) {
            assertThat(agent.ask(Lab.request("GET /plain")).status()).isEqualTo(200);
            assertThat(agent.ask(Lab.post("/inspect", "body")).status()).isEqualTo(200);
            agent.send(Lab.request("GET /ask/trace"));
            JsonNode held = operator.onePending();
            assertThat(held.toString()).doesNotContainPattern(Lab.anyFormOfSecret());
            operator.decide(held.path("id").asString(""), true);
            assertThat(agent.receive().status()).isEqualTo(200);
            assertThat(agent.ask(Lab.request("GET /admin")).status()).isEqualTo(403);
        }
        String id = operator.recorded(Lab.HOST, "/ask/trace").path("id").asString("");
        String action = operator.get("/api/actions/" + id).body();
        assertThat(action).contains("/ask/trace").doesNotContainPattern(Lab.anyFormOfSecret());
        String used = lab.origin().requests().getFirst().field("Authorization").substring(7);
        // What is stored shadows the environment, from the next action on.
        assertThat(used).isEqualTo(STORED);
        for (String secret : List.of(Lab.SECRET, STORED)) {
            assertThat(SecretForms.filesWith(SecretForms.of(secret), folder)).isEmpty();
            assertThat(lab.gateway().log()).doesNotContainPattern(SecretForms.of(secret));
            assertThat(action).doesNotContainPattern(SecretForms.of(secret));
        }
        byte[] cmdline = Files.readAllBytes(proc(lab.gateway(), "cmdline"));
        assertThat(new String(cmdline, StandardCharsets.UTF_8))
                .doesNotContainPattern(Lab.anyFormOfSecret());
    }

    /** The gateway looks for what other processes stored each second. */
    private static void storedSecretIsInUse() throws Exception {
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(
                        () -> {
                            lab.origin().forget();
                            try (Agent agent = lab.agent()) {
                                agent.ask(Lab.request("GET /stored"));
                            }
                            return lab.origin().everything().contains(STORED);
                        });
    }

    private static Path proc(RunningGateway gateway, String file) {
        return Path.of("/proc", String.valueOf(gateway.pid()), file);
    }

    @Test
    void a85_hostileBytesInLoggedFields_stayOneBoundedLineEach() throws Exception {
        List<String> targets =
                List.of(
                        "/log%0d%0aFAKE%20line",
                        "/log%1b%5b31mred",
                        "/log\"quote'{}",
                        "/log%00nul",
                        "/log%ff%fe%c3%28",
                        "/log%e2%80%aeevil",
                        "/log?" + "q".repeat(15_000));
        for (String target : targets) {
            try (Agent agent = lab.agent()) {
                HttpText answer =
                        agent.ask(
                                Lab.request(
                                        "GET " + target,
                                        "User-Agent: a\tb \"quoted\" {\"x\":1} \u00e4\u00ff"));
                assertThat(answer.status()).isIn(200, 400, 403);
            }
        }
        try (Agent agent = Agent.plain(lab.gateway().proxy())) {
            assertThat(agent.ask("CONNECT a\u001b[31m\u0007:443 HTTP/1.1\r\n\r\n").status())
                    .isEqualTo(400);
        }
        operator.recorded(Lab.HOST, "/log");
        assertOneEventPerLine();
    }

    @Test
    void a85_pathOfAMegabyte_isRefusedAndLoggedShort() throws Exception {
        String answer = answerTo("GET /" + "a".repeat(1 << 20) + " HTTP/1.1\r\n");
        assertThat(answer).containsAnyOf("HTTP/1.1 414 ", "HTTP/1.1 431 ", "reset");
        assertOneEventPerLine();
        try (Agent agent = lab.agent()) {
            assertThat(agent.ask(Lab.request("GET /still-there")).status()).isEqualTo(200);
        }
    }

    /** A gateway that stops reading may reset the connection before its answer is read. */
    private static String answerTo(String request) throws Exception {
        try (Agent agent = lab.agent()) {
            try {
                return agent.ask(request).startLine() + " ";
            } catch (SocketException reset) {
                return "reset";
            }
        }
    }

    private static void assertOneEventPerLine() throws IOException {
        List<String> lines = new ArrayList<>(lab.gateway().logLines());
        for (Path segment : segments()) {
            lines.addAll(Files.readAllLines(segment, StandardCharsets.US_ASCII));
        }
        assertThat(lines)
                .allSatisfy(
                        line -> {
                            assertThat(line).doesNotContainPattern("[\\p{Cntrl}&&[^\\t]]");
                            assertThat(line).doesNotStartWith("FAKE").hasSizeLessThan(600_000);
                        });
    }

    private static List<Path> segments() throws IOException {
        try (Stream<Path> files = Files.walk(lab.state().resolve("journal"))) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !file.getFileName().toString().contains("lock"))
                    .toList();
        }
    }

    @Test
    void a78_filesUnderAnOpenUmask_areForTheOwnerOnly(@TempDir Path other) throws Exception {
        Files.copy(lab.config(), other.resolve("gateway.hcl"));
        Files.copy(folder.resolve("origin-ca.pem"), other.resolve("origin-ca.pem"));
        Path home = Files.createDirectory(other.resolve("home"));
        Product product = new Product(home, other, java.util.Map.of());
        List<String> words = new ArrayList<>(List.of("sh", "-c", "umask 000; exec \"$@\"", "sh"));
        words.addAll(Product.command("gateway", other.resolve("gateway.hcl").toString()));
        try (RunningGateway gateway = RunningGateway.awaited(product.start(words))) {
            Finished joined = product.call("join", "--local");
            assertThat(joined.code()).as(joined.err()).isZero();
            try (Agent agent = Agent.plain(gateway.proxy())) {
                agent.ask("CONNECT x.test:443 HTTP/1.1\r\nHost: x.test:443\r\n\r\n");
            }
            assertThat(openToOthers(other.resolve("state"))).isEmpty();
            assertThat(openToOthers(other.resolve("keys"))).isEmpty();
            assertThat(openToOthers(home.resolve(".config"))).isEmpty();
        }
        assertThat(openToOthers(other.resolve("state"))).isEmpty();
    }

    private static List<String> openToOthers(Path root) throws IOException {
        assertThat(root).exists();
        List<String> open = new ArrayList<>();
        try (Stream<Path> all = Files.walk(root)) {
            for (Path path : all.toList()) {
                String rights = PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
                if (!rights.endsWith("------")) {
                    open.add(rights + " " + root.relativize(path));
                }
            }
        }
        return open;
    }
}
