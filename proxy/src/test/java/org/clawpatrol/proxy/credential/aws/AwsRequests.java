package org.clawpatrol.proxy.credential.aws;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.clawpatrol.dsl.config.CredentialConfig;
import org.clawpatrol.proxy.credential.EditedRequest;
import org.clawpatrol.proxy.credential.Lease;
import org.clawpatrol.proxy.credential.UnusableSecretException;
import org.clawpatrol.proxy.secret.Secret;

/** Requests of agents and the key of AWS's own documentation. */
final class AwsRequests {
    static final String KEY_ID = "AKIAIOSFODNN7EXAMPLE";
    static final String SECRET_KEY = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";
    static final Instant NOW = Instant.parse("2013-05-24T00:00:00Z");
    static final String PLACEHOLDER = "AKIACLAWPATROLPLACE0";

    private static final Pattern SIGNATURE = Pattern.compile("Signature=([0-9a-f]{64})$");

    private AwsRequests() {}

    static EditedRequest to(String host, String target) {
        EditedRequest request = new EditedRequest();
        request.host = host;
        request.target = target;
        request.now = NOW;
        return request;
    }

    /** The field an agent's SDK writes. */
    static String agents(String region, String service, String signedNames) {
        return "AWS4-HMAC-SHA256 Credential=%s/20130524/%s/%s/aws4_request, SignedHeaders=%s, Signature=%s"
                .formatted(PLACEHOLDER, region, service, signedNames, "0".repeat(64));
    }

    static EditedRequest signed(EditedRequest request) throws UnusableSecretException {
        return signed(request, Optional.empty());
    }

    static EditedRequest signed(EditedRequest request, Optional<String> session)
            throws UnusableSecretException {
        try (Lease lease = lease(session)) {
            new AwsInjection("cloud").apply(request, lease);
        }
        return request;
    }

    static Lease lease(Optional<String> session) {
        Map<String, Secret> slots = new HashMap<>();
        slots.put("access_key_id", Secret.of(KEY_ID));
        slots.put("secret_access_key", Secret.of(SECRET_KEY));
        session.ifPresent(token -> slots.put("session_token", Secret.of(token)));
        return Lease.of(
                new CredentialConfig(
                        "cloud",
                        "aws_credential",
                        List.of(),
                        Optional.empty(),
                        Optional.empty(),
                        new CredentialConfig.Passthrough()),
                slots);
    }

    static String authorization(EditedRequest request) {
        return request.changed().getOrDefault("Authorization", "");
    }

    static String signature(EditedRequest request) {
        Matcher found = SIGNATURE.matcher(authorization(request));
        return found.find() ? found.group(1) : "";
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
