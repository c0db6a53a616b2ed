package org.clawpatrol.proxy.protocol.http.websocket;

import java.util.Optional;

/** What a frame is, RFC 6455 section 5.2. */
enum Opcode {
    CONTINUATION(0x0),
    TEXT(0x1),
    BINARY(0x2),
    CLOSE(0x8),
    PING(0x9),
    PONG(0xa);

    private static final int CONTROL = 0x8;

    private final int number;

    Opcode(int number) {
        this.number = number;
    }

    int number() {
        return number;
    }

    boolean isControl() {
        return (number & CONTROL) != 0;
    }

    /** Empty for a reserved number. */
    static Optional<Opcode> of(int number) {
        return switch (number) {
            case 0x0 -> Optional.of(CONTINUATION);
            case 0x1 -> Optional.of(TEXT);
            case 0x2 -> Optional.of(BINARY);
            case 0x8 -> Optional.of(CLOSE);
            case 0x9 -> Optional.of(PING);
            case 0xa -> Optional.of(PONG);
            default -> Optional.empty();
        };
    }
}
