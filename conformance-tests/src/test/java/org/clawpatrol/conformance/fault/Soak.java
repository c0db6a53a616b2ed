package org.clawpatrol.conformance.fault;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import org.clawpatrol.conformance.lab.HttpText;
import org.clawpatrol.conformance.lab.Lab;
import org.clawpatrol.conformance.lab.Origin;

/**
 * Traffic with faults: origins that reset, close and dawdle, a policy replaced each second, a
 * gateway killed and started again. The first half of the time has no kills and shows whether one
 * process leaks.
 */
final class Soak {
    private static final int AGENTS = 8;
    private static final int SECONDS_A_LIFE = 5;

    private final Lab lab;
    private final Random random;
    private final Map<String, Integer> answers = new HashMap<>();
    private final Map<String, String> figures = new LinkedHashMap<>();
    private long seeds;
    private int swaps;
    private int kills;
    private int cutOff;

    Soak(Lab lab, long seed) {
        this.lab = lab;
        this.random = new Random(seed);
        this.seeds = seed;
    }

    SoakReport run(int seconds) throws Exception {
        Random faults = new Random(random.nextLong());
        lab.origin().answer(request -> answer(faults));
        SSLContext trust = lab.agentTrust();
        int half = seconds / 2;
        traffic(trust, Math.max(1, half / 5));
        long descriptors = descriptors();
        long resident = residentMib();
        traffic(trust, half);
        figures.put("file descriptors before", String.valueOf(descriptors));
        figures.put("file descriptors after", String.valueOf(descriptors()));
        figures.put("resident MiB before", String.valueOf(resident));
        figures.put("resident MiB after", String.valueOf(residentMib()));
        for (int left = seconds - half; left > 0; left -= SECONDS_A_LIFE) {
            dieUnderTraffic(trust, Math.min(left, SECONDS_A_LIFE));
        }
        lab.gateway().stop();
        figures.put("seconds of traffic", String.valueOf(seconds));
        figures.put("policies", String.valueOf(swaps));
        figures.put("kills", String.valueOf(kills));
        figures.put("connections cut off", String.valueOf(cutOff));
        List<String> seen = lab.origin().requests().stream().map(HttpText::startLine).toList();
        var recorded = SoakReport.recordedIn(lab.state().resolve("journal"));
        return new SoakReport(answers, seen, recorded, figures);
    }

    private void traffic(SSLContext trust, int seconds) throws Exception {
        Load load = new Load(trust);
        swapEachSecond(seconds);
        load.stop();
    }

    private void dieUnderTraffic(SSLContext trust, int seconds) throws Exception {
        Load load = new Load(trust);
        swapEachSecond(seconds);
        lab.gateway().kill();
        kills++;
        load.stop();
        lab.restart();
    }

    private void swapEachSecond(int seconds) throws IOException, InterruptedException {
        for (int second = 0; second < seconds; second++) {
            SoakPolicy.swap(lab, swaps++ % 2 == 0 ? SoakPolicy.SECOND : SoakPolicy.FIRST);
            // The gateway's own look waits until a file has been left alone for a second.
            new ProcessBuilder("kill", "-HUP", pid()).start().waitFor();
            waitMillis(700 + random.nextInt(600));
        }
    }

    private static String answer(Random faults) {
        int roll;
        synchronized (faults) {
            roll = faults.nextInt(100);
        }
        if (roll < 3) {
            return Origin.RESET;
        }
        if (roll < 6) {
            return "";
        }
        if (roll < 9) {
            waitMillis(100 + 10L * roll);
        }
        return Origin.ok("x".repeat(roll * 100));
    }

    private static void waitMillis(long millis) {
        try {
            new CountDownLatch(1).await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private long descriptors() throws IOException {
        try (Stream<Path> open = Files.list(Path.of("/proc", pid(), "fd"))) {
            return open.count();
        }
    }

    private long residentMib() throws IOException {
        String status = Files.readString(Path.of("/proc", pid(), "status"));
        String line = status.lines().filter(l -> l.startsWith("VmRSS:")).findFirst().orElseThrow();
        return Long.parseLong(line.replaceAll("[^0-9]", "")) / 1024;
    }

    private String pid() {
        return String.valueOf(lab.gateway().pid());
    }

    /** Agents at work until they are stopped. */
    private final class Load {
        private final AtomicBoolean goesOn = new AtomicBoolean(true);
        private final List<SoakAgent> agents = new ArrayList<>();
        private final List<Thread> threads = new ArrayList<>();

        Load(SSLContext trust) {
            var proxy = lab.gateway().proxy();
            for (int i = 0; i < AGENTS; i++) {
                long seed = seeds++;
                var agent = new SoakAgent("a" + seed, proxy, trust, goesOn::get, seed);
                agents.add(agent);
                threads.add(Thread.ofVirtual().start(agent));
            }
        }

        void stop() throws InterruptedException {
            goesOn.set(false);
            for (Thread thread : threads) {
                thread.join();
            }
            for (SoakAgent agent : agents) {
                answers.putAll(agent.answers());
                cutOff += agent.cutOff().size();
            }
        }
    }
}
