package org.clawpatrol.proxy.credential;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.clawpatrol.proxy.secret.Secret;

/** Puts a secret in place of parts of a text. Stateless. */
public final class Substitution {
    private Substitution() {}

    /**
     * A part of a text, in bytes.
     *
     * @param end exclusive
     */
    public record Span(int start, int end) {}

    /**
     * Where any of several texts stands, from the front; what begins earlier wins, then what is
     * named earlier.
     *
     * @param wanted ASCII, none empty
     */
    public static List<Span> occurrences(byte[] text, List<String> wanted) {
        List<byte[]> patterns =
                wanted.stream().map(one -> one.getBytes(StandardCharsets.ISO_8859_1)).toList();
        List<Span> found = new ArrayList<>(1);
        int at = 0;
        while (at < text.length) {
            int length = lengthAt(text, at, patterns);
            if (length > 0) {
                found.add(new Span(at, at + length));
            }
            at += Math.max(1, length);
        }
        return found;
    }

    private static int lengthAt(byte[] text, int at, List<byte[]> patterns) {
        for (byte[] pattern : patterns) {
            int end = at + pattern.length;
            boolean possible = end <= text.length && text[at] == pattern[0];
            if (possible && Arrays.equals(text, at, end, pattern, 0, pattern.length)) {
                return pattern.length;
            }
        }
        return 0;
    }

    /**
     * The text with the secret in place of each of its parts; the caller closes it.
     *
     * @param parts in order, not overlapping
     */
    public static Secret replace(byte[] text, List<Span> parts, Secret secret) {
        byte[] inserted = secret.reveal();
        int cut = parts.stream().mapToInt(part -> part.end() - part.start()).sum();
        byte[] all = new byte[text.length - cut + parts.size() * inserted.length];
        int from = 0;
        int to = 0;
        for (Span part : parts) {
            int kept = part.start() - from;
            System.arraycopy(text, from, all, to, kept);
            System.arraycopy(inserted, 0, all, to + kept, inserted.length);
            from = part.end();
            to += kept + inserted.length;
        }
        System.arraycopy(text, from, all, to, text.length - from);
        try {
            return Secret.of(all);
        } finally {
            Arrays.fill(all, (byte) 0);
            Arrays.fill(inserted, (byte) 0);
        }
    }
}
