package org.clawpatrol.proxy.protocol.http.websocket;

import java.util.ArrayList;
import java.util.List;

/** Judges as the test says, at once or later. */
final class ScriptedActions implements FrameActions {
    final List<CollectedMessage> asked = new ArrayList<>();
    final List<Answer> open = new ArrayList<>();
    final List<String> outcomes = new ArrayList<>();
    boolean judging;
    boolean later;
    long limit = 1000;
    String forbidden = "forbidden";
    int withdrawn;

    @Override
    public boolean judging() {
        return judging;
    }

    @Override
    public long limit() {
        return limit;
    }

    @Override
    public Pending judge(CollectedMessage message, Answer answer) {
        asked.add(message);
        if (later) {
            open.add(answer);
        } else if (text(message).contains(forbidden)) {
            answer.refuse(1008, "not this");
        } else {
            pass(answer);
        }
        return () -> withdrawn++;
    }

    void pass(Answer answer) {
        answer.pass((bytes, error) -> outcomes.add(bytes + " " + error));
    }

    String text(CollectedMessage message) {
        return new String(message.bytes(), java.nio.charset.StandardCharsets.UTF_8);
    }
}
