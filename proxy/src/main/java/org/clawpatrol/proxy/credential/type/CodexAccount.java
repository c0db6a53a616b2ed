package org.clawpatrol.proxy.credential.type;

import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import org.clawpatrol.proxy.secret.Secret;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The account that a Codex login belongs to, as its token says. Stateless. */
final class CodexAccount {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String CLAIM = "chatgpt_account_id";
    private static final String PROFILE = "https://api.openai.com/auth";

    private CodexAccount() {}

    /**
     * Empty for a token that is no JWT (RFC 7519) or names none; it came over TLS from its issuer.
     */
    static Optional<String> of(Secret token) {
        String[] parts = token.revealText().split("\\.", -1);
        if (parts.length != 3) {
            return Optional.empty();
        }
        byte[] claims = new byte[0];
        try {
            claims = Base64.getUrlDecoder().decode(parts[1]);
            JsonNode object = JSON.readTree(claims);
            return account(object).or(() -> account(object.path(PROFILE)));
        } catch (IllegalArgumentException | JacksonException e) {
            return Optional.empty();
        } finally {
            Arrays.fill(claims, (byte) 0);
        }
    }

    private static Optional<String> account(JsonNode object) {
        return Optional.ofNullable(object.get(CLAIM))
                .filter(JsonNode::isString)
                .map(JsonNode::stringValue)
                .filter(text -> text.matches("[\\x21-\\x7e]{1,256}"));
    }
}
