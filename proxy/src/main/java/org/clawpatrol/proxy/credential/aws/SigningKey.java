package org.clawpatrol.proxy.credential.aws;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import org.clawpatrol.proxy.secret.Secret;

/** The key of one day, region and service, derived from a secret access key. Wiped on close. */
final class SigningKey implements AutoCloseable {
    static final String ALGORITHM = "AWS4-HMAC-SHA256";

    private static final DateTimeFormatter TIMESTAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private final byte[] key;
    private final String timestamp;
    private final String scope;

    private SigningKey(byte[] key, String timestamp, String scope) {
        this.key = key;
        this.timestamp = timestamp;
        this.scope = scope;
    }

    static SigningKey of(Secret secretAccessKey, SigningScope scope, Instant now) {
        String timestamp = TIMESTAMP.format(now);
        String day = timestamp.substring(0, 8);
        byte[] secret = secretAccessKey.reveal();
        byte[] first = "AWS4".getBytes(StandardCharsets.US_ASCII);
        byte[] key = Arrays.copyOf(first, first.length + secret.length);
        System.arraycopy(secret, 0, key, first.length, secret.length);
        Arrays.fill(secret, (byte) 0);
        for (String part : scope.on(day).split("/", -1)) {
            byte[] next = Sha256.hmac(key, part.getBytes(StandardCharsets.US_ASCII));
            Arrays.fill(key, (byte) 0);
            key = next;
        }
        return new SigningKey(key, timestamp, scope.on(day));
    }

    /** Such as {@code 20260301T120000Z}. */
    String timestamp() {
        return timestamp;
    }

    /** Day, region and service, such as {@code 20260301/eu-west-1/s3/aws4_request}. */
    String scope() {
        return scope;
    }

    /**
     * A signature in hexadecimal digits.
     *
     * @param algorithm what is signed, such as {@link #ALGORITHM}
     * @param lines what follows time and scope
     */
    String sign(String algorithm, String... lines) {
        String head = algorithm + "\n" + timestamp + "\n" + scope + "\n";
        String text = head + String.join("\n", lines);
        return Sha256.hex(Sha256.hmac(key, text.getBytes(StandardCharsets.UTF_8)));
    }

    /** An independent copy with its own life. */
    SigningKey copy() {
        return new SigningKey(key.clone(), timestamp, scope);
    }

    @Override
    public void close() {
        Arrays.fill(key, (byte) 0);
    }
}
