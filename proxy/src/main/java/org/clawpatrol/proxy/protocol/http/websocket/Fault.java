package org.clawpatrol.proxy.protocol.http.websocket;

/**
 * Why a WebSocket is ended before its ends agreed to.
 *
 * @param code status code of the close frames
 * @param reason for the agent; at most {@value CloseFrame#MOST_REASON} bytes of it are sent
 */
record Fault(int code, String reason) {

    static Fault protocol(String reason) {
        return new Fault(CloseFrame.PROTOCOL_ERROR, reason);
    }

    static Fault frameTooBig() {
        return new Fault(CloseFrame.TOO_BIG, "frame of more than 16 MiB");
    }

    static Fault notText() {
        return new Fault(CloseFrame.NOT_TEXT, "text is not UTF-8");
    }
}
