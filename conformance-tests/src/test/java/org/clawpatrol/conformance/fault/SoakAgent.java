package org.clawpatrol.conformance.fault;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import javax.net.ssl.SSLContext;
import org.clawpatrol.conformance.lab.Agent;
import org.clawpatrol.conformance.lab.HttpText;
import org.clawpatrol.conformance.lab.Lab;

/** One client that asks until it is told to stop, each request with an id of its own. */
final class SoakAgent implements Runnable {
    private static final List<String> KINDS = List.of("allowed", "denied", "flip");
    private static final int REQUESTS_A_CONNECTION = 40;

    private final String name;
    private final InetSocketAddress proxy;
    private final SSLContext trust;
    private final BooleanSupplier goesOn;
    private final Random random;
    private final Map<String, Integer> answers = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<String> cutOff = new ConcurrentLinkedQueue<>();
    private int number;

    SoakAgent(
            String name,
            InetSocketAddress proxy,
            SSLContext trust,
            BooleanSupplier goesOn,
            long seed) {
        this.name = name;
        this.proxy = proxy;
        this.trust = trust;
        this.goesOn = goesOn;
        this.random = new Random(seed);
    }

    /** Status by target, for every request that was answered. */
    Map<String, Integer> answers() {
        return Map.copyOf(answers);
    }

    /** How connections ended that ended early. */
    List<String> cutOff() {
        return List.copyOf(cutOff);
    }

    @Override
    public void run() {
        while (goesOn.getAsBoolean()) {
            try (Agent agent = Agent.tunnel(proxy, trust, Lab.HOST)) {
                converse(agent);
            } catch (IOException ended) {
                cutOff.add(String.valueOf(ended.getMessage()));
                pause();
            }
        }
    }

    private void converse(Agent agent) throws IOException {
        for (int i = 0; i < REQUESTS_A_CONNECTION && goesOn.getAsBoolean(); i++) {
            String kind = KINDS.get(random.nextInt(KINDS.size()));
            String target = "/" + kind + "/" + name + "-" + ++number;
            boolean posts = random.nextInt(3) == 0;
            String request =
                    posts
                            ? Lab.post(target, "x".repeat(random.nextInt(2_000)))
                            : Lab.request("GET " + target);
            HttpText answer = agent.ask(request);
            answers.put(target, answer.status());
            if (answer.field("connection").equalsIgnoreCase("close")) {
                return;
            }
        }
    }

    /** The gateway may be between two lives. */
    private static void pause() {
        try {
            new CountDownLatch(1).await(50, TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
