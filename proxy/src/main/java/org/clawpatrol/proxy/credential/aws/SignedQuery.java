package org.clawpatrol.proxy.credential.aws;

import java.util.ArrayList;
import java.util.List;

/** The parameters that make a URL presigned. Stateless. */
final class SignedQuery {
    private SignedQuery() {}

    /**
     * All of them but the signature, escaped.
     *
     * @param signedNames names of the signed fields, divided by semicolons
     * @param seconds how long the URL is good for
     */
    static List<String> parameters(
            AccessKey key, SigningKey signing, String signedNames, long seconds) {
        List<String> parameters = new ArrayList<>();
        parameters.add("X-Amz-Algorithm=" + SigningKey.ALGORITHM);
        parameters.add(
                "X-Amz-Credential="
                        + UriEncoding.encode(key.id().revealText() + "/" + signing.scope()));
        parameters.add("X-Amz-Date=" + signing.timestamp());
        parameters.add("X-Amz-Expires=" + seconds);
        parameters.add("X-Amz-SignedHeaders=" + UriEncoding.encode(signedNames));
        key.session()
                .ifPresent(
                        token ->
                                parameters.add(
                                        "X-Amz-Security-Token="
                                                + UriEncoding.encode(token.revealText())));
        return parameters;
    }
}
