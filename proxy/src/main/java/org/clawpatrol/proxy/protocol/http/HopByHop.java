package org.clawpatrol.proxy.protocol.http;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The fields that concern one connection only (RFC 9110, 7.6.1). Stateless. */
final class HopByHop {
    private static final Set<String> STANDARD =
            Set.of(
                    "connection",
                    "content-length",
                    "http2-settings",
                    "keep-alive",
                    "proxy-connection",
                    "te",
                    "trailer",
                    "trailers",
                    "transfer-encoding",
                    "upgrade");

    private HopByHop() {}

    /** Lower-case names of the fields of a message that must not be passed on. */
    static Set<String> of(HttpFields fields) {
        List<String> nominated = fields.tokens("connection");
        if (nominated.isEmpty()) {
            return STANDARD;
        }
        Set<String> names = new HashSet<>(STANDARD);
        names.addAll(nominated);
        return names;
    }

    /** Whether a field is removed only because the message's {@code Connection} names it. */
    static boolean isNominated(HeaderField field, List<String> nominated) {
        if (nominated.isEmpty()) {
            return false;
        }
        String name = Ascii.lower(field.name());
        return nominated.contains(name) && !STANDARD.contains(name);
    }
}
