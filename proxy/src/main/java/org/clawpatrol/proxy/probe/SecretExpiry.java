package org.clawpatrol.proxy.probe;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.stream.Stream;
import org.clawpatrol.proxy.secret.Secret;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * When a secret ends, where it says so itself: the first end of the certificates of a PEM text (RFC
 * 7468), and {@code exp} of a JSON Web Token (RFC 7519, 4.1.4). Stateless.
 */
public final class SecretExpiry {
    /** Seconds since 1970; what lies beyond is no date anybody meant. */
    private static final double FAR_FUTURE = 1e11;

    private static final String PEM = "-----BEGIN CERTIFICATE-----";

    private SecretExpiry() {}

    /** Empty where it does not say. */
    public static Optional<Instant> of(Secret secret) {
        byte[] bytes = secret.reveal();
        try {
            String text = new String(bytes, StandardCharsets.ISO_8859_1);
            return text.contains(PEM) ? certificates(bytes) : token(text.strip());
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }

    private static Optional<Instant> certificates(byte[] pem) {
        try {
            Stream<? extends Certificate> found =
                    CertificateFactory.getInstance("X.509")
                            .generateCertificates(new ByteArrayInputStream(pem))
                            .stream();
            return found.filter(X509Certificate.class::isInstance)
                    .map(one -> ((X509Certificate) one).getNotAfter().toInstant())
                    .min(Instant::compareTo);
        } catch (CertificateException e) {
            return Optional.empty();
        }
    }

    private static Optional<Instant> token(String text) {
        String[] parts = text.split("\\.", -1);
        if (parts.length != 3) {
            return Optional.empty();
        }
        try {
            byte[] claims = Base64.getUrlDecoder().decode(parts[1]);
            JsonNode ends = JsonMapper.shared().readTree(claims).path("exp");
            double seconds = ends.isNumber() ? ends.asDouble() : Double.NaN;
            return Math.abs(seconds) < FAR_FUTURE
                    ? Optional.of(Instant.ofEpochSecond((long) seconds))
                    : Optional.empty();
        } catch (IllegalArgumentException | JacksonException e) {
            return Optional.empty();
        }
    }
}
