package org.clawpatrol.proxy.credential.oauth;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.clawpatrol.proxy.secret.Secret;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The parameters of a call, secrets among them; lives as long as the call and prints nothing of
 * them. One thread.
 */
public final class TokenForm {
    private final Map<String, String> parameters = new LinkedHashMap<>();

    /** Begins with the grant that is asked for. */
    public static TokenForm ofGrant(String grantType) {
        return new TokenForm().with("grant_type", grantType);
    }

    /** Adds a parameter, unless it is empty. */
    public TokenForm with(String name, String value) {
        if (!value.isEmpty()) {
            parameters.put(name, value);
        }
        return this;
    }

    /** Adds a parameter that is there. */
    public TokenForm with(String name, Optional<String> value) {
        return value.map(text -> with(name, text)).orElse(this);
    }

    public TokenForm with(String name, Secret value) {
        return with(name, value.revealText());
    }

    /** As {@code application/x-www-form-urlencoded}. */
    public byte[] encoded() {
        return parameters.entrySet().stream()
                .map(entry -> encode(entry.getKey()) + "=" + encode(entry.getValue()))
                .collect(Collectors.joining("&"))
                .getBytes(StandardCharsets.UTF_8);
    }

    /** As a JSON object of texts. */
    byte[] json() {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        parameters.forEach(object::put);
        return object.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** One value, as it stands in a form or a query. */
    public static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return "parameters " + parameters.keySet();
    }
}
