package org.clawpatrol.conformance.browser;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import tools.jackson.databind.json.JsonMapper;

/** A headless browser of its own profile, driven through its debugging port. */
final class Chromium implements AutoCloseable {
    private static final List<String> QUIET =
            List.of(
                    "--headless",
                    "--no-sandbox",
                    "--disable-gpu",
                    "--disable-dev-shm-usage",
                    "--no-first-run",
                    "--disable-background-networking",
                    "--disable-component-update",
                    "--disable-sync",
                    "--enable-logging=stderr");

    private final Process process;
    private final HttpClient client = HttpClient.newHttpClient();
    private final int port;

    private Chromium(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** The words that start one; the caller adds what it should do. */
    static List<String> command(Path profile) {
        List<String> words = new ArrayList<>(List.of("chromium"));
        words.addAll(QUIET);
        words.add("--user-data-dir=" + profile);
        return words;
    }

    /**
     * Starts one on a free port.
     *
     * @param folder for its profile and its log
     */
    static Chromium start(Path folder) throws IOException {
        Path profile = folder.resolve("profile");
        List<String> words = command(profile);
        words.add("--remote-debugging-port=0");
        words.add("about:blank");
        Process process =
                new ProcessBuilder(words)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .redirectError(folder.resolve("browser.log").toFile())
                        .start();
        Path port = profile.resolve("DevToolsActivePort");
        try {
            Awaitility.await()
                    .atMost(Duration.ofMinutes(1))
                    .until(() -> Files.exists(port) && Files.readAllLines(port).size() > 1);
            return new Chromium(process, Integer.parseInt(Files.readAllLines(port).getFirst()));
        } catch (RuntimeException e) {
            process.destroyForcibly();
            throw e;
        }
    }

    /** A new page that shows nothing yet. */
    Page page() throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(
                                URI.create("http://127.0.0.1:" + port + "/json/new?about:blank"))
                        .PUT(HttpRequest.BodyPublishers.noBody())
                        .build();
        String made = client.send(request, HttpResponse.BodyHandlers.ofString()).body();
        String address =
                JsonMapper.shared().readTree(made).path("webSocketDebuggerUrl").asString("");
        return Page.connect(client, URI.create(address));
    }

    @Override
    public void close() throws InterruptedException {
        client.close();
        process.destroy();
        if (!process.waitFor(20, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
    }
}
