package org.clawpatrol.proxy.net;

import io.netty.channel.Channel;

/** The fatal alerts the gateway itself sends, before any handshake (RFC 8446, section 6.2). */
enum TlsAlert {
    ACCESS_DENIED(49),
    DECODE_ERROR(50),
    INTERNAL_ERROR(80),
    UNRECOGNIZED_NAME(112),
    NO_APPLICATION_PROTOCOL(120);

    private static final byte[] FATAL_ALERT_RECORD = {21, 3, 3, 0, 2, 2};

    private final int code;

    TlsAlert(int code) {
        this.code = code;
    }

    /** Sends the alert and closes. */
    void send(Channel agent) {
        Farewell.say(
                agent,
                agent.alloc()
                        .buffer(FATAL_ALERT_RECORD.length + 1)
                        .writeBytes(FATAL_ALERT_RECORD)
                        .writeByte(code));
    }
}
