package org.clawpatrol.proxy.protocol.http.mask;

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
        byte[] covered = covered(patterns("abcabc", "abcdef"), text, text.length);
        assertThat(new String(covered, StandardCharsets.US_ASCII)).isEqualTo("x-*********-x");
    }

    @Test
    void cover_bytesPastTheEnd_areNotLookedAt() {
        byte[] text = bytes("abcabc");
        assertThat(covered(patterns("abcabc"), text, 5)).isEqualTo(text);
    }

    @Test
    void coverAndOpenEnd_ofAnyText_agreeWithTheSimplestSearch() {
        Random random = new Random(3);
        for (int round = 0; round < 5_000; round++) {
            List<byte[]> each = new ArrayList<>();
            for (int i = random.nextInt(4); i >= 0; i--) {
                each.add(draw(random, 2 + random.nextInt(random.nextInt(10) == 0 ? 200 : 8)));
            }
            byte[] text = draw(random, random.nextInt(400));
            if (random.nextBoolean() && text.length > 0) {
                plant(text, each.getFirst(), random.nextInt(text.length));
            }
            int end = random.nextInt(text.length + 1);
            byte[] expected = naive(text, end, each);
            var patterns = new MaskPatterns(each);
            assertThat(patterns.openEnd(text, end)).isEqualTo(naiveOpenEnd(text, end, each));
            assertThat(covered(patterns, text, end)).isEqualTo(expected);
        }
    }

    private static byte[] covered(MaskPatterns patterns, byte[] text, int end) {
        byte[] covered = text.clone();
        Spans found = new Spans();
        patterns.find(text, end, found);
        found.settle();
        for (int i = 0; i < found.count(); i++) {
            Arrays.fill(covered, found.from(i), found.to(i), (byte) '*');
        }
        return covered;
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
