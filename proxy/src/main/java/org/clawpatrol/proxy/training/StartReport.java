package org.clawpatrol.proxy.training;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a gateway says about itself as soon as it takes connections.
 *
 * @param proxy its listener for agents
 * @param dashboard where its dashboard is
 */
record StartReport(InetSocketAddress proxy, URI dashboard) {
    private static final Pattern TEXT =
            Pattern.compile(
                    "^proxy: 127\\.0\\.0\\.1:(\\d+)$.*^dashboard: (\\S+)$.*^ready",
                    Pattern.MULTILINE | Pattern.DOTALL);

    /**
     * Waits for it. All that the process writes is read until it ends.
     *
     * @throws IOException where the process ends before, with what it said, or the time is over
     */
    static StartReport of(Process gateway, Duration patience)
            throws IOException, InterruptedException {
        var report = new CompletableFuture<StartReport>();
        // Reading a pipe would hold a virtual thread's carrier.
        Thread.ofPlatform().daemon().start(() -> read(gateway, report));
        try {
            return report.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw new IOException("the gateway did not start: " + e.getCause(), e);
        } catch (TimeoutException e) {
            throw new IOException("the gateway did not start in " + patience.toSeconds() + " s", e);
        }
    }

    private static void read(Process gateway, CompletableFuture<StartReport> report) {
        var said = new StringBuilder();
        try (BufferedReader output = gateway.inputReader()) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                if (!report.isDone()) {
                    said.append(line).append('\n');
                    Matcher text = TEXT.matcher(said);
                    if (text.find()) {
                        report.complete(of(text));
                    }
                }
            }
            report.completeExceptionally(new IOException(said.toString()));
        } catch (IOException e) {
            report.completeExceptionally(e);
        }
    }

    private static StartReport of(Matcher text) {
        int port = Integer.parseInt(text.group(1));
        return new StartReport(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), port),
                URI.create(text.group(2)));
    }
}
