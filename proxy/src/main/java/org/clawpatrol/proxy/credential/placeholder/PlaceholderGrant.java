package org.clawpatrol.proxy.credential.placeholder;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.clawpatrol.proxy.credential.oauth.TokenJson;
import tools.jackson.databind.JsonNode;

/**
 * Tells requests for a token that show nothing but placeholders, which the gateway answers itself,
 * from all others. Whatever could be read in two ways is one of the others. Stateless.
 */
public final class PlaceholderGrant {
    private static final String REFRESH_TOKEN = "refresh_token";
    private static final String CLIENT_ID = "client_id";
    private static final String CLIENT_SECRET = "client_secret";

    private PlaceholderGrant() {}

    /**
     * What the agent sent.
     *
     * @param contentType of the body
     * @param authorization the field that may hold a client's name and secret
     * @param body all of it, no coding applied; nobody writes to it
     */
    @SuppressWarnings("ArrayRecordComponent") // looked at once
    public record Call(
            String method,
            Optional<String> contentType,
            Optional<String> authorization,
            byte[] body) {

        /** The method alone. */
        @Override
        public String toString() {
            return method;
        }
    }

    /**
     * The credential whose token is asked for with a placeholder; of several with the same one the
     * client's name decides, then the profile's order.
     *
     * @param services those that the URL gives out tokens for
     */
    public static Optional<TokenService> meant(List<TokenService> services, Call call) {
        if (!call.method().equals("POST")) {
            return Optional.empty();
        }
        Map<String, String> asked = parameters(call);
        call.authorization().ifPresent(field -> basic(field, asked));
        List<TokenService> shown =
                services.stream().filter(service -> shows(asked, service)).toList();
        return shown.stream()
                .filter(service -> service.clientId().equals(asked.get(CLIENT_ID)))
                .findFirst()
                .or(() -> shown.stream().findFirst());
    }

    private static boolean shows(Map<String, String> asked, TokenService service) {
        Set<String> known = service.placeholders().known();
        String token = asked.getOrDefault(REFRESH_TOKEN, "");
        return switch (asked.getOrDefault("grant_type", "")) {
            case REFRESH_TOKEN ->
                    known.contains(token) || (token.isEmpty() && isClient(asked, service));
            case "client_credentials" ->
                    service.ownSecret()
                            && isClient(asked, service)
                            && known.contains(asked.getOrDefault(CLIENT_SECRET, ""));
            default -> false;
        };
    }

    private static boolean isClient(Map<String, String> asked, TokenService service) {
        return !service.clientId().isEmpty() && service.clientId().equals(asked.get(CLIENT_ID));
    }

    private static Map<String, String> parameters(Call call) {
        String type = call.contentType().orElse("");
        if (type.regionMatches(true, 0, "application/json", 0, 16)) {
            return TokenJson.parse(call.body())
                    .map(PlaceholderGrant::members)
                    .orElseGet(HashMap::new);
        }
        String form = new String(call.body(), StandardCharsets.ISO_8859_1);
        return FormPairs.read(form).map(FormPairs::texts).orElseGet(HashMap::new);
    }

    private static Map<String, String> members(JsonNode object) {
        Map<String, String> texts = new HashMap<>();
        object.propertyNames()
                .forEach(
                        name ->
                                TokenJson.text(object, name)
                                        .ifPresent(text -> texts.put(name, text)));
        return texts;
    }

    /** RFC 6749, 2.3.1; what the body says stands. */
    private static void basic(String field, Map<String, String> asked) {
        if (!field.regionMatches(true, 0, "Basic ", 0, 6)) {
            return;
        }
        try {
            byte[] pair = Base64.getDecoder().decode(field.substring(6).strip());
            String[] parts = new String(pair, StandardCharsets.UTF_8).split(":", 2);
            if (parts.length == 2) {
                FormPairs.decoded(parts[0]).ifPresent(id -> asked.putIfAbsent(CLIENT_ID, id));
                FormPairs.decoded(parts[1])
                        .ifPresent(secret -> asked.putIfAbsent(CLIENT_SECRET, secret));
            }
        } catch (IllegalArgumentException e) {
            // as a field that names no client
        }
    }
}
