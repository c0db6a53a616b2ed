package org.clawpatrol.proxy.protocol.http;

import java.util.Optional;
import java.util.random.RandomGenerator;
import org.clawpatrol.proxy.protocol.http.websocket.FrameActions;
import org.clawpatrol.proxy.protocol.http.websocket.TextRewrite;

/**
 * A WebSocket that a request is to open.
 *
 * @param frames judges messages, where rules read them
 * @param messages puts secrets into what the agent says
 * @param random unpredictable, for the keys that mask frames of the gateway's own
 */
record WebSocketUpgrade(
        WebSocketOffer offer,
        FrameActions frames,
        Optional<TextRewrite> messages,
        RandomGenerator random) {}
