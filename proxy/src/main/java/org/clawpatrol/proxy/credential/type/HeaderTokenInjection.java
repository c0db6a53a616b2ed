package org.clawpatrol.proxy.credential.type;

import java.util.Set;
import org.clawpatrol.proxy.credential.HeaderSafe;
import org.clawpatrol.proxy.credential.HttpInjection;
import org.clawpatrol.proxy.credential.Lease;
import org.clawpatrol.proxy.credential.RequestEdit;
import org.clawpatrol.proxy.credential.UnusableSecretException;
import org.clawpatrol.proxy.secret.Secret;

/**
 * {@code header_token} and {@code anthropic_manual_key}: exactly one field of that name. Immutable;
 * safe to share.
 */
final class HeaderTokenInjection implements HttpInjection {
    private final String credential;
    private final String header;
    private final String prefix;

    /**
     * @param header a field name that a secret may stand under
     */
    HeaderTokenInjection(String credential, String header, String prefix) {
        this.credential = credential;
        this.header = header;
        this.prefix = prefix;
    }

    @Override
    public Set<String> slots() {
        return Set.of("");
    }

    @Override
    public void apply(RequestEdit request, Lease lease) throws UnusableSecretException {
        Secret value = lease.required("");
        if (!HeaderSafe.testText(value)) {
            throw new UnusableSecretException(credential);
        }
        request.setSecret(header, prefix, value);
    }
}
