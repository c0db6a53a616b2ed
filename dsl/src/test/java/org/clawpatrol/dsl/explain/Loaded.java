package org.clawpatrol.dsl.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.clawpatrol.dsl.config.Configuration;
import org.clawpatrol.dsl.load.LoadResult;
import org.clawpatrol.dsl.load.PolicyLoader;
import org.clawpatrol.engine.fact.Facts;
import org.clawpatrol.engine.policy.EndpointPolicy;
import org.clawpatrol.engine.policy.LogDetail;

/** A policy that was loaded from text, and questions about it. */
record Loaded(Configuration configuration) {
    private static final String HEAD =
            """
            schema_version = 1
            gateway {
              proxy { listen = "127.0.0.1:9180" }
            }
            endpoint "https" "api" { hosts = ["api.lab.test"] }
            credential "bearer_token" "reader" { endpoint = https.api }
            credential "bearer_token" "writer" {
              endpoint    = https.api
              placeholder = "writer-placeholder"
            }
            profile "dev" { credentials = [bearer_token.reader] }
            profile "ops" { credentials = [bearer_token.reader, bearer_token.writer] }
            """;

    static Loaded of(Path folder, String defaults, String rules) {
        try {
            Path file = folder.resolve("policy.hcl");
            Files.writeString(
                    file, HEAD + "defaults { no_match = \"" + defaults + "\" }\n" + rules);
            LoadResult result = new PolicyLoader(Map.of("HOME", "/nowhere")).load(file);
            assertThat(result.configuration()).as("%s", result.diagnostics()).isPresent();
            return new Loaded(result.configuration().orElseThrow());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    EndpointPolicy policy() {
        return configuration.policy().endpoint("api").orElseThrow();
    }

    Explanation explain(Facts facts) {
        return explain(facts, Optional.empty(), Extent.brief());
    }

    Explanation explain(Facts facts, Optional<String> credential, Extent extent) {
        Question question =
                new Question(
                        Objects.requireNonNull(configuration.endpoints().get("api")),
                        facts,
                        Optional.empty(),
                        credential);
        return new Explainer(configuration).explain(question, policy(), LogDetail.FULL, extent);
    }
}
