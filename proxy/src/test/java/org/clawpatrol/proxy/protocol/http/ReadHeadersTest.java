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
        ReadHeaders read = ReadHeaders.of(reading(condition));
        assertThat(read.has("x-env")).isTrue();
        assertThat(read.has("x-other")).isFalse();
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
        assertThat(ReadHeaders.of(reading(condition)).has("x-other")).isTrue();
    }

    @Test
    void anotherPolicy_isReadAnew() throws IOException {
        ReadHeaders computed = ReadHeaders.of(reading("size(http.headers) > 3"));
        ReadHeaders named = ReadHeaders.of(reading("'X-Env' in http.headers"));
        ReadHeaders none = ReadHeaders.of(reading("http.method == 'get'"));
        assertThat(computed.has("x-other")).isTrue();
        assertThat(named.has("x-other")).isFalse();
        assertThat(none.has("x-env")).isFalse();
        assertThat(named.has("x-env")).isTrue();
    }
}
