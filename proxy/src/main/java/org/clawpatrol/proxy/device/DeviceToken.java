package org.clawpatrol.proxy.device;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.random.RandomGenerator;

/**
 * The token that proves a device: {@code cpd_} and 32 random bytes. Immutable; prints as {@code
 * ***}.
 */
public final class DeviceToken {
    public static final String PREFIX = "cpd_";

    private static final int BYTES = 32;
    private static final int CHARACTERS = PREFIX.length() + 43;

    private final String text;

    private DeviceToken(String text) {
        this.text = text;
    }

    static DeviceToken generate(RandomGenerator random) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return new DeviceToken(
                PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    static boolean plausible(String text) {
        return text.length() == CHARACTERS && text.startsWith(PREFIX);
    }

    /** What the store keeps: SHA-256 in hex. */
    static String hash(String text) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    String hash() {
        return hash(text);
    }

    /** For the one answer that hands it to the device. */
    public String reveal() {
        return text;
    }

    @Override
    public String toString() {
        return "***";
    }
}
