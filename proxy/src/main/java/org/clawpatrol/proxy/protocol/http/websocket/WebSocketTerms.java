package org.clawpatrol.proxy.protocol.http.websocket;

import java.util.Optional;
import java.util.function.IntSupplier;

/**
 * What one WebSocket runs under.
 *
 * @param deflate what the handshake agreed upon about compression
 * @param mask what finds the secrets that were lent for the handshake
 * @param messages puts secrets into what the agent says
 * @param maskKeys unpredictable keys for frames the gateway writes to the origin
 */
public record WebSocketTerms(
        Optional<DeflateTerms> deflate,
        Optional<FrameMask> mask,
        Optional<TextRewrite> messages,
        IntSupplier maskKeys,
        Timer timer) {}
