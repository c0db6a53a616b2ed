package org.clawpatrol.proxy.credential.login;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.clawpatrol.proxy.credential.oauth.TokenAnswer;
import org.clawpatrol.proxy.credential.oauth.TokenCall;
import org.clawpatrol.proxy.credential.oauth.TokenClient;
import org.clawpatrol.proxy.credential.oauth.TokenEndpoint;
import org.clawpatrol.proxy.credential.oauth.TokenException;
import org.clawpatrol.proxy.credential.oauth.TokenForm;
import org.clawpatrol.proxy.credential.oauth.TokenJson;
import org.clawpatrol.proxy.credential.oauth.TokenReply;
import org.clawpatrol.proxy.secret.Secret;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Logins with a code that the operator types elsewhere: RFC 8628, and Codex's own. Stateless. */
final class DeviceLogin {
    private static final String GRANT = "urn:ietf:params:oauth:grant-type:device_code";
    private static final String CODEX_PAGE = "https://auth.openai.com/codex/device";
    private static final Duration INTERVAL = Duration.ofSeconds(5);
    private static final long LONGEST_INTERVAL = 120;

    private DeviceLogin() {}

    /**
     * What the server gave to begin with. Owns the device code.
     *
     * @param page https
     */
    record Begun(
            Secret deviceCode,
            String userCode,
            String page,
            Duration interval,
            Optional<Duration> lifetime) {}

    static Begun begin(LoginProvider provider, Optional<Secret> secret, LoginParts parts)
            throws TokenException {
        TokenClient client = provider.client();
        if (provider.flow() == LoginProvider.Flow.CODEX_DEVICE) {
            ObjectNode body = JsonNodeFactory.instance.objectNode();
            body.put("client_id", client.clientId());
            TokenReply reply = json(provider, provider.start(), body, parts);
            return read(client.server(), TokenJson.object(client.server(), reply), true);
        }
        TokenForm form = new TokenForm().with("scope", String.join(" ", provider.scopes()));
        provider.target().forEach(form::with);
        TokenReply reply = parts.endpoint().post(client, provider.start(), secret, form);
        return read(client.server(), TokenJson.object(client.server(), reply), false);
    }

    /**
     * The token, once the operator has typed the code.
     *
     * @throws TokenException with the server's word where it is not there
     */
    static TokenAnswer poll(LoginSession session, Optional<Secret> secret, LoginParts parts)
            throws TokenException {
        LoginProvider provider = session.provider();
        TokenEndpoint endpoint = parts.endpoint();
        if (provider.flow() == LoginProvider.Flow.CODEX_DEVICE) {
            return pollCodex(session, parts);
        }
        TokenForm form = TokenForm.ofGrant(GRANT).with("device_code", session.proof());
        return endpoint.token(provider.client(), secret, form);
    }

    private static TokenAnswer pollCodex(LoginSession session, LoginParts parts)
            throws TokenException {
        LoginProvider provider = session.provider();
        String server = provider.client().server();
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("device_auth_id", session.proof().revealText());
        body.put("user_code", session.userCode());
        TokenReply reply = json(provider, provider.start().resolve("token"), body, parts);
        if (reply.status() == 202 || reply.status() == 204) {
            throw TokenException.pending(server);
        }
        JsonNode answer = TokenJson.object(server, reply);
        try (Secret code = secret(server, answer, "authorization_code");
                Secret verifier = secret(server, answer, "code_verifier")) {
            return CodeLogin.exchange(
                    provider,
                    new CodeLogin.Grant(code, verifier, ""),
                    Optional.empty(),
                    parts.endpoint());
        }
    }

    private static TokenReply json(
            LoginProvider provider, URI url, ObjectNode body, LoginParts parts)
            throws TokenException {
        byte[] bytes = body.toString().getBytes(StandardCharsets.UTF_8);
        return parts.transport()
                .send(new TokenCall(url, provider.client().roots(), "application/json", bytes));
    }

    private static Begun read(String server, JsonNode answer, boolean codex) throws TokenException {
        String userCode =
                TokenJson.text(answer, "user_code")
                        .filter(code -> code.matches("[\\x21-\\x7e]{1,64}"))
                        .orElseThrow(() -> TokenJson.unreadable(server, "holds no user code"));
        Optional<String> page =
                codex
                        ? Optional.of(CODEX_PAGE)
                        : TokenJson.text(answer, "verification_uri")
                                .or(() -> TokenJson.text(answer, "verification_url"));
        return new Begun(
                secret(server, answer, codex ? "device_auth_id" : "device_code"),
                userCode,
                page.filter(DeviceLogin::https)
                        .orElseThrow(() -> TokenJson.unreadable(server, "names no https page")),
                seconds(answer, "interval")
                        .filter(pace -> pace.toSeconds() <= LONGEST_INTERVAL)
                        .orElse(INTERVAL),
                seconds(answer, "expires_in"));
    }

    private static Secret secret(String server, JsonNode answer, String name)
            throws TokenException {
        return TokenJson.text(answer, name)
                .filter(text -> text.matches("[\\x21-\\x7e]{1,8192}"))
                .map(Secret::of)
                .orElseThrow(() -> TokenJson.unreadable(server, "holds no `" + name + "`"));
    }

    /** It becomes a link on the dashboard. */
    private static boolean https(String text) {
        try {
            URI url = new URI(text);
            return "https".equals(url.getScheme())
                    && url.getHost() != null
                    && url.getRawUserInfo() == null
                    && text.length() <= 2_048;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    /** A positive number, which one server writes as text. */
    private static Optional<Duration> seconds(JsonNode answer, String name) {
        return Optional.ofNullable(answer.get(name))
                .map(value -> value.isString() ? value.stringValue() : value.toString())
                .filter(text -> text.matches("[1-9][0-9]{0,6}"))
                .map(Long::parseLong)
                .map(Duration::ofSeconds);
    }
}
