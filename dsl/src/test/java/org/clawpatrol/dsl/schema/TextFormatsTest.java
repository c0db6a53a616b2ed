package org.clawpatrol.dsl.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.clawpatrol.dsl.config.HostPort;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Durations, sizes and addresses as they are written in configurations. */
final class TextFormatsTest {

    @ParameterizedTest
    @CsvSource({
        "0, PT0S",
        "+0, PT0S",
        "720h, PT720H",
        "1h30m, PT1H30M",
        "1.5s, PT1.5S",
        ".5s, PT0.5S",
        "2.s, PT2S",
        "1h-, ",
        "10ms, PT0.01S",
        "3us, PT0.000003S",
        "3\u00b5s, PT0.000003S",
        "3\u03bcs, PT0.000003S",
        "7ns, PT0.000000007S",
        "-5m, PT-5M",
    })
    void duration_grammar_isReadExactly(String text, Duration expected) {
        assertThat(DurationText.parse(text).orElse(null)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", "5", "-", "1d", "1w", "s", ".s", "1 h", "1h ", "1H", "1e3s", "0x1s", "--1s"
            })
    void duration_anythingElse_isRefused(String text) {
        assertThat(DurationText.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2562048h", "99999999999999999999h"})
    void duration_beyondTheRange_isRefused(String text) {
        assertThat(DurationText.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1",
        "+4096, 4096",
        "' 2 KiB ', 2048",
        "64k, 65536",
        "1M, 1048576",
        "1 mib, 1048576",
        "2g, 2147483648",
        "3GiB, 3221225472",
        "8b, 8",
        "9223372036854775807, 9223372036854775807",
    })
    void size_grammar_isReadExactly(String text, long expected) {
        assertThat(SizeText.parse(text)).hasValue(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "-1",
                "1kb",
                "1MB",
                "1.5m",
                "1e3",
                "k",
                "1 k b",
                "1t",
                "0x10",
                "9223372036854775808",
                "17179869184g",
                "99999999999999999999999999999999999"
            })
    void size_anythingElse_isRefused(String text) {
        assertThat(SizeText.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1:9180, 127.0.0.1, 9180",
        "Localhost:80, localhost, 80",
        "[::1]:443, ::1, 443",
        ":8080, 0.0.0.0, 8080",
        "localhost:0, localhost, 0",
    })
    void address_toListenOn_isReadExactly(String text, String host, int port) {
        assertThat(AddressText.parse(text, true)).contains(new HostPort(host, port));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", "a", "a:", ":443", "a:0", "a:65536", "::1:443", "[::1]", "[a]:1", "a b:1",
                "a:1x"
            })
    void address_toDial_mustBeComplete(String text) {
        assertThat(AddressText.parse(text, false)).isEmpty();
    }
}
