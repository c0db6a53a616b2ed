package org.clawpatrol.proxy.credential.type;

import org.clawpatrol.proxy.credential.RequestEdit;
import org.clawpatrol.proxy.credential.UnusableSecretException;

/** The body of a request that a credential has to look through. Stateless. */
final class BodyInReach {
    private BodyInReach() {}

    /**
     * All of it.
     *
     * @throws UnusableSecretException when it is larger than what is read
     */
    static byte[] of(RequestEdit request, String credential) throws UnusableSecretException {
        return request.body()
                .orElseThrow(
                        () ->
                                new UnusableSecretException(
                                        credential,
                                        "cannot be used with a body larger than"
                                                + " `limits.body_buffer`"));
    }
}
