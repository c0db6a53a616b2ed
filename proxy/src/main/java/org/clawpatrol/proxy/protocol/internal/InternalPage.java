package org.clawpatrol.proxy.protocol.internal;

/**
 * One answer of the internal host.
 *
 * @param type media type, with its character set where it is text
 */
record InternalPage(int status, String type, String body) {

    static InternalPage json(String body) {
        return new InternalPage(200, "application/json", body);
    }

    static InternalPage markdown(String body) {
        return new InternalPage(200, "text/markdown; charset=utf-8", body);
    }

    static InternalPage refusal(int status, String reason) {
        return new InternalPage(status, "text/plain; charset=utf-8", reason + "\n");
    }
}
