package org.clawpatrol.proxy.protocol.http.websocket;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Writes frames, wrong ones too. */
final class Frames {
    static final int KEY = 0x37fa213d;

    private Frames() {}

    /** A masked frame. */
    static byte[] agent(int first, byte[] payload) {
        return frame(first, payload, true);
    }

    static byte[] agentText(String text) {
        return agent(0x81, utf8(text));
    }

    /** A frame without mask. */
    static byte[] origin(int first, byte[] payload) {
        return frame(first, payload, false);
    }

    static byte[] originText(String text) {
        return origin(0x81, utf8(text));
    }

    static byte[] close(int code, String reason) {
        byte[] text = utf8(reason);
        return ByteBuffer.allocate(2 + text.length).putShort((short) code).put(text).array();
    }

    static byte[] frame(int first, byte[] payload, boolean masked) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(first);
        int flag = masked ? 0x80 : 0;
        if (payload.length < 126) {
            out.write(flag | payload.length);
        } else if (payload.length <= 0xffff) {
            out.write(flag | 126);
            out.writeBytes(ByteBuffer.allocate(2).putShort((short) payload.length).array());
        } else {
            out.write(flag | 127);
            out.writeBytes(ByteBuffer.allocate(8).putLong(payload.length).array());
        }
        byte[] body = payload.clone();
        if (masked) {
            byte[] key = ByteBuffer.allocate(4).putInt(KEY).array();
            out.writeBytes(key);
            for (int i = 0; i < body.length; i++) {
                body[i] ^= key[i % 4];
            }
        }
        out.writeBytes(body);
        return out.toByteArray();
    }

    static byte[] join(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
