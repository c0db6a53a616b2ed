package org.clawpatrol.proxy.credential.type;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.clawpatrol.proxy.credential.HttpInjection;
import org.clawpatrol.proxy.credential.Lease;
import org.clawpatrol.proxy.credential.RequestEdit;
import org.clawpatrol.proxy.credential.UnusableSecretException;
import org.clawpatrol.proxy.secret.Secret;

/**
 * {@code bearer_token}: exactly one {@code Authorization: Bearer}, and an idempotency key for
 * writes where configured. Immutable; safe to share.
 */
final class BearerTokenInjection implements HttpInjection {
    private static final String MAIN_SLOT = "";
    private static final String IDEMPOTENCY_KEY = "Idempotency-Key";
    private static final String IDEMPOTENCY_HINT = "X-Clawpatrol-Idempotency-Hint";
    private static final String MAC = "HmacSHA256";

    private final boolean idempotencyKey;

    BearerTokenInjection(boolean idempotencyKey) {
        this.idempotencyKey = idempotencyKey;
    }

    @Override
    public Set<String> slots() {
        return Set.of(MAIN_SLOT);
    }

    @Override
    public void apply(RequestEdit request, Lease lease) throws UnusableSecretException {
        Secret token = lease.token(MAIN_SLOT);
        request.setSecret("Authorization", "Bearer ", token);
        if (idempotencyKey) {
            addIdempotencyKey(request, token);
        }
    }

    private static void addIdempotencyKey(RequestEdit request, Secret token) {
        boolean write = !request.method().equals("GET") && !request.method().equals("HEAD");
        if (!write || request.first(IDEMPOTENCY_KEY).isPresent()) {
            return;
        }
        request.first(IDEMPOTENCY_HINT)
                .filter(hint -> !hint.isEmpty())
                .or(() -> request.fingerprint().map(text -> keyed(token, text)))
                .ifPresent(key -> request.set(IDEMPOTENCY_KEY, key));
    }

    /** Keyed, so that the origin learns nothing about device and profile. */
    private static String keyed(Secret token, String fingerprint) {
        byte[] key = token.reveal();
        try {
            Mac mac = Mac.getInstance(MAC);
            mac.init(new SecretKeySpec(key, MAC));
            byte[] tag = mac.doFinal(fingerprint.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(tag);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + MAC, e);
        } finally {
            Arrays.fill(key, (byte) 0);
        }
    }
}
