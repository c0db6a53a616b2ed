package org.clawpatrol.proxy.credential.placeholder;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.clawpatrol.proxy.credential.oauth.TokenForm;

/**
 * Puts placeholders where an answer of a token URL has tokens, and counts the places: under their
 * names in JSON at any depth and in forms, as {@code access_token=...} inside any text, and
 * wherever a token that was found stands once more. One answer; one thread.
 */
public final class TokenCover {
    /** Shorter ones are no tokens, and stand in other words. */
    private static final int SHORTEST = 6;

    private static final Pattern INSIDE =
            Pattern.compile(
                    "((?:access|refresh|id)_?token)=([^&#\\s\"'<>;,]+)", Pattern.CASE_INSENSITIVE);

    /** Each is looked for in every text; an answer with more of them is not one of a token URL. */
    private static final int MOST = 64;

    private final AgentTokens tokens;

    /** What was covered, and by what. */
    private final Map<String, String> found = new HashMap<>();

    private long covered;
    private boolean tooMany;

    public TokenCover(AgentTokens tokens) {
        this.tokens = tokens;
    }

    /** In how many places there was a token so far. */
    public long covered() {
        return covered;
    }

    /**
     * The body as the agent may have it; empty where it is neither one JSON object or array nor a
     * form, so that nobody can say what it holds, and where it has more than 64 tokens.
     *
     * @param body all of it, no coding applied
     */
    public Optional<byte[]> body(byte[] body) {
        if (body.length == 0) {
            return Optional.of(body);
        }
        return new JsonCover(this)
                .cover(body)
                .or(
                        () ->
                                FormPairs.read(new String(body, StandardCharsets.ISO_8859_1))
                                        .map(this::form))
                .filter(_ -> !tooMany);
    }

    private byte[] form(FormPairs pairs) {
        Map<String, String> values = new HashMap<>();
        for (FormPairs.Pair pair : pairs.all()) {
            TokenName.of(pair.name())
                    .ifPresent(kind -> values.put(pair.name(), token(kind, pair.value())));
        }
        return pairs.all().stream()
                .map(
                        pair -> {
                            String kept = values.getOrDefault(pair.name(), pair.value());
                            String plain = values.containsKey(pair.name()) ? kept : text(kept);
                            return plain.equals(pair.value())
                                    ? pair.raw()
                                    : TokenForm.encode(pair.name()) + "=" + TokenForm.encode(plain);
                        })
                .collect(Collectors.joining("&"))
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    /** The placeholder for a token; what is empty, or is a placeholder, stays. */
    String token(TokenName kind, String value) {
        if (value.isEmpty() || tokens.known().contains(value)) {
            return value;
        }
        covered++;
        String placeholder = kind.placeholder(tokens);
        tooMany |= found.size() == MOST && !found.containsKey(value);
        if (value.length() >= SHORTEST && !tooMany) {
            found.put(value, placeholder);
        }
        return placeholder;
    }

    /** Any text of the answer, such as a field; only once the body was covered. */
    public String text(String text) {
        String plain = text;
        for (Map.Entry<String, String> each : found.entrySet()) {
            if (plain.contains(each.getKey())) {
                covered++;
                plain = plain.replace(each.getKey(), each.getValue());
            }
        }
        return INSIDE.matcher(plain).replaceAll(this::inside);
    }

    private String inside(MatchResult place) {
        Optional<TokenName> kind = TokenName.of(place.group(1));
        String value = place.group(2);
        String shown = kind.map(name -> token(name, value)).orElse(value);
        return Matcher.quoteReplacement(place.group(1) + "=" + shown);
    }
}
