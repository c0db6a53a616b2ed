package org.clawpatrol.proxy.protocol.http.mask;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.clawpatrol.proxy.secret.Secret;

/**
 * Every form in which secrets are looked for: as they are, in hexadecimal of either case, and in
 * base64 of either alphabet at each of the three alignments; and each of these with any of its
 * characters escaped. Those shorter than {@value #MIN_LENGTH} bytes are not looked for. Immutable
 * until wiped; safe to share.
 */
final class SecretPatterns {
    static final int MIN_LENGTH = 6;

    private final MaskPatterns plain;
    private final EscapedPatterns escaped;

    private SecretPatterns(List<byte[]> forms) {
        this.plain = new MaskPatterns(forms);
        this.escaped = new EscapedPatterns(forms);
    }

    static SecretPatterns of(List<Secret> secrets) {
        List<byte[]> forms = new ArrayList<>();
        for (Secret secret : secrets) {
            byte[] bytes = secret.reveal();
            if (bytes.length >= MIN_LENGTH) {
                addForms(forms, bytes);
            }
            Arrays.fill(bytes, (byte) 0);
        }
        return new SecretPatterns(forms);
    }

    private static void addForms(List<byte[]> forms, byte[] secret) {
        add(forms, secret.clone());
        add(forms, plusForSpace(secret));
        add(forms, hex(secret, HexFormat.of()));
        add(forms, hex(secret, HexFormat.of().withUpperCase()));
        for (int shift = 0; shift < 3; shift++) {
            byte[] standard = base64Core(secret, shift);
            add(forms, urlSafe(standard));
            add(forms, standard);
        }
    }

    /** Keeps one of a kind. */
    private static void add(List<byte[]> forms, byte[] form) {
        for (byte[] known : forms) {
            if (Arrays.equals(known, form)) {
                Arrays.fill(form, (byte) 0);
                return;
            }
        }
        forms.add(form);
    }

    /** As forms have it (URL Standard, 5). */
    private static byte[] plusForSpace(byte[] secret) {
        byte[] out = secret.clone();
        for (int i = 0; i < out.length; i++) {
            out[i] = out[i] == ' ' ? (byte) '+' : out[i];
        }
        return out;
    }

    private static byte[] hex(byte[] secret, HexFormat format) {
        byte[] out = new byte[2 * secret.length];
        for (int i = 0; i < secret.length; i++) {
            out[2 * i] = (byte) format.toHighHexDigit(secret[i]);
            out[2 * i + 1] = (byte) format.toLowHexDigit(secret[i]);
        }
        return out;
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

    /** Whether nothing is looked for. */
    boolean isEmpty() {
        return plain.isEmpty();
    }

    /** No text below this length contains any. */
    int shortest() {
        return plain.shortest();
    }

    /** No end of a text longer than this is still open. */
    int longest() {
        return plain.longest() * Escapes.LONGEST;
    }

    /** Where they stand in the text before its end, in order, none overlapping another. */
    void find(byte[] text, int end, Spans found) {
        found.clear();
        if (!isEmpty() && end >= shortest()) {
            plain.find(text, end, found);
            escaped.find(text, end, found);
            found.settle();
        }
    }

    /** Length of the longest end of the text that could be the beginning of any. */
    int openEnd(byte[] text, int end) {
        return isEmpty()
                ? 0
                : Math.max(plain.openEnd(text, end), escaped.openEnd(text, end, plain));
    }

    /** Length of the beginning of the text that is the rest of any, whose own was cut off. */
    int cutBeginning(byte[] text, int end) {
        return isEmpty() ? 0 : escaped.cutBeginning(text, end, MIN_LENGTH);
    }

    /** Forgets the secrets; finds nothing sensible from now on. */
    void wipe() {
        plain.wipe();
        escaped.wipe();
    }

    @Override
    public String toString() {
        return "***";
    }
}
