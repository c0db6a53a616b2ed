package org.clawpatrol.conformance.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import org.awaitility.Awaitility;
import org.clawpatrol.conformance.lab.Agent;
import org.clawpatrol.conformance.lab.Finished;
import org.clawpatrol.conformance.lab.HttpText;
import org.clawpatrol.conformance.lab.Lab;
import org.clawpatrol.conformance.lab.Operator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * SIGTERM in the middle of traffic: nothing new, what goes on may end, and every end is written.
 */
class OrderlyStopTest {
    @TempDir private Path folder;

    @Test
    void gatewayTold_toStop_letsTheActionUnderWayEndAndClosesWhatIsIdle() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch answerNow = new CountDownLatch(1);
        try (Lab lab = Lab.start(folder);
                Agent idle = lab.agent();
                Agent busy = lab.agent();
                Agent bare = Agent.plain(lab.gateway().proxy())) {
            assertThat(idle.ask(Lab.request("GET /before")).status()).isEqualTo(200);
            lab.origin().answer(request -> whenTold(asked, answerNow));
            busy.send(Lab.request("GET /slow"));
            asked.await();
            CompletableFuture<Integer> stopped = stopping(lab);
            assertThat(idle.rest()).isEmpty();
            assertThat(bare.rest()).isEmpty();
            awaitDraining(lab);
            awaitNothingNew(lab);
            answerNow.countDown();
            HttpText answer = busy.receive();
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.field("Connection")).isEqualTo("close");
            assertThat(answer.body()).isEqualTo("{\"late\":true}");
            assertThat(stopped.get()).isZero();
            assertThat(audited(lab)).contains("/slow").contains("\"status\":\"200\"");
        }
    }

    @Test
    void gatewayTold_toStop_letsAStreamOfHttp2End() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch answerNow = new CountDownLatch(1);
        try (Lab lab = Lab.start(folder);
                HttpClient client =
                        HttpClient.newBuilder()
                                .version(HttpClient.Version.HTTP_2)
                                .proxy(ProxySelector.of(lab.gateway().proxy()))
                                .sslContext(lab.agentTrust())
                                .build()) {
            lab.origin().answer(request -> whenTold(asked, answerNow));
            CompletableFuture<HttpResponse<String>> answer =
                    client.sendAsync(
                            HttpRequest.newBuilder(URI.create("https://" + Lab.HOST + "/slow"))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
            asked.await();
            CompletableFuture<Integer> stopped = stopping(lab);
            awaitDraining(lab);
            answerNow.countDown();
            assertThat(answer.get().version()).isEqualTo(HttpClient.Version.HTTP_2);
            assertThat(answer.get().body()).isEqualTo("{\"late\":true}");
            assertThat(stopped.get()).isZero();
        }
    }

    @Test
    void gatewayTold_toStop_refusesWhatWaitsForAPerson() throws Exception {
        try (Lab lab = Lab.start(folder);
                Agent agent = lab.agent()) {
            Operator operator = lab.operator();
            agent.send(Lab.request("GET /ask/me"));
            operator.onePending();
            CompletableFuture<Integer> stopped = stopping(lab);
            HttpText answer = agent.receive();
            assertThat(answer.status()).isEqualTo(403);
            assertThat(answer.body()).isEqualTo("the gateway is stopping");
            assertThat(stopped.get()).isZero();
            assertThat(lab.origin().requests()).isEmpty();
        }
    }

    @Test
    void gatewayTold_twice_cutsOffWhatIsUnderWay() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        try (Lab lab = Lab.start(folder);
                Agent busy = lab.agent()) {
            lab.origin().answer(request -> whenTold(asked, never));
            busy.send(Lab.request("GET /endless"));
            asked.await();
            CompletableFuture<Integer> stopped = stopping(lab);
            awaitDraining(lab);
            assertThat(stopped).isNotDone();
            ProcessHandle.of(lab.gateway().pid()).orElseThrow().destroy();
            assertThatThrownBy(busy::receive).isInstanceOf(IOException.class);
            assertThat(stopped.get()).isZero();
            assertThat(audited(lab)).contains("/endless").contains("the agent left");
        } finally {
            never.countDown();
        }
    }

    private static CompletableFuture<Integer> stopping(Lab lab) {
        CompletableFuture<Integer> stopped = new CompletableFuture<>();
        Thread.ofVirtual()
                .start(
                        () -> {
                            try {
                                stopped.complete(lab.gateway().stop());
                            } catch (InterruptedException | RuntimeException e) {
                                stopped.completeExceptionally(new ExecutionException(e));
                            }
                        });
        return stopped;
    }

    private static String whenTold(CountDownLatch asked, CountDownLatch told) {
        asked.countDown();
        try {
            told.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return "HTTP/1.1 200 OK\r\nContent-Length: 13\r\n\r\n{\"late\":true}";
    }

    private static void awaitDraining(Lab lab) {
        Operator anyone = new Operator(lab.gateway().dashboard(), "");
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(20))
                .until(
                        () -> {
                            var answer = anyone.get("/readyz");
                            return answer.statusCode() == 503
                                    && answer.body().equals("not ready: draining\n");
                        });
    }

    /** The JDK frees the socket of a closed listener a moment later. */
    private static void awaitNothingNew(Lab lab) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(20))
                .untilAsserted(
                        () ->
                                assertThatThrownBy(() -> Agent.plain(lab.gateway().proxy()).close())
                                        .isInstanceOf(IOException.class));
    }

    /** The whole journal, which must be in order. */
    private static String audited(Lab lab) throws Exception {
        Finished verified =
                lab.product().call("audit", "verify", "--state-dir", lab.state().toString());
        assertThat(verified.code()).as(verified.err()).isZero();
        try (var segments = Files.list(lab.state().resolve("journal"))) {
            StringBuilder all = new StringBuilder();
            for (Path segment : segments.sorted().toList()) {
                all.append(Files.readString(segment).replace("\\\"", "\""));
            }
            return all.toString();
        }
    }
}
