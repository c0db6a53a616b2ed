package org.clawpatrol.proxy.protocol.http.websocket;

import java.nio.charset.StandardCharsets;
import org.clawpatrol.proxy.protocol.http.relay.FakeEnd;

/**
 * An origin that sends every message back, answers pings and closing, and fails strictly. Works on
 * what a relay has sent so far.
 */
final class EchoOrigin {
    private final FakeEnd end;
    private final PlainParser parser = new PlainParser(true);
    private int seen;
    private int frames;
    private int messages;
    private boolean over;

    EchoOrigin(FakeEnd end) {
        this.end = end;
    }

    /** Answers what is new; tells whether anything was. */
    boolean answer() {
        byte[] all = end.heard();
        if (over || all.length == seen) {
            return false;
        }
        parser.feed(java.util.Arrays.copyOfRange(all, seen, all.length));
        seen = all.length;
        while (frames < parser.frames.size()) {
            react(parser.frames.get(frames++));
        }
        if (parser.failure != 0 && !over) {
            leave(parser.failure);
        }
        return true;
    }

    private void react(PlainParser.Frame frame) {
        while (messages < parser.messages.size() && isLast(frame)) {
            PlainParser.Message message = parser.messages.get(messages++);
            end.says(Frames.origin(message.text() ? 0x81 : 0x82, latin(message.payload())));
        }
        if (frame.opcode() == 9) {
            end.says(Frames.origin(0x8a, latin(frame.payload())));
        } else if (frame.opcode() == 8 && parser.failure == 0) {
            over = true;
            end.says(Frames.origin(0x88, latin(frame.payload())));
            end.leaves = true;
        }
    }

    private static boolean isLast(PlainParser.Frame frame) {
        return frame.opcode() < 8 && frame.first() >= 128;
    }

    private void leave(int code) {
        over = true;
        end.says(Frames.origin(0x88, Frames.close(code, "")));
        end.leaves = true;
    }

    private static byte[] latin(String payload) {
        return payload.getBytes(StandardCharsets.ISO_8859_1);
    }
}
