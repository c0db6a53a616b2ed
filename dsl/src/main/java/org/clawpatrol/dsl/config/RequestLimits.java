package org.clawpatrol.dsl.config;

import java.util.OptionalLong;

/**
 * What a request is refused past, or below.
 *
 * @param head bytes of the header section with the request line
 * @param fields header fields
 * @param url bytes of the request target
 * @param body bytes of the whole body as sent; empty for no bound
 * @param bodyRate bytes a second that a body must come at, as long as it is waited for
 */
public record RequestLimits(int head, int fields, int url, OptionalLong body, long bodyRate) {

    /** What holds where nothing else is configured. */
    public static RequestLimits standard() {
        return new RequestLimits(64 * 1024, 200, 16 * 1024, OptionalLong.empty(), 256);
    }
}
