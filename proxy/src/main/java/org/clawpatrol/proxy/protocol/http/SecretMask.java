package org.clawpatrol.proxy.protocol.http;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
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

    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private final MaskPatterns patterns;
    private ByteBuf held = Unpooled.EMPTY_BUFFER;
    private byte[] scratch = new byte[0];

    private SecretMask(MaskPatterns patterns) {
        this.patterns = patterns;
    }

    static SecretMask of(List<Secret> secrets) {
        List<byte[]> patterns = new ArrayList<>();
        for (Secret secret : secrets) {
            byte[] bytes = secret.reveal();
            if (bytes.length >= MIN_LENGTH) {
                addPatterns(patterns, bytes);
            }
            Arrays.fill(bytes, (byte) 0);
        }
        return new SecretMask(new MaskPatterns(patterns));
    }

    private static void addPatterns(List<byte[]> patterns, byte[] secret) {
        patterns.add(secret.clone());
        byte[] escaped = percentEncoded(secret);
        if (escaped.length != secret.length) {
            patterns.add(escaped);
        }
        for (int shift = 0; shift < 3; shift++) {
            byte[] standard = base64Core(secret, shift);
            byte[] urlSafe = urlSafe(standard);
            if (!Arrays.equals(standard, urlSafe)) {
                patterns.add(urlSafe);
            }
            patterns.add(standard);
        }
    }

    /**
     * The characters that the base64 form of any text has where the secret starts {@code shift}
     * bytes into a group of three: those that depend on the secret alone.
     */
    private static byte[] base64Core(byte[] secret, int shift) {
        byte[] shifted = new byte[shift + secret.length];
        System.arraycopy(secret, 0, shifted, shift, secret.length);
        byte[] encoded = Base64.getEncoder().withoutPadding().encode(shifted);
        int start = shift == 0 ? 0 : shift + 1;
        int end = shifted.length * 8 / 6;
        byte[] core = Arrays.copyOfRange(encoded, start, end);
        Arrays.fill(shifted, (byte) 0);
        Arrays.fill(encoded, (byte) 0);
        return core;
    }

    /** The alphabet for URLs and file names (RFC 4648, 5). */
    private static byte[] urlSafe(byte[] standard) {
        byte[] out = standard.clone();
        for (int i = 0; i < out.length; i++) {
            out[i] = out[i] == '+' ? (byte) '-' : out[i] == '/' ? (byte) '_' : out[i];
        }
        return out;
    }

    private static byte[] percentEncoded(byte[] secret) {
        byte[] out = new byte[3 * secret.length];
        int length = 0;
        for (byte b : secret) {
            if (Ascii.isUnreserved(b)) {
                out[length++] = b;
            } else {
                out[length++] = '%';
                out[length++] = (byte) HEX.toHighHexDigit(b);
                out[length++] = (byte) HEX.toLowHexDigit(b);
            }
        }
        byte[] encoded = Arrays.copyOf(out, length);
        Arrays.fill(out, (byte) 0);
        return encoded;
    }

    /** A field value with every secret replaced. */
    String text(String value) {
        if (patterns.isEmpty() || value.length() < patterns.shortest()) {
            return value;
        }
        byte[] bytes = value.getBytes(StandardCharsets.ISO_8859_1);
        return patterns.cover(bytes, bytes.length)
                ? new String(bytes, StandardCharsets.ISO_8859_1)
                : value;
    }

    /** A name and value section with every secret replaced. */
    HttpFields fields(HttpFields fields) {
        List<HeaderField> covered = new ArrayList<>(fields.size());
        for (HeaderField field : fields) {
            covered.add(field(field));
        }
        return HttpFields.of(covered);
    }

    private HeaderField field(HeaderField field) {
        String name = text(field.name());
        String value = text(field.value());
        boolean same = name.equals(field.name()) && value.equals(field.value());
        return same ? field : new HeaderField(name, value);
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
        patterns.wipe();
        held.release();
        held = Unpooled.EMPTY_BUFFER;
    }

    @Override
    public boolean cover(ByteBuf bytes) {
        int length = bytes.readableBytes();
        if (patterns.isEmpty() || length < patterns.shortest()) {
            return false;
        }
        byte[] text = scratch(length);
        bytes.getBytes(bytes.readerIndex(), text, 0, length);
        boolean found = patterns.cover(text, length);
        if (found) {
            bytes.setBytes(bytes.readerIndex(), text, 0, length);
        }
        return found;
    }

    @Override
    public int openEnd(ByteBuf bytes) {
        int length = Math.min(bytes.readableBytes(), patterns.longest());
        byte[] text = scratch(length);
        bytes.getBytes(bytes.writerIndex() - length, text, 0, length);
        return patterns.openEnd(text, length);
    }

    private byte[] scratch(int length) {
        if (scratch.length < length) {
            scratch = new byte[length];
        }
        return scratch;
    }
}
