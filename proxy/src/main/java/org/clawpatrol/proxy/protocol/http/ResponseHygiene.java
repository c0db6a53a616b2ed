package org.clawpatrol.proxy.protocol.http;

import java.util.Set;
import java.util.regex.Pattern;

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
