package org.clawpatrol.proxy.net;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.util.List;
import org.clawpatrol.proxy.tls.ServerName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressGuardTest {

    private static InetAddress address(String literal) throws Exception {
        return InetAddress.getByAddress(NetUtil.createByteArrayFromIpAddressString(literal));
    }

    private static AddressGuard guard() throws Exception {
        return AddressGuard.protecting(List.of());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "0.1.2.3",
                "10.0.0.1",
                "10.255.255.255",
                "100.64.0.1",
                "100.100.100.200",
                "100.127.255.255",
                "127.0.0.1",
                "127.255.255.254",
                "168.63.129.16",
                "169.254.169.254",
                "172.16.0.1",
                "172.31.255.255",
                "192.0.0.192",
                "192.168.1.1",
                "198.18.0.1",
                "224.0.0.1",
                "239.255.255.250",
                "240.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "::127.0.0.1",
                "::ffff:127.0.0.1",
                "::ffff:10.0.0.1",
                "::ffff:169.254.169.254",
                "64:ff9b::7f00:1",
                "64:ff9b::a9fe:a9fe",
                "64:ff9b:1::1",
                "2001:0:1::1",
                "2002:7f00:1::1",
                "2002:a00:1::1",
                "fc00::1",
                "fd00:ec2::254",
                "fd7a:115c:a1e0::1",
                "fe80::1",
                "fec0::1",
                "ff02::1",
            })
    void guard_addressAgentsHaveNoBusinessWith_isRefused(String literal) throws Exception {
        assertThat(guard().allows(address(literal))).isFalse();
        assertThat(guard().refusesUnresolved(ServerName.parse(literal).orElseThrow())).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.1.1.1",
                "9.255.255.255",
                "11.0.0.0",
                "100.63.255.255",
                "100.128.0.0",
                "126.255.255.255",
                "128.0.0.1",
                "169.253.255.255",
                "172.15.255.255",
                "172.32.0.0",
                "192.167.255.255",
                "192.169.0.0",
                "223.255.255.255",
                "::ffff:1.1.1.1",
                "64:ff9b::101:101",
                "2001:4860:4860::8888",
                "2606:4700::1111",
            })
    void guard_publicAddress_isAllowed(String literal) throws Exception {
        assertThat(guard().allows(address(literal))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost",
                "localhost.",
                "LOCALHOST",
                "a.localhost",
                "2130706433",
                "0x7f.1",
                "127.1",
                "0",
                "0177.0.0.1",
                "0x7f000001"
            })
    void guard_nameOfThisHost_isRefusedUnresolved(String raw) throws Exception {
        assertThat(guard().refusesUnresolved(ServerName.parse(raw).orElseThrow())).isTrue();
    }

    @Test
    void guard_ownListener_isRefused() throws Exception {
        InetAddress own = address("203.0.113.5");
        AddressGuard guard = AddressGuard.protecting(List.of(new InetSocketAddress(own, 8080)));
        assertThat(guard.allows(own)).isFalse();
        assertThat(guard.allows(address("::ffff:203.0.113.5"))).isFalse();
        assertThat(guard.allows(address("203.0.113.6"))).isTrue();
    }

    @Test
    void guard_wildcardListener_protectsEveryOwnAddress() throws Exception {
        AddressGuard guard = AddressGuard.protecting(List.of(new InetSocketAddress(8080)));
        var own =
                NetworkInterface.networkInterfaces()
                        .flatMap(NetworkInterface::inetAddresses)
                        .toList();
        assertThat(own).isNotEmpty().noneMatch(guard::allows);
    }
}
