package org.clawpatrol.dsl.lint;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.clawpatrol.dsl.load.LoadResult;
import org.clawpatrol.dsl.load.PolicyLoader;
import org.clawpatrol.dsl.source.Diagnostic;

/** Configurations written down in tests. */
final class Policies {
    static final String HEAD =
            """
            schema_version = 1
            gateway {
              proxy { listen = "127.0.0.1:9180" }
            }
            defaults {
              no_match     = "deny"
              unknown_host = "deny"
            }
            endpoint "https" "api" { hosts = ["api.lab.test"] }
            endpoint "https" "other" { hosts = ["other.lab.test"] }
            credential "bearer_token" "one" {
              endpoints   = [https.api, https.other]
              placeholder = "PLACEHOLDER_one_0000000000"
            }
            credential "bearer_token" "two" {
              endpoint    = https.api
              placeholder = "PLACEHOLDER_two_0000000000"
            }
            profile "default" { credentials = [bearer_token.one, bearer_token.two] }
            """;

    private final Path folder;

    Policies(Path folder) {
        this.folder = folder;
    }

    /** A rule of the first endpoint. */
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

    LoadResult load(String... rules) {
        return loadFile(HEAD + String.join("", rules));
    }

    LoadResult loadFile(String text) {
        try {
            Path file = Files.writeString(folder.resolve("gateway.hcl"), text);
            LoadResult loaded = new PolicyLoader(Map.of("HOME", "/home/tester")).load(file);
            if (loaded.configuration().isEmpty()) {
                throw new AssertionError(text + "\n" + loaded.diagnostics());
            }
            return loaded;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<Diagnostic> lint(String... rules) {
        return new Linter().lint(load(rules)).diagnostics();
    }

    /** Codes of linting only. */
    List<String> codes(String... rules) {
        return lint(rules).stream().map(Diagnostic::id).filter(id -> id.startsWith("L-")).toList();
    }
}
