package org.clawpatrol.proxy.credential.aws;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.clawpatrol.proxy.secret.Secret;

/**
 * Tokens by which a cluster of EKS knows an AWS identity: a presigned request that asks STS who
 * signed it, good for a minute. Stateless.
 */
final class EksToken {
    private static final String PREFIX = "k8s-aws-v1.";
    private static final String CLUSTER_FIELD = "x-k8s-aws-id";
    private static final String SIGNED_NAMES = "host;" + CLUSTER_FIELD;
    private static final long SECONDS = 60;

    private EksToken() {}

    /** A fresh token, closed by the caller. */
    static Secret of(AccessKey key, String cluster, String region, Instant now)
            throws UnsignableException {
        SigningScope scope =
                SigningScope.ofCredential("k/d/" + region + "/sts/" + SigningScope.END)
                        .orElseThrow(() -> new UnsignableException("has no such AWS region"));
        String host =
                "sts."
                        + region
                        + (region.startsWith("cn-") ? ".amazonaws.com.cn" : ".amazonaws.com");
        SignedTarget target = SignedTarget.of("/?Action=GetCallerIdentity&Version=2011-06-15");
        try (SigningKey signing = SigningKey.of(key.secret(), scope, now)) {
            List<String> parameters =
                    new ArrayList<>(SignedQuery.parameters(key, signing, SIGNED_NAMES, SECONDS));
            CanonicalRequest canonical =
                    new CanonicalRequest(
                            "GET", target.canonicalPath(false), target.canonicalQuery(parameters));
            canonical.field("host", List.of(host));
            canonical.field(CLUSTER_FIELD, List.of(cluster));
            parameters.add(
                    "X-Amz-Signature="
                            + signing.sign(SigningKey.ALGORITHM, canonical.hash(Sha256.EMPTY)));
            String url = "https://" + host + target.wire(parameters);
            return Secret.of(
                    PREFIX
                            + Base64.getUrlEncoder()
                                    .withoutPadding()
                                    .encodeToString(url.getBytes(StandardCharsets.US_ASCII)));
        }
    }
}
