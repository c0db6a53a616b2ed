package org.clawpatrol.proxy.credential.type;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.clawpatrol.proxy.credential.EncodedFields;
import org.clawpatrol.proxy.credential.HeaderSafe;
import org.clawpatrol.proxy.credential.HttpInjection;
import org.clawpatrol.proxy.credential.Lease;
import org.clawpatrol.proxy.credential.RequestEdit;
import org.clawpatrol.proxy.credential.UnusableSecretException;
import org.clawpatrol.proxy.secret.Secret;

/**
 * {@code cookie_token}: one cookie (RFC 6265, 5.4) behind the agent's others, in place of all of
 * the same name. Immutable; safe to share.
 */
final class CookieTokenInjection implements HttpInjection {
    private static final String FIELD = "Cookie";
    private static final String BETWEEN = "; ";

    private final String credential;
    private final String name;

    CookieTokenInjection(String credential, String name) {
        this.credential = credential;
        this.name = name;
    }

    @Override
    public Set<String> slots() {
        return Set.of("");
    }

    @Override
    public void apply(RequestEdit request, Lease lease) throws UnusableSecretException {
        Secret value = lease.required("");
        if (!HeaderSafe.all(value, b -> HeaderSafe.isVisible(b) && b != ';')) {
            throw new UnusableSecretException(credential, "cannot be sent in a cookie");
        }
        List<String> cookies = others(request);
        cookies.add(name + "=");
        request.setSecret(FIELD, String.join(BETWEEN, cookies), value);
    }

    private List<String> others(RequestEdit request) {
        List<String> others = new ArrayList<>();
        for (String field : request.all(FIELD)) {
            for (String pair : field.split(";", -1)) {
                String cookie = pair.strip();
                if (!cookie.isEmpty() && !isNamed(cookie)) {
                    others.add(cookie);
                }
            }
        }
        return others;
    }

    /** Some servers decode the names. */
    private boolean isNamed(String cookie) {
        int equals = cookie.indexOf('=');
        String written = (equals < 0 ? cookie : cookie.substring(0, equals)).strip();
        return written.equals(name)
                || EncodedFields.of(written.getBytes(StandardCharsets.ISO_8859_1))
                        .first(name)
                        .isPresent();
    }
}
