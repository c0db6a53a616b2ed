package org.clawpatrol.proxy.credential.oauth;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.clawpatrol.proxy.credential.HeaderSafe;
import org.clawpatrol.proxy.secret.Secret;
import tools.jackson.databind.JsonNode;

/**
 * A successful answer of a token endpoint (RFC 6749, 5.1), read strictly. Owns its secrets.
 *
 * @param lifetime empty where the server does not say
 */
public record TokenAnswer(
        Secret accessToken, Optional<Secret> refreshToken, Optional<Duration> lifetime)
        implements AutoCloseable {
    private static final long LONGEST_LIFE = Duration.ofDays(10 * 365).toSeconds();
    private static final int LONGEST_TOKEN = 32 << 10;

    /** The words that RFC 6749, 7009, 7591 and 8628 and well-known servers have for a refusal. */
    private static final Set<String> CODES =
            Set.of(
                    "access_denied",
                    "authorization_pending",
                    "bad_refresh_token",
                    "bad_verification_code",
                    "device_flow_disabled",
                    "expired_token",
                    "incorrect_client_credentials",
                    "incorrect_device_code",
                    "interaction_required",
                    "invalid_client",
                    "invalid_client_metadata",
                    "invalid_grant",
                    "invalid_redirect_uri",
                    "invalid_request",
                    "invalid_scope",
                    "invalid_target",
                    "invalid_token",
                    "login_required",
                    "server_error",
                    "slow_down",
                    "temporarily_unavailable",
                    "unauthorized_client",
                    "unsupported_grant_type",
                    "unsupported_response_type",
                    "unsupported_token_type");

    /**
     * Reads an answer.
     *
     * @param server its name for messages
     * @throws TokenException where it is a refusal or anything but what the protocol says
     */
    public static TokenAnswer read(String server, TokenReply reply) throws TokenException {
        JsonNode object = TokenJson.object(server, reply);
        String type = TokenJson.text(object, "token_type").orElse("Bearer");
        if (!type.equalsIgnoreCase("Bearer")) {
            throw TokenJson.unreadable(server, "is not a bearer token");
        }
        Optional<Duration> lifetime = lifetime(server, object);
        Secret access =
                token(server, object, "access_token")
                        .orElseThrow(() -> TokenJson.unreadable(server, "holds no access token"));
        try {
            return new TokenAnswer(access, token(server, object, "refresh_token"), lifetime);
        } catch (TokenException e) {
            access.close();
            throw e;
        }
    }

    /** The refusal in an answer, if it is one that the protocol knows. */
    static Optional<String> code(JsonNode object) {
        return TokenJson.text(object, "error").filter(CODES::contains);
    }

    private static Optional<Secret> token(String server, JsonNode object, String name)
            throws TokenException {
        JsonNode value = object.get(name);
        if (value == null || value.isNull()) {
            return Optional.empty();
        }
        if (value.isString() && value.stringValue().length() <= LONGEST_TOKEN) {
            Secret token = Secret.of(value.stringValue());
            if (HeaderSafe.test(token)) {
                return Optional.of(token);
            }
            token.close();
        }
        throw TokenJson.unreadable(server, "holds a token that cannot be sent");
    }

    /** Some servers write the number as text. */
    private static Optional<Duration> lifetime(String server, JsonNode object)
            throws TokenException {
        JsonNode value = object.get("expires_in");
        if (value == null || value.isNull()) {
            return Optional.empty();
        }
        String text = value.isString() ? value.stringValue() : value.toString();
        if (text.matches("[0-9]{1,10}(\\.0+)?")) {
            long seconds = Long.parseLong(text.split("\\.", 2)[0]);
            if (seconds > 0 && seconds <= LONGEST_LIFE) {
                return Optional.of(Duration.ofSeconds(seconds));
            }
        }
        throw TokenJson.unreadable(server, "holds a lifetime that makes no sense");
    }

    @Override
    public void close() {
        accessToken.close();
        refreshToken.ifPresent(Secret::close);
    }
}
