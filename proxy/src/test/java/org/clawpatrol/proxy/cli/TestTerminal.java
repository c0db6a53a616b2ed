package org.clawpatrol.proxy.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Runs command lines in this process, over a home folder of their own. */
final class TestTerminal {
    /** One https endpoint, one credential, reads allowed, deletions denied. */
    static final String POLICY =
            """
            schema_version = 1
            gateway {
              state_dir = "%s"
              key_file = "%s"
              dashboard_listen = "127.0.0.1:0"
              proxy { listen = "127.0.0.1:0" }
            }
            defaults {
              unknown_host = "deny"
              no_match = "deny"
            }
            endpoint "https" "tracker" { hosts = ["tracker.lab.test"] }
            credential "bearer_token" "tracker_token" { endpoint = https.tracker }
            rule "no-deletes" {
              endpoint = https.tracker
              condition = "http.method == 'DELETE'"
              verdict = "deny"
              reason = "nothing is deleted"
            }
            rule "reads" {
              endpoint = https.tracker
              condition = "http.method == 'GET'"
              verdict = "allow"
            }
            profile "default" { credentials = [bearer_token.tracker_token] }
            """;

    final Path home;
    final Map<String, String> environment = new HashMap<>();
    private byte[] input = new byte[0];

    TestTerminal(Path home) {
        this.home = home;
        environment.put("HOME", home.toString());
        environment.put("PATH", System.getenv().getOrDefault("PATH", "/usr/bin:/bin"));
    }

    TestTerminal input(String text) {
        input = text.getBytes(StandardCharsets.UTF_8);
        return this;
    }

    CommandRun run(String... args) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        int exit = Main.run(terminal(out, err), args);
        return new CommandRun(
                exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    private Terminal terminal(ByteArrayOutputStream out, ByteArrayOutputStream err) {
        return new Terminal(
                new ByteArrayInputStream(input),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                Map.copyOf(environment));
    }

    /** Writes a file below the home folder. */
    Path write(String name, String text) throws IOException {
        Path file = home.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    /** {@link #POLICY} as {@code gateway.hcl}, with its state below the home folder. */
    Path policy() throws IOException {
        return write(
                "gateway.hcl",
                POLICY.formatted(home.resolve("state"), home.resolve("keys/master.key")));
    }

    /** A fixture of one request. */
    Path fixture(String name, String method, String verdict, String rule) throws IOException {
        return write(
                "fixtures/" + name,
                """
                {"action": {"host": "tracker.lab.test", "http": {"method": "%s", "path": "/v1"}},
                 "match": {"verdict": "%s", "rule": "%s", "endpoint": "https.tracker"}}
                """
                        .formatted(method, verdict, rule));
    }
}
