package org.clawpatrol.proxy.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.clawpatrol.dsl.config.CredentialConfig;
import org.clawpatrol.proxy.credential.FailedSourceException;
import org.clawpatrol.proxy.credential.SecretLookup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A secret that nobody set is one thing, one that cannot be read another. */
final class EnvironmentSecretsTest {
    private static final Set<String> MAIN = Set.of("");
    private static final String VARIABLE = "CLAWPATROL_SECRET_API";

    @TempDir private Path folder;

    private static Optional<String> problem(String value) {
        return new EnvironmentSecrets(Map.of(VARIABLE, value)).problem("api", MAIN);
    }

    @Test
    void problem_unset_isNone() {
        assertThat(problem("")).isEmpty();
        assertThat(problem("s3cret")).isEmpty();
    }

    @Test
    void problem_absentFile_isNamedAsSuch() {
        assertThat(problem("@/nonexistent/file"))
                .contains(
                        VARIABLE
                                + " names /nonexistent/file, which cannot be used: there is no such"
                                + " file");
    }

    @Test
    void problem_folder_isNamedAsSuch() {
        assertThat(problem("@" + folder).orElseThrow()).contains("not a regular file");
        assertThat(problem("@a\0b").orElseThrow()).contains("no path");
    }

    @Test
    void problem_forbiddenFile_isNamedAsSuch() {
        assertThat(EnvironmentSecrets.reason(new AccessDeniedException("/etc/x")))
                .isEqualTo("the gateway's user may not read it");
    }

    @Test
    void problem_unusableValue_isNamedWithoutIt() throws Exception {
        Path file = Files.writeString(folder.resolve("two"), "s3cret\nline\n");

        assertThat(problem("@" + file).orElseThrow())
                .contains("line break")
                .doesNotContain("s3cret");
        assertThat(problem("s3cret\rx").orElseThrow())
                .startsWith(VARIABLE + " cannot be used")
                .doesNotContain("s3cret");
    }

    @Test
    void lookup_unreadableFile_failsRatherThanMisses() {
        var environment = new EnvironmentSecrets(Map.of(VARIABLE, "@/nonexistent/file"));
        SecretLookup lookup =
                SecretLookup.in(
                        new SecretSource() {
                            @Override
                            public Map<String, Secret> find(String name, Set<String> slots) {
                                return environment.find(name, slots);
                            }

                            @Override
                            public Optional<String> problem(String name, Set<String> slots) {
                                return environment.problem(name, slots);
                            }
                        });
        CredentialConfig credential =
                new CredentialConfig(
                        "api",
                        "bearer_token",
                        List.of(),
                        Optional.empty(),
                        Optional.empty(),
                        new CredentialConfig.BearerToken(false));

        assertThatThrownBy(() -> lookup.find(credential, MAIN).toCompletableFuture().join())
                .hasCauseInstanceOf(FailedSourceException.class)
                .hasMessageContaining("credential `api`: " + VARIABLE + " names");
    }
}
