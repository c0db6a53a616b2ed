package org.clawpatrol.proxy.credential.login;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.clawpatrol.proxy.credential.oauth.TokenAnswer;
import org.clawpatrol.proxy.credential.oauth.TokenCall;
import org.clawpatrol.proxy.credential.oauth.TokenClient;
import org.clawpatrol.proxy.credential.oauth.TokenEndpoint;
import org.clawpatrol.proxy.credential.oauth.TokenException;
import org.clawpatrol.proxy.credential.oauth.TokenForm;
import org.clawpatrol.proxy.credential.oauth.TokenJson;
import org.clawpatrol.proxy.secret.Secret;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Logins with a code from a browser: RFC 6749, 4.1, and RFC 7636 with S256. Stateless. */
final class CodeLogin {
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
    private static final int VERIFIER_BYTES = 64;
    private static final int STATE_BYTES = 32;

    private CodeLogin() {}

    static String state(RandomGenerator random) {
        return text(random, STATE_BYTES);
    }

    static Secret verifier(RandomGenerator random) {
        return Secret.of(text(random, VERIFIER_BYTES));
    }

    /** The page that the operator's browser goes to. */
    static String address(LoginProvider provider, String state, Secret verifier) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("response_type", "code");
        parameters.put("client_id", provider.client().clientId());
        parameters.put("redirect_uri", provider.redirect());
        if (!provider.scopes().isEmpty()) {
            parameters.put("scope", String.join(" ", provider.scopes()));
        }
        parameters.putAll(provider.target());
        parameters.put("state", state);
        parameters.put("code_challenge", challenge(verifier));
        parameters.put("code_challenge_method", "S256");
        String query =
                parameters.entrySet().stream()
                        .map(each -> each.getKey() + "=" + TokenForm.encode(each.getValue()))
                        .collect(Collectors.joining("&"));
        return provider.start() + "?" + query;
    }

    /** The token for a code. */
    static TokenAnswer exchange(
            LoginProvider provider, Grant grant, Optional<Secret> secret, TokenEndpoint endpoint)
            throws TokenException {
        TokenForm form =
                TokenForm.ofGrant("authorization_code")
                        .with("code", grant.code())
                        .with("redirect_uri", provider.redirect())
                        .with("code_verifier", grant.verifier());
        provider.target().forEach(form::with);
        // Where the body is JSON the server wants the state repeated.
        if (provider.client().encoding() == TokenClient.Encoding.JSON) {
            form.with("state", grant.state());
        }
        return endpoint.token(provider.client(), secret, form);
    }

    /** A code and what proves that its login began here. */
    record Grant(Secret code, Secret verifier, String state) {}

    /** Makes the gateway a client of the server: RFC 7591. */
    static TokenClient register(LoginProvider provider, LoginParts parts) throws TokenException {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("client_name", "clawpatrol");
        body.putArray("redirect_uris").add(provider.redirect());
        body.putArray("grant_types").add("authorization_code").add("refresh_token");
        body.putArray("response_types").add("code");
        body.put("token_endpoint_auth_method", "none");
        if (!provider.scopes().isEmpty()) {
            body.put("scope", String.join(" ", provider.scopes()));
        }
        TokenClient client = provider.client();
        var call =
                new TokenCall(
                        provider.registration().orElseThrow(),
                        client.roots(),
                        "application/json",
                        body.toString().getBytes(StandardCharsets.UTF_8));
        JsonNode answer = TokenJson.object(client.server(), parts.transport().send(call));
        return client.named(
                TokenJson.text(answer, "client_id")
                        .filter(id -> id.matches("[\\x21-\\x7e]{1,1024}"))
                        .orElseThrow(
                                () -> TokenJson.unreadable(client.server(), "names no client")));
    }

    private static String text(RandomGenerator random, int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return BASE64.encodeToString(bytes);
    }

    private static String challenge(Secret verifier) {
        byte[] bytes = verifier.reveal();
        try {
            return BASE64.encodeToString(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }
}
