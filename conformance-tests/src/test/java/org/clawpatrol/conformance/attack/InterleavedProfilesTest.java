package org.clawpatrol.conformance.attack;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.clawpatrol.conformance.lab.Device;
import org.clawpatrol.conformance.lab.Lab;
import org.clawpatrol.conformance.lab.LabPolicy;
import org.clawpatrol.conformance.lab.Nginx;
import org.clawpatrol.conformance.lab.Peers;
import org.clawpatrol.conformance.lab.Trust;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A19, A26: requests of two devices in any order, over either version of HTTP on either side, to
 * origins that know which token each device must come with.
 */
@Tag("integration")
class InterleavedProfilesTest {
    private static final String OLD_HOST = "old.lab.test";
    private static final String OTHER_SECRET = "Other+Secret/1029384756";
    private static final String NEW_SECRET = "New+Secret/5647382910";
    private static final List<String> DEVICES = List.of("lab", "other");
    private static final int REQUESTS = 10_000;
    private static final int AT_ONCE = 16;

    /** A request that comes with any but its own device's token is a failure of the server. */
    private static final String LOCATIONS =
            """
            keepalive_requests 400;
            location / {
              set $pair "$http_x_device $http_authorization";
              if ($pair = "lab Bearer @TOKEN@") { return 200 "$connection lab first"; }
              if ($pair = "lab Bearer @NEW@") { return 200 "$connection lab second"; }
              if ($pair = "other Bearer @OTHER@") { return 200 "$connection other first"; }
              return 500;
            }
            """
                    .replace("@NEW@", NEW_SECRET)
                    .replace("@OTHER@", OTHER_SECRET);

    private static final String OTHERS =
            """
            credential "bearer_token" "other_token" { endpoints = [https.api, https.old] }

            profile "other" { credentials = [bearer_token.other_token] }

            endpoint "https" "old" {
              hosts   = ["old.lab.test"]
              dial    = "127.0.0.1:@OLD_PORT@"
              ca_cert = "tagging-ca.pem"
            }

            rule "old" {
              endpoint = https.old
              verdict  = "allow"
            }

            """;

    @TempDir private Path folder;
    private final Map<String, String> deviceOf = new ConcurrentHashMap<>();
    private final AtomicInteger seconds = new AtomicInteger();
    private final AtomicInteger sent = new AtomicInteger();

    /**
     * One request.
     *
     * @param client of that device
     */
    private record Ticket(HttpClient client, String token, String device, String host) {}

    @Test
    void a19_a26_tokenOfADevice_isItsOwnInEveryRequest() throws Exception {
        Peers.NGINX.needed();
        Trust trust = Trust.create();
        Files.writeString(folder.resolve("tagging-ca.pem"), trust.pem());
        try (Nginx modern = nginx(trust, Lab.HOST, true);
                Nginx old = nginx(trust, OLD_HOST, false);
                Lab lab = Lab.withFile(folder, policy(modern, old))) {
            lab.store(OTHER_SECRET, "other_token");
            List<Ticket> tickets = tickets(lab);
            int half = tickets.size() / 2;
            assertThat(wrong(tickets.subList(0, half))).isEmpty();
            assertThat(seconds).hasValue(0);
            assertThat(wrongUntilRotated(lab, tickets)).isEmpty();
            seconds.set(0);
            List<Ticket> rest = tickets.subList(half, tickets.size());
            assertThat(wrong(rest)).isEmpty();
            long ofTheRotated = rest.stream().filter(one -> one.device.equals("lab")).count();
            assertThat(seconds).hasValue((int) ofTheRotated);
            assertThat(outcomes(modern, "HTTP/2.0\"") + outcomes(old, "HTTP/1.1\""))
                    .isEqualTo(sent.get());
            // Connections are kept, or nothing was tried.
            assertThat(deviceOf).hasSizeLessThan(REQUESTS / 10);
        }
    }

    /** Goes on asking while the token of one device is set anew, until it is in use. */
    private List<String> wrongUntilRotated(Lab lab, List<Ticket> tickets) throws Exception {
        List<String> wrong = new ArrayList<>();
        try (ExecutorService aside = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> set =
                    aside.submit(
                            () -> {
                                lab.store(NEW_SECRET, "api_token");
                                return true;
                            });
            Awaitility.await()
                    .atMost(Duration.ofMinutes(1))
                    .pollInterval(Duration.ofMillis(1))
                    .until(
                            () -> {
                                wrong.addAll(wrong(tickets.subList(0, 5 * AT_ONCE)));
                                return seconds.get() > 0;
                            });
            set.get();
        }
        return wrong;
    }

    private Nginx nginx(Trust trust, String host, boolean http2) throws Exception {
        Path server = Files.createDirectory(folder.resolve("server-" + host));
        return Nginx.start(server, trust.identity(server, host), LOCATIONS, http2);
    }

    private static String policy(Nginx modern, Nginx old) {
        String frame =
                LabPolicy.frame()
                        .replaceAll(".*default_profile.*\n", "")
                        .replace("endpoint = https.api }", "endpoints = [https.api, https.old] }")
                        .replace("origin-ca.pem", "tagging-ca.pem")
                        .replace("@PORT@", String.valueOf(modern.port()));
        return frame + OTHERS.replace("@OLD_PORT@", String.valueOf(old.port())) + LabPolicy.RULES;
    }

    /** As many of each kind, in an order that is the same in every run. */
    private static List<Ticket> tickets(Lab lab) throws Exception {
        List<Ticket> kinds = new ArrayList<>();
        for (String device : DEVICES) {
            String token = Device.joined(lab, device).token();
            for (Version version : Version.values()) {
                // Each has one connection over HTTP/2: more of them meet on one loop.
                for (int i = 0; i < 3; i++) {
                    HttpClient client = client(lab, version);
                    kinds.add(new Ticket(client, token, device, Lab.HOST));
                    kinds.add(new Ticket(client, token, device, OLD_HOST));
                }
            }
        }
        List<Ticket> all = new ArrayList<>();
        for (int i = 0; i < REQUESTS; i++) {
            all.add(kinds.get(i % kinds.size()));
        }
        Collections.shuffle(all, new Random(19));
        return all;
    }

    private static HttpClient client(Lab lab, Version version) throws Exception {
        return HttpClient.newBuilder()
                .version(version)
                .proxy(ProxySelector.of(lab.gateway().proxy()))
                .sslContext(lab.agentTrust())
                .build();
    }

    /** What was answered to them that should not be. */
    private List<String> wrong(List<Ticket> tickets) throws Exception {
        AtomicInteger next = new AtomicInteger();
        List<Callable<List<String>>> workers = new ArrayList<>();
        for (int i = 0; i < AT_ONCE; i++) {
            workers.add(() -> work(tickets, next));
        }
        List<String> wrong = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<List<String>> done : threads.invokeAll(workers)) {
                wrong.addAll(done.get());
            }
        }
        return wrong;
    }

    private List<String> work(List<Ticket> tickets, AtomicInteger next) throws Exception {
        List<String> wrong = new ArrayList<>();
        for (int i = next.getAndIncrement(); i < tickets.size(); i = next.getAndIncrement()) {
            Ticket ticket = tickets.get(i);
            HttpResponse<String> answer = send(ticket);
            if (answer.statusCode() != 200 || !own(ticket, answer.body())) {
                wrong.add(ticket.device + ": " + answer.statusCode() + ' ' + answer.body());
            }
        }
        return wrong;
    }

    private HttpResponse<String> send(Ticket ticket) throws Exception {
        sent.incrementAndGet();
        return ticket.client.send(
                HttpRequest.newBuilder(URI.create("https://" + ticket.host + "/"))
                        .header("Proxy-Authorization", "Bearer " + ticket.token)
                        .header("Authorization", "Bearer " + Lab.PLACEHOLDER)
                        .header("X-Device", ticket.device)
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    /** Whether the token and the connection it came on are of that device alone. */
    private boolean own(Ticket ticket, String body) {
        String[] seen = body.split(" ");
        if (seen[2].equals("second")) {
            seconds.incrementAndGet();
        }
        String connection = ticket.host + ' ' + seen[0];
        String first = deviceOf.putIfAbsent(connection, seen[1]);
        return seen[1].equals(ticket.device) && (first == null || first.equals(seen[1]));
    }

    /** How many requests it answered, all of them well and in that version. */
    private static long outcomes(Nginx nginx, String version) throws Exception {
        List<String> lines = nginx.accesses().lines().toList();
        assertThat(lines).allMatch(line -> line.contains(version + " 200 "));
        return lines.size();
    }
}
