package org.clawpatrol.proxy.credential.placeholder;

import java.nio.charset.StandardCharsets;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What the gateway itself answers as a token endpoint. Stateless. */
public final class TokenGrant {
    private TokenGrant() {}

    /**
     * Placeholders for as long as the token itself is good: RFC 6749, 5.1.
     *
     * @param seconds of life
     */
    public static byte[] given(TokenService service, long seconds) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.put("access_token", service.placeholders().access());
        answer.put("token_type", "Bearer");
        answer.put("expires_in", seconds);
        if (!service.ownSecret()) {
            answer.put("refresh_token", service.placeholders().refresh());
        }
        if (!service.scope().isEmpty()) {
            answer.put("scope", service.scope());
        }
        return bytes(answer);
    }

    /**
     * There is no token: RFC 6749, 5.2.
     *
     * @param lasting whether nothing helps but what an operator does
     * @param description safe for the agent
     */
    public static byte[] refused(boolean lasting, String description) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.put("error", lasting ? "invalid_grant" : "temporarily_unavailable");
        // Neither quotes nor backslashes may stand in it.
        answer.put("error_description", description.replace('"', '\'').replace('\\', '/'));
        return bytes(answer);
    }

    private static byte[] bytes(ObjectNode answer) {
        return answer.toString().getBytes(StandardCharsets.UTF_8);
    }
}
