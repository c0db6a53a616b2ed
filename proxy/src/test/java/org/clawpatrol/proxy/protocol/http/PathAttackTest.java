package org.clawpatrol.proxy.protocol.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A32 on a live gateway: no spelling of a denied prefix reaches the origin. */
class PathAttackTest {
    private static TestOrigin origin;
    private static LoopbackGateway strict;
    private static LoopbackGateway off;
    private static LoopbackGateway open;

    @BeforeAll
    static void start() throws IOException {
        origin = TestOrigin.ok();
        strict = new LoopbackGateway(new Lab().denyPath("/admin").build(), origin.port());
        off = new LoopbackGateway(new Lab().denyPath("/admin").anyPath().build(), origin.port());
        open = new LoopbackGateway(new Lab().anyPath().build(), origin.port());
    }

    @AfterAll
    static void stop() throws IOException {
        strict.close();
        off.close();
        open.close();
        origin.close();
    }

    static Stream<String> targets() {
        return Stream.concat(
                PathSpellings.ofAdmin().stream(),
                Stream.of(
                        "/admin?x=y",
                        "/admin#x",
                        "/#/../admin",
                        "/x/../admin?x=/y/..",
                        "https://api.lab.test/admin",
                        "https://api.lab.test//x/../admin",
                        "https://api.lab.test/x/..%2fadmin"));
    }

    private static String answer(LoopbackGateway gateway, String target) throws IOException {
        try (RawAgent agent = gateway.agent()) {
            agent.send("GET " + target + " HTTP/1.1\r\nHost: api.lab.test\r\n\r\n");
            return agent.response();
        }
    }

    @ParameterizedTest
    @MethodSource("targets")
    void target_spellingADeniedPrefix_isRefusedByStrictAndOff(String target) throws IOException {
        int before = origin.heads().size();
        assertThat(answer(strict, target)).matches("(?s)HTTP/1.1 (400|403) .*");
        assertThat(answer(off, target)).matches("(?s)HTTP/1.1 (400|403) .*");
        assertThat(origin.heads()).hasSize(before);
    }

    @ParameterizedTest
    @CsvSource({
        "/projects/group%2Fname?a=b%2Fc, /projects/group%2Fname?a=b%2Fc",
        "/files/report%2Epdf, /files/report%2Epdf",
        "/%7euser, /~user",
    })
    void target_harmless_reachesTheOriginWithOff(String target, String forwarded)
            throws IOException {
        assertThat(answer(off, target)).startsWith("HTTP/1.1 200 ");
        assertThat(origin.heads().getLast()).startsWith("GET " + forwarded + " HTTP/1.1\r\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//lead",
                "/a//b?x=//y/../z",
                "/a/./b",
                "/a/../b",
                "/a/..",
                "/a/b//",
                "/a/%2e%2e/b",
                "/a%2F%2Fb"
            })
    void emptyAndDotSegments_areForwardedAsSent_whereNoRuleReadsThePath(String target)
            throws IOException {
        assertThat(answer(open, target)).startsWith("HTTP/1.1 200 ");
        assertThat(origin.heads().getLast()).startsWith("GET " + target + " HTTP/1.1\r\n");

        int before = origin.heads().size();
        assertThat(answer(off, target)).startsWith("HTTP/1.1 403 ");
        assertThat(origin.heads()).hasSize(before);
    }

    @Test
    void ambiguity_underStrict_isNamedToTheAgent() throws IOException {
        assertThat(answer(strict, "/projects/group%2Fname"))
                .startsWith("HTTP/1.1 400 ")
                .contains("Connection: close")
                .endsWith("ambiguous path: escaped dot, slash or backslash");
    }
}
