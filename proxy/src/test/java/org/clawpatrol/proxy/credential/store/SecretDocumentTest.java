package org.clawpatrol.proxy.credential.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SecretDocumentTest {
    private static final Map<String, String> MEMBER = Map.of("", "token");

    private static Map<String, String> read(String text, Map<String, String> keys)
            throws StoreException {
        return Stores.texts(SecretDocument.secrets(text.getBytes(UTF_8), keys));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "s3cret",
                "\"s3cret\"",
                "[\"s3cret\"]",
                "{\"token\":\"s3cret\"",
                "{\"token\":\"s3cret\"} s3cret",
                "{\"token\":\"s3cret\",\"token\":\"other\"}",
                "{\"token\":[\"s3cret\"]}",
                "{\"token\":42}",
                "{\"token\":true}",
                "{'token':'s3cret'}",
                "\uFEFF\u0000{\"token\":\"s3cret\"}",
                "{\"token\":\"s3cret\n\"}",
                "token=s3cret"
            })
    void secrets_noPlainObjectWithThatText_isAFailureThatQuotesNothing(String text) {
        assertThatThrownBy(() -> read(text, MEMBER))
                .isInstanceOf(StoreException.class)
                .hasMessageNotContaining("s3cret");
    }

    @Test
    void secrets_nestedTooDeeply_isAFailure() {
        String deep = "{\"a\":".repeat(100_000) + "1" + "}".repeat(100_000);

        assertThatThrownBy(() -> read(deep, MEMBER)).isInstanceOf(StoreException.class);
    }

    @Test
    void secrets_absentOrNull_areLeftOut() throws Exception {
        assertThat(read("{\"token\":null}", MEMBER)).isEmpty();
        assertThat(read("{\"a\":{}}", Map.of("", "/a/b/c", "x", "/", "y", "token"))).isEmpty();
    }

    @Test
    void secrets_pointerAndName_meanDifferentMembers() throws Exception {
        String text = "{\"a\":{\"b\":\"pointed\"},\"a.b\":\"named\",\"a~1b\":\"tilde\"}";

        assertThat(read(text, Map.of("p", "/a/b", "n", "a.b", "t", "/a~01b")))
                .containsOnly(
                        Map.entry("p", "pointed"),
                        Map.entry("n", "named"),
                        Map.entry("t", "tilde"));
    }

    @Test
    void secrets_ofTheText_wipeIt() throws Exception {
        byte[] text = "{\"token\":\"s3cret\"}".getBytes(UTF_8);
        Stores.texts(SecretDocument.secrets(text, MEMBER));

        assertThat(text).containsOnly(0);
    }

    @Test
    void secrets_anyBytes_areSecretsOrAFailure() {
        Random random = new Random(20261121);
        byte[] sample = "{\"token\":\"s3cret\\u0041\\/\",\"a\":{\"b\":[1,null]}}".getBytes(UTF_8);
        for (int round = 0; round < 50_000; round++) {
            byte[] text = sample.clone();
            for (int change = random.nextInt(4); change >= 0; change--) {
                text[random.nextInt(text.length)] = (byte) random.nextInt(256);
            }
            try {
                Stores.texts(SecretDocument.secrets(text, Map.of("", "token", "p", "/a/b")));
            } catch (StoreException expected) {
                assertThat(expected.why()).doesNotContain("s3cr");
            }
        }
    }
}
