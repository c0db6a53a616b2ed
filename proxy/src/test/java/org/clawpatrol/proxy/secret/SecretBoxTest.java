package org.clawpatrol.proxy.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.List;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

final class SecretBoxTest {
    private static final byte[] CLEAR = "clear text".getBytes(StandardCharsets.UTF_8);
    private static final SealLabel LABEL = new SealLabel("credential", "api", "key");

    private final SecretBox box = box(1);

    @Test
    void sealed_opensUnderItsLabel() throws Exception {
        assertThat(box.open(LABEL, box.seal(LABEL, CLEAR)).reveal()).isEqualTo(CLEAR);
        assertThat(box.seal(LABEL, CLEAR)).isNotEqualTo(box.seal(LABEL, CLEAR));
    }

    @Test
    void sealed_changedInAnyByte_doesNotOpen() {
        byte[] sealed = box.seal(LABEL, CLEAR);
        for (int i = 0; i < sealed.length; i++) {
            byte[] changed = sealed.clone();
            changed[i] ^= 1;
            assertThatThrownBy(() -> box.open(LABEL, changed))
                    .isInstanceOf(BrokenSealException.class);
        }
        assertThatThrownBy(() -> box.open(LABEL, new byte[0]))
                .isInstanceOf(BrokenSealException.class);
    }

    @Test
    void sealed_underAnotherLabel_doesNotOpen() {
        byte[] sealed = box.seal(LABEL, CLEAR);
        for (SealLabel other :
                List.of(
                        new SealLabel("blob", "api", "key"),
                        new SealLabel("credential", "apik", "ey"),
                        new SealLabel("credential", "api", ""),
                        new SealLabel("credential", "other", "key"))) {
            assertThatThrownBy(() -> box.open(other, sealed))
                    .isInstanceOf(BrokenSealException.class);
        }
    }

    @Test
    void sealed_withAnotherKey_doesNotOpen() {
        assertThatThrownBy(() -> box(2).open(LABEL, box.seal(LABEL, CLEAR)))
                .isInstanceOf(BrokenSealException.class)
                .hasMessageNotContaining("clear text");
    }

    private static SecretBox box(int seed) {
        byte[] key = new byte[32];
        key[0] = (byte) seed;
        return new SecretBox(new SecretKeySpec(key, "AES"), new SecureRandom());
    }
}
