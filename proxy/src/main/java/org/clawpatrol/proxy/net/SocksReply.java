package org.clawpatrol.proxy.net;

import org.clawpatrol.proxy.flow.Refusal;

/** The answers to a SOCKS5 request that this proxy gives (RFC 1928, section 6). */
enum SocksReply {
    SUCCEEDED(0),
    GENERAL_FAILURE(1),
    NOT_ALLOWED(2),
    HOST_UNREACHABLE(4),
    COMMAND_NOT_SUPPORTED(7),
    ADDRESS_TYPE_NOT_SUPPORTED(8);

    private final int code;

    SocksReply(int code) {
        this.code = code;
    }

    /** The answer; as bound address it names none, for agents have no use for the gateway's. */
    byte[] bytes() {
        return new byte[] {5, (byte) code, 0, 1, 0, 0, 0, 0, 0, 0};
    }

    /** What fits a refusal. */
    static SocksReply to(Refusal refusal) {
        return switch (refusal.failure().status()) {
            case 403, 421 -> NOT_ALLOWED;
            case 502 -> HOST_UNREACHABLE;
            default -> GENERAL_FAILURE;
        };
    }
}
