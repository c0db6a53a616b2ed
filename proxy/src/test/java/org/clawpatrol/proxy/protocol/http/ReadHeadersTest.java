package org.clawpatrol.proxy.protocol.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.clawpatrol.engine.policy.EndpointPolicy;
import org.clawpatrol.proxy.fake.LoadedPolicy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReadHeadersTest {
    @TempDir Path folder;

    private EndpointPolicy reading(String condition) throws IOException {
        String rule =
                """
                rule "r" {
                  endpoint  = https.api
                  condition = "%s"
                  verdict   = "deny"
                }
                """
                        .formatted(condition);
        return LoadedPolicy.of(folder, rule).action("a", "GET", "/").policy();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'X-Env' in http.headers",
                "http.headers['X-Env'][0] == 'prod'",
                "http.headers[?'X-Env'].hasValue()",
                "http.method == 'get' && !('X-Env' in http.headers)",
                "['a'].exists(m, http.headers['X-Env'].exists(v, v == m))"
            })
    void nameThatStandsThere_isTheOnlyOneRead(String condition) throws IOException {
        ReadHeaders read = new ReadHeaders();
        EndpointPolicy policy = reading(condition);
        assertThat(read.has(policy, "x-env")).isTrue();
        assertThat(read.has(policy, "x-other")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http.headers.exists(k, k.startsWith('X-'))",
                "http.headers[http.host].size() > 0",
                "size(http.headers) > 3",
                "['X-Env'].exists(k, k in http.headers)",
                "{'X-Env': ['prod']} == http.headers"
            })
    void namesThatAreComputed_mayBeAny(String condition) throws IOException {
        assertThat(new ReadHeaders().has(reading(condition), "x-other")).isTrue();
    }

    @Test
    void anotherPolicy_isReadAnew() throws IOException {
        ReadHeaders read = new ReadHeaders();
        EndpointPolicy computed = reading("size(http.headers) > 3");
        EndpointPolicy named = reading("'X-Env' in http.headers");
        assertThat(read.has(computed, "x-other")).isTrue();
        assertThat(read.has(named, "x-other")).isFalse();
        assertThat(read.has(reading("http.method == 'get'"), "x-env")).isFalse();
        assertThat(read.has(named, "x-env")).isTrue();
    }
}
