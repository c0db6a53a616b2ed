package org.clawpatrol.proxy.credential.type;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.clawpatrol.proxy.credential.BasicAuthorization;
import org.clawpatrol.proxy.credential.EncodedFields;
import org.clawpatrol.proxy.credential.HttpInjection;
import org.clawpatrol.proxy.credential.Lease;
import org.clawpatrol.proxy.credential.RequestEdit;
import org.clawpatrol.proxy.credential.UnusableSecretException;
import org.clawpatrol.proxy.secret.Secret;

/**
 * {@code clickhouse_credential} over HTTP: exactly one {@code Authorization: Basic}, and no other
 * way to log in beside it, which the server would take for an error. Immutable; safe to share.
 */
final class ClickHouseInjection implements HttpInjection {
    private static final List<String> HEADERS =
            List.of(
                    "X-ClickHouse-User",
                    "X-ClickHouse-Key",
                    "X-ClickHouse-SSL-Certificate-Auth",
                    "X-ClickHouse-JWT-Token");
    private static final Set<String> PARAMETERS = Set.of("user", "password");

    private final String credential;
    private final String user;

    ClickHouseInjection(String credential, String user) {
        this.credential = credential;
        this.user = user;
    }

    @Override
    public Set<String> slots() {
        return Set.of("");
    }

    @Override
    public void apply(RequestEdit request, Lease lease) throws UnusableSecretException {
        BasicAuthorization.set(request, credential, user, lease.required(""));
        HEADERS.forEach(request::remove);
        String target = request.target();
        int mark = target.indexOf('?');
        if (mark >= 0) {
            byte[] query = target.substring(mark + 1).getBytes(StandardCharsets.ISO_8859_1);
            EncodedFields.of(query)
                    .without(PARAMETERS)
                    .ifPresent(rest -> setQuery(request, target.substring(0, mark), rest));
        }
    }

    private static void setQuery(RequestEdit request, String path, byte[] query) {
        String rest = new String(query, StandardCharsets.ISO_8859_1);
        String text = rest.isEmpty() ? path : path + "?" + rest;
        try (Secret target = Secret.of(text.getBytes(StandardCharsets.ISO_8859_1))) {
            request.setTarget(target);
        }
    }
}
