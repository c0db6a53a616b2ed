package org.clawpatrol.proxy.protocol.http;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.clawpatrol.proxy.protocol.http.websocket.FrameMask;
import org.clawpatrol.proxy.secret.Secret;

/**
 * Replaces injected secrets in what an origin sends back by as many asterisks, so that lengths stay
 * true. Finds the literal secret, its percent-encoded form, and its base64 form at each of the
 * three alignments, also across pieces. Other encodings and secrets shorter than {@value
 * #MIN_LENGTH} bytes are not found. One response each; one thread; closing wipes the patterns.
 */
final class SecretMask implements FrameMask, AutoCloseable {
    static final int MIN_LENGTH = 6;

    private final List<MaskPattern> patterns;
    private final int shortest;
    private ByteBuf held = Unpooled.EMPTY_BUFFER;

    private SecretMask(List<MaskPattern> patterns) {
        this.patterns = patterns;
        this.shortest =
                patterns.stream().mapToInt(MaskPattern::length).min().orElse(Integer.MAX_VALUE);
    }

    static SecretMask of(List<Secret> secrets) {
        List<MaskPattern> patterns = new ArrayList<>();
        for (Secret secret : secrets) {
            byte[] bytes = secret.reveal();
            if (bytes.length >= MIN_LENGTH) {
                addPatterns(patterns, bytes);
            }
            Arrays.fill(bytes, (byte) 0);
        }
        return new SecretMask(patterns);
    }

    private static void addPatterns(List<MaskPattern> patterns, byte[] secret) {
        patterns.add(new MaskPattern(secret.clone()));
        byte[] escaped = percentEncoded(secret);
        if (escaped.length != secret.length) {
            patterns.add(new MaskPattern(escaped));
        }
        for (int shift = 0; shift < 3; shift++) {
            byte[] standard = base64Core(Base64.getEncoder(), secret, shift);
            byte[] urlSafe = base64Core(Base64.getUrlEncoder(), secret, shift);
            if (!Arrays.equals(standard, urlSafe)) {
                patterns.add(new MaskPattern(urlSafe));
            }
            patterns.add(new MaskPattern(standard));
        }
    }

    /**
     * The characters that the base64 form of any text has where the secret starts {@code shift}
     * bytes into a group of three: those that depend on the secret alone.
     */
    private static byte[] base64Core(Base64.Encoder encoder, byte[] secret, int shift) {
        byte[] shifted = new byte[shift + secret.length];
        System.arraycopy(secret, 0, shifted, shift, secret.length);
        byte[] encoded = encoder.withoutPadding().encode(shifted);
        int start = shift == 0 ? 0 : shift + 1;
        int end = shifted.length * 8 / 6;
        byte[] core = Arrays.copyOfRange(encoded, start, end);
        Arrays.fill(shifted, (byte) 0);
        Arrays.fill(encoded, (byte) 0);
        return core;
    }

    private static byte[] percentEncoded(byte[] secret) {
        StringBuilder out = new StringBuilder(secret.length);
        for (byte b : secret) {
            boolean plain = "-._~".indexOf(b) >= 0 || isAlphanumeric(b);
            out.append(plain ? String.valueOf((char) b) : String.format("%%%02X", b));
        }
        return out.toString().getBytes(StandardCharsets.US_ASCII);
    }

    private static boolean isAlphanumeric(byte b) {
        return Ascii.isDigit(b) || (b >= 'a' && b <= 'z') || (b >= 'A' && b <= 'Z');
    }

    /** A field value with every secret replaced. */
    String text(String value) {
        if (value.length() < shortest) {
            return value;
        }
        ByteBuf bytes = Unpooled.wrappedBuffer(value.getBytes(StandardCharsets.ISO_8859_1));
        return cover(bytes) ? bytes.toString(StandardCharsets.ISO_8859_1) : value;
    }

    /** A name and value section with every secret replaced. */
    HttpFields fields(HttpFields fields) {
        List<HeaderField> covered = new ArrayList<>(fields.size());
        for (HeaderField field : fields) {
            covered.add(new HeaderField(text(field.name()), text(field.value())));
        }
        return HttpFields.of(covered);
    }

    /**
     * Takes a piece of body over and returns what may be sent of it; the rest is held until the
     * next piece shows whether a secret begins there.
     */
    ByteBuf piece(ByteBufAllocator allocator, ByteBuf piece) {
        ByteBuf whole = piece;
        if (held.isReadable()) {
            whole = allocator.buffer(held.readableBytes() + piece.readableBytes());
            whole.writeBytes(held).writeBytes(piece);
            held.release();
            piece.release();
            held = Unpooled.EMPTY_BUFFER;
        }
        cover(whole);
        int keep = openEnd(whole);
        if (keep == 0) {
            return whole;
        }
        ByteBuf ready = whole.readRetainedSlice(whole.readableBytes() - keep);
        held = whole;
        return ready;
    }

    /** What was held when the body ended. */
    ByteBuf rest() {
        ByteBuf rest = held;
        held = Unpooled.EMPTY_BUFFER;
        return rest;
    }

    @Override
    public void close() {
        patterns.forEach(MaskPattern::wipe);
        held.release();
        held = Unpooled.EMPTY_BUFFER;
    }

    @Override
    public boolean cover(ByteBuf bytes) {
        boolean found = false;
        for (MaskPattern pattern : patterns) {
            found |= pattern.cover(bytes);
        }
        return found;
    }

    @Override
    public int openEnd(ByteBuf bytes) {
        int longest = 0;
        for (MaskPattern pattern : patterns) {
            longest = Math.max(longest, pattern.openEnd(bytes));
        }
        return longest;
    }
}
