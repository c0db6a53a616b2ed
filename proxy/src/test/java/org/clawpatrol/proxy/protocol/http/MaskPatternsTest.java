package org.clawpatrol.proxy.protocol.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class MaskPatternsTest {

    @Test
    void cover_overlappingOccurrences_coversAllOfThem() {
        byte[] text = bytes("x-abcabcdef-x");
        assertThat(patterns("abcabc", "abcdef").cover(text, text.length)).isTrue();
        assertThat(new String(text, StandardCharsets.US_ASCII)).isEqualTo("x-*********-x");
    }

    @Test
    void cover_bytesPastTheEnd_areNotLookedAt() {
        byte[] text = bytes("abcabc");
        assertThat(patterns("abcabc").cover(text, 5)).isFalse();
        assertThat(text).isEqualTo(bytes("abcabc"));
    }

    @Test
    void coverAndOpenEnd_ofAnyText_agreeWithTheSimplestSearch() {
        Random random = new Random(3);
        for (int round = 0; round < 5_000; round++) {
            List<byte[]> each = new ArrayList<>();
            for (int i = random.nextInt(4); i >= 0; i--) {
                each.add(draw(random, 1 + random.nextInt(random.nextInt(10) == 0 ? 200 : 8)));
            }
            byte[] text = draw(random, random.nextInt(400));
            if (random.nextBoolean() && text.length > 0) {
                plant(text, each.getFirst(), random.nextInt(text.length));
            }
            int end = random.nextInt(text.length + 1);
            byte[] expected = naive(text, end, each);
            var patterns = new MaskPatterns(each);
            assertThat(patterns.openEnd(text, end)).isEqualTo(naiveOpenEnd(text, end, each));
            boolean contained = !Arrays.equals(text, expected);
            assertThat(patterns.cover(text, end)).isEqualTo(contained);
            assertThat(text).isEqualTo(expected);
        }
    }

    private static byte[] naive(byte[] text, int end, List<byte[]> patterns) {
        byte[] covered = text.clone();
        for (byte[] pattern : patterns) {
            for (int at = 0; at + pattern.length <= end; at++) {
                if (Arrays.equals(text, at, at + pattern.length, pattern, 0, pattern.length)) {
                    Arrays.fill(covered, at, at + pattern.length, (byte) '*');
                }
            }
        }
        return covered;
    }

    private static int naiveOpenEnd(byte[] text, int end, List<byte[]> patterns) {
        int longest = 0;
        for (byte[] pattern : patterns) {
            for (int n = 1; n < pattern.length && n <= end; n++) {
                if (Arrays.equals(text, end - n, end, pattern, 0, n)) {
                    longest = Math.max(longest, n);
                }
            }
        }
        return longest;
    }

    private static void plant(byte[] text, byte[] pattern, int at) {
        System.arraycopy(pattern, 0, text, at, Math.min(pattern.length, text.length - at));
    }

    /** Of few letters, so that patterns begin often. */
    private static byte[] draw(Random random, int length) {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) (random.nextInt(20) == 0 ? 0xe9 : 'a' + random.nextInt(2));
        }
        return bytes;
    }

    private static MaskPatterns patterns(String... texts) {
        return new MaskPatterns(Arrays.stream(texts).map(MaskPatternsTest::bytes).toList());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
