package org.clawpatrol.proxy.credential.type;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.clawpatrol.proxy.credential.BodyType;
import org.clawpatrol.proxy.credential.EncodedFields;
import org.clawpatrol.proxy.credential.HeaderSafe;
import org.clawpatrol.proxy.credential.HttpInjection;
import org.clawpatrol.proxy.credential.Lease;
import org.clawpatrol.proxy.credential.RequestEdit;
import org.clawpatrol.proxy.credential.RequestView;
import org.clawpatrol.proxy.credential.UnusableSecretException;
import org.clawpatrol.proxy.secret.Secret;

/**
 * {@code slack_tokens}: exactly one {@code Authorization: Bearer} with the bot's token, or the
 * app's where only that will do; a form's own {@code token} would win over it and goes. Immutable;
 * safe to share.
 */
final class SlackTokensInjection implements HttpInjection {
    private static final String BOT = "bot";
    private static final String APP = "app";
    private static final List<String> OF_THE_APP =
            List.of("/api/admin.", "/api/apps.", "/api/auth.test");
    private static final Set<String> TOKEN_FIELD = Set.of("token");

    private final String credential;

    SlackTokensInjection(String credential) {
        this.credential = credential;
    }

    @Override
    public Set<String> slots() {
        return Set.of(BOT);
    }

    /** The secret that signs what Slack itself sends is kept beside them. */
    @Override
    public Set<String> optionalSlots() {
        return Set.of(APP, "signing_secret");
    }

    @Override
    public Set<String> sentSlots() {
        return Set.of(BOT, APP);
    }

    @Override
    public boolean needsBody(RequestView request) {
        return BodyType.isForm(request);
    }

    @Override
    public void apply(RequestEdit request, Lease lease) throws UnusableSecretException {
        Secret token = token(request, lease);
        if (!HeaderSafe.test(token)) {
            throw new UnusableSecretException(credential);
        }
        Optional<byte[]> body = Optional.empty();
        if (needsBody(request)) {
            body = EncodedFields.of(BodyInReach.of(request, credential)).without(TOKEN_FIELD);
        }
        request.setSecret("Authorization", "Bearer ", token);
        body.ifPresent(
                fields -> {
                    try (Secret rest = Secret.of(fields)) {
                        request.setBody(rest);
                    }
                    Arrays.fill(fields, (byte) 0);
                });
    }

    private static Secret token(RequestEdit request, Lease lease) throws UnusableSecretException {
        boolean ofTheApp = OF_THE_APP.stream().anyMatch(request.target()::startsWith);
        Optional<Secret> app = lease.slot(APP).filter(secret -> !secret.isEmpty());
        return ofTheApp && app.isPresent() ? app.get() : lease.required(BOT);
    }
}
