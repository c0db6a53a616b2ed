package org.clawpatrol.proxy.credential.type;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.clawpatrol.proxy.credential.BodyType;
import org.clawpatrol.proxy.credential.HeaderSafe;
import org.clawpatrol.proxy.credential.HttpInjection;
import org.clawpatrol.proxy.credential.Lease;
import org.clawpatrol.proxy.credential.PercentEncoded;
import org.clawpatrol.proxy.credential.RequestEdit;
import org.clawpatrol.proxy.credential.RequestView;
import org.clawpatrol.proxy.credential.Substitution;
import org.clawpatrol.proxy.credential.UnusableSecretException;
import org.clawpatrol.proxy.secret.Secret;

/**
 * {@code telegram_bot_token}: the token in place of a fixed placeholder in the path, the query and
 * the bodies of forms and JSON. Immutable; safe to share.
 */
final class TelegramBotInjection implements HttpInjection {
    /** As it is written, and as clients escape it in queries and forms. */
    private static final List<String> PLACEHOLDERS =
            List.of(
                    "0000000000:clawpatrol-placeholder-do-not-use",
                    "0000000000%3Aclawpatrol-placeholder-do-not-use",
                    "0000000000%3aclawpatrol-placeholder-do-not-use");

    private final String credential;

    TelegramBotInjection(String credential) {
        this.credential = credential;
    }

    @Override
    public Set<String> slots() {
        return Set.of("");
    }

    @Override
    public boolean needsBody(RequestView request) {
        return BodyType.isForm(request) || BodyType.isJson(request);
    }

    @Override
    public void apply(RequestEdit request, Lease lease) throws UnusableSecretException {
        Secret token = lease.required("");
        if (!HeaderSafe.all(token, HeaderSafe::isPlain)) {
            throw new UnusableSecretException(credential);
        }
        byte[] body = needsBody(request) ? BodyInReach.of(request, credential) : new byte[0];
        try (Secret escaped = PercentEncoded.of(token)) {
            byte[] target = request.target().getBytes(StandardCharsets.ISO_8859_1);
            replaced(target, escaped, request::setTarget);
            replaced(body, BodyType.isForm(request) ? escaped : token, request::setBody);
            request.mask(escaped);
        }
    }

    /** Hands on a text that has the placeholder, with the token in its place. */
    private static void replaced(byte[] text, Secret token, Consumer<Secret> receiver) {
        List<Substitution.Span> found = Substitution.occurrences(text, PLACEHOLDERS);
        if (!found.isEmpty()) {
            try (Secret replaced = Substitution.replace(text, found, token)) {
                receiver.accept(replaced);
            }
        }
    }
}
