package org.clawpatrol.proxy.protocol.http;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Removes what must not reach an agent from response fields and trailers. Stateless. */
final class ResponseHygiene {
    private static final Set<String> REMOVED =
            Set.of(
                    "set-cookie",
                    "set-cookie2",
                    "proxy-authenticate",
                    "authentication-info",
                    "proxy-authentication-info",
                    "alt-svc",
                    // The gateway answers the agent's key, the origin answered the gateway's.
                    "sec-websocket-accept");
    private static final String CHALLENGE = "www-authenticate";

    /** One Basic challenge with a realm, perhaps a charset, and nothing else. */
    private static final Pattern BASIC =
            Pattern.compile(
                    "Basic +realm=(\"[^\"\\\\]*\"|[!#-+.-~&&[^\",;]]+)( *, *charset=\"?UTF-8\"?)?",
                    Pattern.CASE_INSENSITIVE);

    private ResponseHygiene() {}

    static HttpFields cleanHead(HttpFields fields) {
        Set<String> hopByHop = HopByHop.of(fields);
        return fields.without(
                field -> {
                    String name = Ascii.lower(field.name());
                    return REMOVED.contains(name)
                            || hopByHop.contains(name)
                            || (name.equals(CHALLENGE) && !BASIC.matcher(field.value()).matches());
                });
    }

    /**
     * The cleaned head with the names that the origin announced behind its body, as far as fields
     * of those names may stand there and reach the agent (RFC 9110, 6.6.2).
     */
    static HttpFields withAnnounced(HttpFields cleaned, HttpFields received) {
        List<String> announced = received.members("trailer");
        if (announced.isEmpty()) {
            return cleaned;
        }
        Set<String> hopByHop = HopByHop.of(received);
        String names =
                announced.stream()
                        .filter(name -> Http2Fields.isToken(name) && mayFollow(name, hopByHop))
                        .collect(Collectors.joining(", "));
        return names.isEmpty() ? cleaned : cleaned.with(new HeaderField("Trailer", names));
    }

    private static boolean mayFollow(String announced, Set<String> hopByHop) {
        String name = Ascii.lower(announced);
        String read = FieldNames.hyphened(name);
        return !REMOVED.contains(read)
                && !read.equals(CHALLENGE)
                && !hopByHop.contains(name)
                && !hopByHop.contains(read)
                && !RequestTrailers.isRefused(read);
    }

    static HttpFields cleanTrailers(HttpFields trailers) {
        Set<String> hopByHop = HopByHop.of(trailers);
        return trailers.without(
                field -> {
                    String name = Ascii.lower(field.name());
                    return REMOVED.contains(name)
                            || name.equals(CHALLENGE)
                            || hopByHop.contains(name);
                });
    }
}
