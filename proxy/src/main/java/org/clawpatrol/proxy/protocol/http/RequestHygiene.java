package org.clawpatrol.proxy.protocol.http;

import java.util.Set;

/** Removes what a request must not carry past the gateway. Stateless. */
final class RequestHygiene {
    private static final Set<String> REMOVED =
            Set.of(
                    "host",
                    "expect",
                    "proxy-authenticate",
                    "proxy-authorization",
                    "cf-worker",
                    "cf-ray",
                    "cf-ew-via",
                    "cf-connecting-ip",
                    "cdn-loop",
                    "x-forwarded-for",
                    "x-forwarded-host",
                    "x-forwarded-proto",
                    "via",
                    "x-hitl-thread-ts",
                    "x-hitl-channel",
                    "clawpatrol-hitl-operation",
                    "x-clawpatrol-idempotency-hint");

    private RequestHygiene() {}

    /**
     * Whether it removes such a field from every request.
     *
     * @param name in lower case
     */
    static boolean removes(String name) {
        return REMOVED.contains(name);
    }

    static HttpFields clean(HttpFields fields) {
        Set<String> hopByHop = HopByHop.of(fields);
        return fields.without(
                field -> {
                    String name = Ascii.lower(field.name());
                    return isRemoved(name, hopByHop)
                            || (name.indexOf('_') >= 0
                                    && isRemoved(FieldNames.hyphened(name), hopByHop));
                });
    }

    private static boolean isRemoved(String name, Set<String> hopByHop) {
        return REMOVED.contains(name) || hopByHop.contains(name);
    }
}
