package org.clawpatrol.proxy.protocol.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class ActionDigestTest {
    private final ActionDigests digests = new ActionDigests();

    @Test
    void parts_ofAnySizeAndCharacters_areDigestedWithTheirLengths() throws Exception {
        Random random = new Random(7);
        for (int round = 0; round < 500; round++) {
            ActionDigest digest = digests.begin();
            var expected = new ByteArrayOutputStream();
            var parts = new DataOutputStream(expected);
            for (int i = random.nextInt(20); i > 0; i--) {
                String text = draw(random);
                byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
                parts.writeInt(bytes.length);
                parts.write(bytes);
                var _ = random.nextBoolean() ? digest.add(text) : digest.add(bytes);
            }
            assertThat(digest.hex()).isEqualTo(sha256(expected.toByteArray()));
        }
    }

    @Test
    void digest_thatWasLeftHalfWay_leavesNothingInTheNext() throws Exception {
        String huge = "x".repeat(100_000);
        var _ = digests.begin().add("left").add(huge).add("behind");
        assertThat(digests.begin().hex()).isEqualTo(sha256(new byte[0]));
    }

    /** Around the size that is gathered, and much smaller; every other one in ASCII. */
    private static String draw(Random random) {
        int size = random.nextInt(10) == 0 ? 8180 + random.nextInt(30) : random.nextInt(300);
        int bound = random.nextBoolean() ? 0x80 : 0xd800;
        StringBuilder text = new StringBuilder(size);
        for (int i = 0; i < size; i++) {
            text.append((char) random.nextInt(bound));
        }
        return text.toString();
    }

    private static String sha256(byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }
}
