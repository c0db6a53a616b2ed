package org.clawpatrol.proxy.credential.type;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.clawpatrol.proxy.credential.HeaderSafe;
import org.clawpatrol.proxy.credential.HttpInjection;
import org.clawpatrol.proxy.credential.Lease;
import org.clawpatrol.proxy.credential.RequestEdit;
import org.clawpatrol.proxy.credential.Substitution;
import org.clawpatrol.proxy.credential.UnusableSecretException;
import org.clawpatrol.proxy.secret.Secret;

/**
 * {@code discord_bot_token}: the token in place of a placeholder in {@code Authorization} and in
 * what the agent says over a WebSocket; {@code Bot} and the token where the agent sends no {@code
 * Authorization}. Immutable; safe to share.
 */
final class DiscordBotInjection implements HttpInjection {
    /** Has the three parts that programs look for. */
    static final String PLACEHOLDER =
            "MTAwMDAwMDAwMDAwMDAwMDAwMA.clawpatrol-placeholder-do-not-use"
                    + ".xxxxxxxxxxxxxxxxxxxxxxxxxxx";

    private static final String FIELD = "Authorization";
    private static final String BOT = "bot";

    private final String credential;

    DiscordBotInjection(String credential) {
        this.credential = credential;
    }

    @Override
    public Set<String> slots() {
        return Set.of("");
    }

    @Override
    public Set<String> optionalSlots() {
        return Set.of(BOT);
    }

    @Override
    public boolean suffices(Set<String> filled) {
        return filled.contains(BOT) || filled.contains("");
    }

    @Override
    public Set<String> sentSlots() {
        return Set.of("", BOT);
    }

    @Override
    public void apply(RequestEdit request, Lease lease) throws UnusableSecretException {
        Optional<Secret> bot = lease.slot(BOT).filter(secret -> !secret.isEmpty());
        Secret token = bot.isPresent() ? bot.get() : lease.required("");
        if (!HeaderSafe.all(token, HeaderSafe::isPlain)) {
            throw new UnusableSecretException(credential);
        }
        List<String> placeholders =
                Stream.concat(request.placeholder().stream(), Stream.of(PLACEHOLDER))
                        .sorted((one, other) -> other.length() - one.length())
                        .toList();
        setField(request, placeholders, token);
        placeholders.forEach(placeholder -> request.replaceInMessages(placeholder, token));
    }

    private static void setField(RequestEdit request, List<String> placeholders, Secret token) {
        List<String> sent = request.all(FIELD);
        if (sent.isEmpty()) {
            request.setSecret(FIELD, "Bot ", token);
            return;
        }
        for (String value : sent) {
            byte[] text = value.getBytes(StandardCharsets.ISO_8859_1);
            List<Substitution.Span> found = Substitution.occurrences(text, placeholders);
            if (!found.isEmpty()) {
                try (Secret replaced = Substitution.replace(text, found, token)) {
                    request.setSecret(FIELD, "", replaced);
                }
                return;
            }
        }
    }
}
