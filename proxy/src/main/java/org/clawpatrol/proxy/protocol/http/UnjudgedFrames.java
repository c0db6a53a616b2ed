package org.clawpatrol.proxy.protocol.http;

import org.clawpatrol.proxy.protocol.http.websocket.CollectedMessage;
import org.clawpatrol.proxy.protocol.http.websocket.FrameActions;

/** Frames no rule reads: they were allowed together with the opening of their WebSocket. */
final class UnjudgedFrames implements FrameActions {

    @Override
    public boolean judging() {
        return false;
    }

    @Override
    public long limit() {
        return 0;
    }

    @Override
    public Pending judge(CollectedMessage message, Answer answer) {
        throw new IllegalStateException("no message is collected");
    }
}
