package org.clawpatrol.engine.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.clawpatrol.engine.library.Call.number;
import static org.clawpatrol.engine.library.Call.text;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Random;
import org.clawpatrol.engine.library.network.AddressTest;
import org.clawpatrol.engine.library.network.ContainsAddress;
import org.clawpatrol.engine.library.network.ContainsNetwork;
import org.clawpatrol.engine.library.network.Family;
import org.clawpatrol.engine.library.network.IsAddress;
import org.clawpatrol.engine.library.network.IsCanonical;
import org.clawpatrol.engine.library.network.IsNetwork;
import org.clawpatrol.engine.library.network.Masked;
import org.clawpatrol.engine.library.network.NetworkAddress;
import org.clawpatrol.engine.library.network.ParseAddress;
import org.clawpatrol.engine.library.network.ParseNetwork;
import org.clawpatrol.engine.library.network.PrefixLength;
import org.clawpatrol.engine.value.AddressValue;
import org.clawpatrol.engine.value.BoolValue;
import org.clawpatrol.engine.value.ErrorValue;
import org.clawpatrol.engine.value.NetworkValue;
import org.clawpatrol.engine.value.Value;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkLibraryTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "localhost",
                "example.org",
                "1.2.3",
                "1.2.3.4.5",
                "1.2.3.256",
                "01.2.3.4",
                "1.2.3.00",
                "1.2.3.-4",
                "1.2.3.4 ",
                "1.2..4",
                "16909060",
                "0x1.2.3.4",
                "\u0661.2.3.4",
                "fe80::1%en0",
                "::ffff:192.168.0.1",
                "1::2::3",
                ":::",
                ":1",
                "1:",
                "1:2:3:4:5:6:7",
                "1:2:3:4:5:6:7:8:9",
                "1:2:3:4:5:6:7::8",
                "12345::",
                "g::",
                "1.2.3.4::",
                "::1.2.3",
                "::1.2.3.4:5",
                "[::1]",
                "::1/128"
            })
    void textThatIsNoAddress_isRefused(String text) {
        assertThat(Call.of(new IsAddress(), text(text))).isEqualTo(BoolValue.FALSE);
        assertThat(Call.of(new ParseAddress(), text(text))).isInstanceOf(ErrorValue.class);
        assertThat(Call.of(new IsCanonical(), text(text))).isInstanceOf(ErrorValue.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "10.0.0.0",
                "10.0.0.0/",
                "10.0.0.0/33",
                "10.0.0.0/08",
                "10.0.0.0/+8",
                "10.0.0.0/-1",
                "10.0.0.0/8/8",
                "10.0.0.0/255.0.0.0",
                "10.0.0/8",
                "::/129",
                "fe80::%en0/64",
                "::ffff:10.0.0.0/104",
                "::ffff:a00:0/104"
            })
    void textThatIsNoNetwork_isRefused(String text) {
        assertThat(Call.of(new IsNetwork(), text(text))).isEqualTo(BoolValue.FALSE);
        assertThat(Call.of(new ParseNetwork(), text(text))).isInstanceOf(ErrorValue.class);
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, 127.0.0.1",
        "2001:DB8::68, 2001:db8::68",
        "2001:db8:0:0:0:0:0:1, 2001:db8::1",
        "2001:0db8::0001, 2001:db8::1",
        "1:0:0:2:0:0:0:3, 1:0:0:2::3",
        "1:0:0:2:3:0:0:4, 1::2:3:0:0:4",
        "1:0:2:3:4:5:6:7, 1:0:2:3:4:5:6:7",
        "0:0:0:0:0:0:0:0, ::",
        "1:2:3:4:5:6:7::, 1:2:3:4:5:6:7:0",
        "64:ff9b::1.2.3.4, 64:ff9b::102:304",
        "::ffff:c0a8:1, 192.168.0.1"
    })
    void address_hasOneCanonicalText(String written, String canonical) {
        assertThat(address(written).text()).isEqualTo(canonical);
        assertThat(Call.of(new IsCanonical(), text(canonical))).isEqualTo(BoolValue.TRUE);
        assertThat(Call.of(new IsCanonical(), text(written)))
                .isEqualTo(BoolValue.of(written.equals(canonical)));
    }

    @Test
    void randomAddress_isReadBackFromItsText() throws UnknownHostException {
        Random random = new Random(3);
        for (int i = 0; i < 5_000; i++) {
            byte[] bytes = new byte[random.nextBoolean() ? 4 : 16];
            for (int j = 0; j < bytes.length; j++) {
                bytes[j] = (byte) (random.nextInt(3) == 0 ? random.nextInt() : 0);
            }
            AddressValue address = new AddressValue(InetAddress.getByAddress(bytes));

            assertThat(address(address.text())).isEqualTo(address);
        }
    }

    @Test
    void kindsOfAddresses_areTold() {
        assertThat(is(AddressTest.Kind.UNSPECIFIED, "::")).isTrue();
        assertThat(is(AddressTest.Kind.LOOPBACK, "127.255.0.1")).isTrue();
        assertThat(is(AddressTest.Kind.LOOPBACK, "::ffff:7f00:1")).isTrue();
        assertThat(is(AddressTest.Kind.LINK_LOCAL_UNICAST, "169.254.169.254")).isTrue();
        assertThat(is(AddressTest.Kind.LINK_LOCAL_UNICAST, "fe80::1")).isTrue();
        assertThat(is(AddressTest.Kind.LINK_LOCAL_MULTICAST, "224.0.0.1")).isTrue();
        assertThat(is(AddressTest.Kind.LINK_LOCAL_MULTICAST, "224.0.1.1")).isFalse();
        assertThat(is(AddressTest.Kind.LINK_LOCAL_MULTICAST, "ff02::1")).isTrue();
        assertThat(is(AddressTest.Kind.GLOBAL_UNICAST, "10.0.0.1")).isTrue();
        assertThat(is(AddressTest.Kind.GLOBAL_UNICAST, "fd00::1")).isTrue();
        assertThat(is(AddressTest.Kind.GLOBAL_UNICAST, "255.255.255.255")).isFalse();
        assertThat(is(AddressTest.Kind.GLOBAL_UNICAST, "ff00::1")).isFalse();
        assertThat(Call.of(new Family(), address("::1"))).isEqualTo(number(6));
        assertThat(Call.of(new Family(), text("::1"))).isInstanceOf(ErrorValue.class);
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8, 10.255.0.1, true",
        "10.0.0.0/8, 11.0.0.0, false",
        "10.1.2.3/8, 10.9.9.9, true",
        "0.0.0.0/0, 255.1.2.3, true",
        "0.0.0.0/0, ::1, false",
        "::/0, 1.2.3.4, false",
        "192.168.0.0/23, 192.168.1.255, true",
        "192.168.0.0/23, 192.168.2.0, false",
        "10.0.0.0/8, ::ffff:a00:1, true",
        "2001:db8::/33, 2001:db8:8000::, false",
        "::1/128, ::1, true"
    })
    void network_containsItsAddressesOnly(String network, String address, boolean contained) {
        Value expected = BoolValue.of(contained);

        assertThat(Call.of(new ContainsAddress(), network(network), address(address)))
                .isEqualTo(expected);
        assertThat(Call.of(new ContainsAddress(), network(network), text(address)))
                .isEqualTo(expected);
    }

    @Test
    void network_containsSmallerOnesOfItsFamily() {
        assertThat(contains("10.0.0.0/8", "10.1.0.0/16")).isEqualTo(BoolValue.TRUE);
        assertThat(contains("10.0.0.0/8", "10.0.0.0/8")).isEqualTo(BoolValue.TRUE);
        assertThat(contains("10.0.0.0/8", "10.0.0.0/7")).isEqualTo(BoolValue.FALSE);
        assertThat(contains("0.0.0.0/0", "::/0")).isEqualTo(BoolValue.FALSE);
        assertThat(contains("10.0.0.0/8", "11.0.0.0/16")).isEqualTo(BoolValue.FALSE);
        assertThat(contains("10.0.0.0/8", "x")).isInstanceOf(ErrorValue.class);
        assertThat(Call.of(new ContainsAddress(), network("10.0.0.0/8"), text("x")))
                .isInstanceOf(ErrorValue.class);
        assertThat(Call.of(new ContainsNetwork(), text("10.0.0.0/8"), text("10.0.0.0/8")))
                .isInstanceOf(ErrorValue.class);
    }

    @Test
    void hostBits_areKeptUntilMasked() {
        Value network = network("192.168.1.5/24");

        assertThat(Call.of(new NetworkAddress(), network)).isEqualTo(address("192.168.1.5"));
        assertThat(Call.of(new Masked(), network)).isEqualTo(network("192.168.1.0/24"));
        assertThat(Call.of(new PrefixLength(), network)).isEqualTo(number(24));
        assertThat(Call.of(new Masked(), network("2001:db8:ffff::/33")))
                .isEqualTo(network("2001:db8:8000::/33"));
        assertThat(((NetworkValue) network("2001:DB8::1/32")).text()).isEqualTo("2001:db8::1/32");
    }

    private static boolean is(AddressTest.Kind kind, String address) {
        return Call.of(new AddressTest(kind), address(address)) == BoolValue.TRUE;
    }

    private static Value contains(String network, String other) {
        return Call.of(new ContainsNetwork(), network(network), text(other));
    }

    private static AddressValue address(String text) {
        return (AddressValue) Call.of(new ParseAddress(), text(text));
    }

    private static Value network(String text) {
        return Call.of(new ParseNetwork(), text(text));
    }
}
