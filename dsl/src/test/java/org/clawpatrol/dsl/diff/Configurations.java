package org.clawpatrol.dsl.diff;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.clawpatrol.dsl.config.Configuration;
import org.clawpatrol.dsl.load.LoadResult;
import org.clawpatrol.dsl.load.PolicyLoader;

/** Configurations written down in tests. */
final class Configurations {
    static final String GATEWAY =
            """
            schema_version = 1
            gateway {
              proxy { listen = "127.0.0.1:9180" }
            }
            """;
    static final String DEFAULTS =
            """
            defaults {
              no_match     = "deny"
              unknown_host = "deny"
            }
            """;
    static final String API =
            """
            endpoint "https" "api" { hosts = ["api.lab.test"] }
            credential "bearer_token" "one" {
              endpoint    = https.api
              placeholder = "PLACEHOLDER_one_0000000000"
            }
            credential "bearer_token" "two" {
              endpoint    = https.api
              placeholder = "PLACEHOLDER_two_0000000000"
            }
            """;
    static final String PROFILE =
            """
            profile "default" { credentials = [bearer_token.one, bearer_token.two] }
            """;
    static final String HEAD = GATEWAY + DEFAULTS + API + PROFILE;

    private final Path folder;
    private int written;

    Configurations(Path folder) {
        this.folder = folder;
    }

    static String rule(String name, String attributes, String condition) {
        return """
               rule "%s" {
                 endpoint  = https.api
                 condition = "%s"
                 %s
               }
               """
                .formatted(name, condition.replace("\\", "\\\\").replace("\"", "\\\""), attributes);
    }

    static String allow(String name, String condition) {
        return rule(name, "verdict = \"allow\"", condition);
    }

    static String deny(String name, String condition) {
        return rule(name, "verdict = \"deny\"", condition);
    }

    Configuration load(String text) {
        try {
            Path file = Files.writeString(folder.resolve("g" + written++ + ".hcl"), text);
            LoadResult loaded = new PolicyLoader(Map.of("HOME", "/home/tester")).load(file);
            return loaded.configuration()
                    .orElseThrow(() -> new AssertionError(text + "\n" + loaded.diagnostics()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    PolicyDifference compare(String before, String after) {
        return new PolicyDiff(Map.of(), limits(), _ -> {}).compare(load(before), load(after));
    }

    /** Bounded in work only. */
    static PolicyDiff.Limits limits() {
        return new PolicyDiff.Limits(Duration.ofSeconds(60), 1, () -> 0);
    }
}
