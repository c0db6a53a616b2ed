package org.clawpatrol.proxy.credential.mint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.security.KeyPair;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RsaKeyTest {
    @ParameterizedTest
    @ValueSource(ints = {2048, 3072})
    void read_bothForms_areTheSameKey(int bits) throws Exception {
        KeyPair pair = RsaKeys.pair(bits);

        assertThat(RsaKey.read(RsaKeys.pkcs8(pair))).contains(pair.getPrivate());
        assertThat(RsaKey.read(RsaKeys.pkcs1(pair))).contains(pair.getPrivate());
        assertThat(RsaKey.read("words\n" + RsaKeys.pkcs1(pair).replace("\n", "\r\n")))
                .contains(pair.getPrivate());
    }

    @Test
    void read_shortKey_isNone() throws Exception {
        assertThat(RsaKey.read(RsaKeys.pkcs8(RsaKeys.pair(1024)))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-----BEGIN PRIVATE KEY-----\n-----END PRIVATE KEY-----",
                "-----BEGIN RSA PRIVATE KEY-----\nAAAA\n-----END RSA PRIVATE KEY-----",
                "-----BEGIN ENCRYPTED PRIVATE KEY-----\nAAAA\n-----END ENCRYPTED PRIVATE KEY-----"
            })
    void read_noKey_isNone(String text) {
        assertThat(RsaKey.read(text)).isEmpty();
    }

    @Test
    void read_damagedKeys_neverThrow() throws Exception {
        String whole = RsaKeys.pkcs1(RsaKeys.pair(2048));
        Random random = new Random(11);
        for (int i = 0; i < 300; i++) {
            var text = new StringBuilder(whole);
            for (int n = 1 + random.nextInt(4); n > 0; n--) {
                text.setCharAt(random.nextInt(text.length()), (char) (32 + random.nextInt(95)));
            }
            text.setLength(random.nextInt(text.length()));
            assertThatCode(() -> RsaKey.read(text.toString())).doesNotThrowAnyException();
        }
    }
}
