package org.clawpatrol.proxy.credential.type;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.clawpatrol.proxy.credential.EncodedFields;
import org.clawpatrol.proxy.credential.HttpInjection;
import org.clawpatrol.proxy.credential.Lease;
import org.clawpatrol.proxy.credential.PercentEncoded;
import org.clawpatrol.proxy.credential.RequestEdit;
import org.clawpatrol.proxy.credential.Substitution;
import org.clawpatrol.proxy.credential.UnusableSecretException;
import org.clawpatrol.proxy.secret.Secret;

/**
 * {@code gemini_api_key}: {@code x-goog-api-key}, and the query's {@code key} where the agent sends
 * one that says anything. Immutable; safe to share.
 */
final class GeminiKeyInjection implements HttpInjection {
    private static final String PARAMETER = "key";

    @Override
    public Set<String> slots() {
        return Set.of("");
    }

    @Override
    public void apply(RequestEdit request, Lease lease) throws UnusableSecretException {
        Secret key = lease.token("");
        request.setSecret("x-goog-api-key", "", key);
        String target = request.target();
        int mark = target.indexOf('?');
        if (mark >= 0) {
            setParameter(request, target, mark + 1, key);
        }
    }

    private static void setParameter(RequestEdit request, String target, int start, Secret key) {
        byte[] text = target.getBytes(StandardCharsets.ISO_8859_1);
        byte[] query = target.substring(start).getBytes(StandardCharsets.ISO_8859_1);
        List<Substitution.Span> values =
                EncodedFields.of(query).values(PARAMETER).stream()
                        .map(at -> new Substitution.Span(start + at.start(), start + at.end()))
                        .toList();
        if (!values.isEmpty()) {
            try (Secret escaped = PercentEncoded.of(key);
                    Secret replaced = Substitution.replace(text, values, escaped)) {
                request.setTarget(replaced);
                request.mask(escaped);
            }
        }
    }
}
