package org.clawpatrol.proxy.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.List;
import org.clawpatrol.proxy.tls.ServerName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NoProxyTest {
    private final NoProxy exemptions =
            new NoProxy(
                    List.of(
                            "Host.Test.",
                            "*.corp.test",
                            "192.0.2.7",
                            "10.0.0.0/8",
                            "2001:db8::/32",
                            "2001:db9::1"));

    @ParameterizedTest
    @CsvSource({
        "host.test, true",
        "HOST.TEST., true",
        "a.host.test, false",
        "ahost.test, false",
        "a.corp.test, true",
        "a.b.corp.test, true",
        "corp.test, false",
        "evilcorp.test, false",
        "192.0.2.7, true",
        "192.0.2.8, false",
        "10.255.1.2, true",
        "11.0.0.1, false",
        "2001:db8:ffff::1, true",
        "2001:db9::1, true",
        "2001:db9::2, false"
    })
    void host_isExempt_asListed(String host, boolean exempt) {
        assertThat(exemptions.exempts(ServerName.parse(host).orElseThrow())).isEqualTo(exempt);
    }

    @Test
    void addresses_areExemptOnlyTogether() throws Exception {
        InetAddress inside = InetAddress.getByName("10.1.2.3");
        InetAddress outside = InetAddress.getByName("93.184.215.14");
        assertThat(exemptions.exempts(List.of(inside, inside))).isTrue();
        assertThat(exemptions.exempts(List.of(inside, outside))).isFalse();
        assertThat(new NoProxy(List.of("a.test")).exempts(List.of(inside))).isFalse();
    }
}
