package org.clawpatrol.proxy.net;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SocksReaderTest {
    private static ByteBuf bytes(String hex) {
        return Unpooled.wrappedBuffer(HexFormat.of().parseHex(hex.replace(" ", "")));
    }

    private static String name(String text) {
        byte[] name = text.getBytes(StandardCharsets.ISO_8859_1);
        return "05 01 00 03 "
                + HexFormat.of().toHexDigits((byte) name.length)
                + HexFormat.of().formatHex(name)
                + "01bb";
    }

    @ParameterizedTest
    @ValueSource(strings = {"04 01 00", "05 00", "05 01 00 05", "05 01 00 05 01 00 01", "00 01 00"})
    void greeting_thatIsNone_isUnreadable(String hex) {
        assertThat(SocksReader.greeting(bytes(hex))).isInstanceOf(SocksReading.Unreadable.class);
    }

    @ParameterizedTest
    @CsvSource({
        "05 01 00, true, false",
        "05 01 02, false, true",
        "05 03 00 01 02, true, true",
        "05 01 01, false, false",
        "05 02 80 ff, false, false"
    })
    void greeting_tellsWhatIsOffered(String hex, boolean unproven, boolean password) {
        ByteBuf in = bytes(hex);
        assertThat(SocksReader.greeting(in))
                .isEqualTo(new SocksReading.Greeting(unproven, password));
        assertThat(in.isReadable()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"05 01 61 01 62", "00", "01 01 61 01 62 00"})
    void login_thatIsNone_isUnreadable(String hex) {
        assertThat(SocksReader.login(bytes(hex))).isInstanceOf(SocksReading.Unreadable.class);
    }

    @Test
    void login_neverShowsItsPassword() {
        var reading = SocksReader.login(bytes("01 02 61 62 03 78 79 7a"));
        assertThat(reading).isInstanceOf(SocksReading.Login.class);
        assertThat(((SocksReading.Login) reading).password()).isEqualTo("xyz");
        assertThat(reading.toString()).doesNotContain("xyz");
    }

    @Test
    void login_ofGreatestLength_isRead() {
        String hex = "01 ff " + "61".repeat(255) + " ff " + "62".repeat(255);
        assertThat(((SocksReading.Login) SocksReader.login(bytes(hex))).password())
                .isEqualTo("b".repeat(255));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "04 01 00 01 01 02 03 04 00 50",
                "05 01 01 01 01 02 03 04 00 50",
                "05 01 00 01 01 02 03 04 00 00",
                "05 01 00 03 00 00 50",
                "05 01 00 01 01 02 03 04 00 50 16",
            })
    void request_thatIsMalformed_isUnreadable(String hex) {
        assertThat(SocksReader.request(bytes(hex)))
                .isInstanceOfSatisfying(
                        SocksReading.Unreadable.class,
                        no -> assertThat(no.reply()).isEqualTo(SocksReply.GENERAL_FAILURE));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*.a.test",
                "a b.test",
                "a\u0000.test",
                "a..test",
                ".test",
                "a.test:443",
                "[::1]",
                "\u00e4.test",
                "fe80::1%eth0",
                "a/b",
                "user@a.test",
                "a.test\r\n"
            })
    void request_forNoName_isUnreadable(String text) {
        assertThat(SocksReader.request(bytes(name(text))))
                .isInstanceOf(SocksReading.Unreadable.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"05 01 00 00 01", "05 01 00 02 01", "05 01 00 ff 01"})
    void request_withUnknownKindOfAddress_saysSo(String hex) {
        assertThat(SocksReader.request(bytes(hex)))
                .isInstanceOfSatisfying(
                        SocksReading.Unreadable.class,
                        no ->
                                assertThat(no.reply())
                                        .isEqualTo(SocksReply.ADDRESS_TYPE_NOT_SUPPORTED));
    }

    @ParameterizedTest
    @CsvSource({
        "05 01 00 01 01 02 03 04 00 50, true, 1.2.3.4:80",
        "05 02 00 01 01 02 03 04 00 50, false, 1.2.3.4:80",
        "05 03 00 01 01 02 03 04 00 50, false, 1.2.3.4:80",
        "05 00 00 01 01 02 03 04 00 50, false, 1.2.3.4:80",
        "05 01 00 04 20010db8000000000000000000000001 ffff, true, [2001:db8::1]:65535",
        "05 01 00 04 00000000000000000000ffff7f000001 0050, true, 127.0.0.1:80"
    })
    void request_byAddress_isRead(String hex, boolean connect, String destination) {
        assertThat(SocksReader.request(bytes(hex)))
                .isInstanceOfSatisfying(
                        SocksReading.Request.class,
                        request -> {
                            assertThat(request.connect()).isEqualTo(connect);
                            assertThat(request.destination()).hasToString(destination);
                        });
    }

    @ParameterizedTest
    @CsvSource({
        "API.Test., api.test:443",
        "a_b.test, a_b.test:443",
        "127.0.0.1, 127.0.0.1:443",
        "::1, [::1]:443"
    })
    void request_byName_isFoldedAsEverywhere(String text, String destination) {
        assertThat(SocksReader.request(bytes(name(text))))
                .isInstanceOfSatisfying(
                        SocksReading.Request.class,
                        request -> assertThat(request.destination()).hasToString(destination));
    }

    @Test
    void everyCutMessage_isIncompleteAndLeftAlone() {
        cut(SocksReader::greeting, "05 03 00 01 02");
        cut(SocksReader::login, "01 02 61 62 03 78 79 7a");
        cut(SocksReader::request, "05 01 00 01 01 02 03 04 00 50");
        cut(SocksReader::request, name("a.test"));
    }

    private static void cut(Function<ByteBuf, SocksReading> reader, String hex) {
        ByteBuf whole = bytes(hex);
        for (int length = 1; length < whole.readableBytes(); length++) {
            ByteBuf part = whole.slice(0, length);
            assertThat(reader.apply(part)).isInstanceOf(SocksReading.Incomplete.class);
            assertThat(part.readableBytes()).isEqualTo(length);
        }
        assertThat(reader.apply(whole)).isNotInstanceOf(SocksReading.Incomplete.class);
    }

    @Test
    void randomBytes_neverMakeItFailOrAskForMoreThanAMessageCanHold() {
        Random random = new Random(5);
        for (int round = 0; round < 20_000; round++) {
            byte[] noise = new byte[1 + random.nextInt(600)];
            random.nextBytes(noise);
            noise[0] = (byte) (round % 2 == 0 ? 5 : 1);
            if (noise.length > 2) {
                noise[2] = 0;
            }
            for (var reader :
                    List.<Function<ByteBuf, SocksReading>>of(
                            SocksReader::greeting, SocksReader::login, SocksReader::request)) {
                SocksReading reading = reader.apply(Unpooled.wrappedBuffer(noise));
                if (noise.length > 513) {
                    assertThat(reading).isInstanceOf(SocksReading.Unreadable.class);
                }
            }
        }
    }
}
