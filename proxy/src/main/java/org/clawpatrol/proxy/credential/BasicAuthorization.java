package org.clawpatrol.proxy.credential;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import org.clawpatrol.proxy.secret.Secret;

/** HTTP Basic (RFC 7617). Stateless. */
public final class BasicAuthorization {
    private static final String SCHEME = "Basic ";

    private BasicAuthorization() {}

    /**
     * Sends user and password, and has what they are sent as searched for in the answer.
     *
     * @param credential its name, for what is said when it does not work
     * @param user without a colon
     * @throws UnusableSecretException when the password is empty or holds control characters
     */
    public static void set(RequestEdit request, String credential, String user, Secret password)
            throws UnusableSecretException {
        if (!HeaderSafe.all(password, value -> !HeaderSafe.isControl(value))) {
            throw new UnusableSecretException(credential);
        }
        byte[] start = (user + ":").getBytes(StandardCharsets.UTF_8);
        byte[] end = password.reveal();
        byte[] both = Arrays.copyOf(start, start.length + end.length);
        System.arraycopy(end, 0, both, start.length, end.length);
        byte[] encoded = Base64.getEncoder().encode(both);
        try (Secret payload = Secret.of(encoded)) {
            request.setSecret("Authorization", SCHEME, payload);
            request.mask(payload);
        } finally {
            Arrays.fill(end, (byte) 0);
            Arrays.fill(both, (byte) 0);
            Arrays.fill(encoded, (byte) 0);
        }
    }

    /** The user that the value of an {@code Authorization} names. */
    static Optional<String> user(String authorization) {
        if (!authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return Optional.empty();
        }
        try {
            byte[] payload =
                    Base64.getDecoder().decode(authorization.substring(SCHEME.length()).strip());
            String text = new String(payload, StandardCharsets.UTF_8);
            int colon = text.indexOf(':');
            return colon < 0 ? Optional.empty() : Optional.of(text.substring(0, colon));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
