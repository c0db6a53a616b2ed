package org.clawpatrol.dsl.test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.clawpatrol.dsl.config.Configuration;
import org.clawpatrol.dsl.load.PolicyLoader;
import org.clawpatrol.engine.fact.Family;

/** A small policy with tests, for what looks at both. */
public record PolicyUnderTest(Configuration configuration, List<PreparedCase> tests) {

    /**
     * @param rules of endpoint {@code https.api}, where nothing else is allowed
     * @param actions each {@code METHOD PATH VERDICT}, and a rule where it matters
     */
    public static PolicyUnderTest of(Path folder, String rules, String... actions)
            throws IOException {
        Path policy =
                Files.writeString(
                        folder.resolve("policy.hcl"),
                        """
                        schema_version = 1
                        gateway {
                          proxy { listen = "127.0.0.1:9180" }
                        }
                        defaults {
                          unknown_host = "deny"
                          no_match     = "deny"
                        }
                        endpoint "https" "api" { hosts = ["api.lab.test"] }
                        """
                                + rules);
        StringBuilder tests = new StringBuilder();
        for (String action : actions) {
            String[] words = action.split(" ");
            tests.append(
                    """
                    test "%s" {
                      action {
                        endpoint = https.api
                        http {
                          method = "%s"
                          path   = "%s"
                        }
                      }
                      expect {
                        verdict = "%s"
                        %s
                      }
                    }
                    """
                            .formatted(
                                    action,
                                    words[0],
                                    words[1],
                                    words[2],
                                    words.length > 3 ? "rule = \"" + words[3] + "\"" : ""));
        }
        Path file = Files.writeString(folder.resolve("a.test.hcl"), tests);
        Configuration loaded =
                new PolicyLoader(Map.of("HOME", "/nowhere"))
                        .load(policy)
                        .configuration()
                        .orElseThrow();
        FixtureRunner runner = new FixtureRunner(loaded, Map.of(Family.HTTP, new FakeHttpReader()));
        return new PolicyUnderTest(loaded, runner.prepared(Suite.read(loaded, List.of(file))));
    }
}
