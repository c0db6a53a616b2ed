package org.clawpatrol.conformance.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import org.awaitility.Awaitility;
import org.clawpatrol.conformance.lab.Agent;
import org.clawpatrol.conformance.lab.Finished;
import org.clawpatrol.conformance.lab.HttpText;
import org.clawpatrol.conformance.lab.Lab;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** SIGKILL in the middle of traffic: no request reached the origin without its record. */
class KillUnderLoadTest {
    private static final int KILLS = 10;
    private static final int CLIENTS = 8;
    private static final Pattern INTENT =
            Pattern.compile("\"target\\\\?\":\\\\?\"/work/([0-9]+-[0-9]+)");

    @TempDir private Path folder;
    private final AtomicInteger answered = new AtomicInteger();
    private final AtomicInteger cutOff = new AtomicInteger();

    @Test
    void gatewayKilledUnderLoad_hasRecordedWhateverTheOriginSaw() throws Exception {
        Random random = new Random(9);
        Set<String> seen = new HashSet<>();
        try (Lab lab = Lab.start(folder)) {
            SSLContext trust = lab.agentTrust();
            for (int kill = 0; kill < KILLS; kill++) {
                List<Thread> clients = load(lab, trust, kill);
                int before = answered.get();
                int wanted = before + 50 + random.nextInt(400);
                Awaitility.await()
                        .atMost(Duration.ofMinutes(1))
                        .pollInterval(Duration.ofMillis(1))
                        .until(() -> answered.get() >= wanted);
                assertThat(clients).allMatch(Thread::isAlive);
                lab.gateway().kill();
                for (Thread client : clients) {
                    client.join();
                }
                lab.restart();
                lab.origin().requests().forEach(request -> seen.add(id(request)));
                assertThat(intents(lab.state().resolve("journal"))).containsAll(seen);
                assertChainWhole(lab);
            }
        }
        assertThat(cutOff).hasValue(KILLS * CLIENTS);
        assertThat(seen).hasSizeGreaterThan(KILLS * 50);
    }

    private List<Thread> load(Lab lab, SSLContext trust, int round) {
        List<Thread> clients = new ArrayList<>();
        AtomicInteger numbers = new AtomicInteger();
        for (int i = 0; i < CLIENTS; i++) {
            clients.add(Thread.ofVirtual().start(() -> askUntilKilled(lab, trust, round, numbers)));
        }
        return clients;
    }

    private void askUntilKilled(Lab lab, SSLContext trust, int round, AtomicInteger numbers) {
        try (Agent agent = Agent.tunnel(lab.gateway().proxy(), trust, Lab.HOST)) {
            while (true) {
                String target = "/work/" + round + "-" + numbers.incrementAndGet();
                if (agent.ask(Lab.request("GET " + target)).status() == 200) {
                    answered.incrementAndGet();
                }
            }
        } catch (IOException killed) {
            cutOff.incrementAndGet();
        }
    }

    private static String id(HttpText request) {
        return request.target().substring("/work/".length());
    }

    private static Set<String> intents(Path journal) throws IOException {
        List<Path> segments;
        try (Stream<Path> files = Files.walk(journal)) {
            segments = files.filter(Files::isRegularFile).toList();
        }
        Set<String> ids = new HashSet<>();
        for (Path segment : segments) {
            String text = Files.readString(segment, StandardCharsets.ISO_8859_1);
            Matcher matcher = INTENT.matcher(text);
            while (matcher.find()) {
                ids.add(matcher.group(1));
            }
        }
        return ids;
    }

    private static void assertChainWhole(Lab lab) throws Exception {
        Finished verify =
                lab.product().call("audit", "verify", "--state-dir", lab.state().toString());
        assertThat(verify.code()).as(verify.out() + verify.err()).isZero();
    }
}
