package org.clawpatrol.proxy.tls;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServerNameTest {

    @ParameterizedTest
    @CsvSource({
        "api.example.test, api.example.test",
        "API.Example.TEST, api.example.test",
        "api.example.test., api.example.test",
        "_dmarc.example.test, _dmarc.example.test",
        "xn--bcher-kva.test, xn--bcher-kva.test",
        "localhost, localhost",
        "192.0.2.1, 192.0.2.1",
        "2001:DB8:0:0::1, 2001:db8::1",
        "::FFFF:192.0.2.1, 192.0.2.1",
    })
    void serverName_anySpelling_hasOneForm(String raw, String folded) {
        assertThat(ServerName.parse(raw).orElseThrow().text()).isEqualTo(folded);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "..",
                ".com",
                "a..b",
                "a.test..",
                "*.com",
                "*.example.test",
                "a b.test",
                "a\u0000.test",
                "evil.test\u0000.good.test",
                "bücher.test",
                "-a.test",
                "a-.test",
                "a@b.test",
                "a/b",
                "a\\b",
                "a%00b",
                "256.1.1.1",
                "192.0.2.1.",
                "fe80::1%eth0",
                "[::1]",
                "::1::",
                "1:2",
                "64:ff9b::127.0.0.1",
                ":",
                "12345::",
            })
    void serverName_notAName_isRefused(String raw) {
        assertThat(ServerName.parse(raw)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {63, 64, 253, 254})
    void serverName_length_isBounded(int length) {
        String label = "a".repeat(63);
        String name =
                length <= 64
                        ? "a".repeat(length)
                        : (label + "." + label + "." + label + "." + "a".repeat(length - 192));
        assertThat(ServerName.parse(name).isPresent()).isEqualTo(length == 63 || length == 253);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2130706433",
                "0x7f.1",
                "127.1",
                "0",
                "0x7f000001",
                "017700000001",
                "0X7F.1",
                "01.2.3.4",
                "0."
            })
    void serverName_addressInDisguise_isTold(String raw) {
        assertThat(ServerName.parse(raw).orElseThrow().disguisedAddress()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "1.example.test", "0x.test", "a1", "::1"})
    void serverName_plain_isNoDisguise(String raw) {
        assertThat(ServerName.parse(raw).orElseThrow().disguisedAddress()).isFalse();
    }
}
