package org.clawpatrol.proxy.protocol.http.websocket;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Reads whole frames from all bytes at once, as plainly as RFC 6455 says it: the oracle of the
 * tests.
 */
final class PlainParser {
    final List<Frame> frames = new ArrayList<>();
    final List<Message> messages = new ArrayList<>();

    /** Code a strict peer fails with; 0 while nothing is wrong. */
    int failure;

    boolean closed;
    private final boolean masked;
    private byte[] rest = new byte[0];
    private int position;
    private ByteArrayOutputStream message = new ByteArrayOutputStream();
    private byte[] halfCharacter = new byte[0];
    private int messageOpcode;

    /**
     * @param payload a character each byte
     */
    record Frame(int first, String payload) {
        int opcode() {
            return first & 15;
        }

        int code() {
            return payload.length() < 2 ? 1005 : payload.charAt(0) << 8 | payload.charAt(1);
        }
    }

    /**
     * @param payload a character each byte
     */
    record Message(boolean text, String payload) {}

    PlainParser(boolean masked) {
        this.masked = masked;
    }

    PlainParser feed(byte[] bytes) {
        rest = Frames.join(Arrays.copyOfRange(rest, position, rest.length), bytes);
        position = 0;
        while (failure == 0 && !closed && next()) {
            // One frame each.
        }
        return this;
    }

    int unread() {
        return rest.length - position;
    }

    private boolean next() {
        ByteBuffer in = ByteBuffer.wrap(rest, position, rest.length - position);
        if (in.remaining() < 2) {
            return false;
        }
        int first = in.get() & 0xff;
        int second = in.get() & 0xff;
        int opcode = first & 15;
        boolean control = opcode >= 8;
        boolean known = opcode <= 2 || (opcode >= 8 && opcode <= 10);
        if ((first & 0x70) != 0
                || !known
                || (second >= 128) != masked
                || (control && (first < 128 || (second & 127) > 125))) {
            failure = 1002;
            return false;
        }
        long length = second & 127;
        if (in.remaining() < (length == 127 ? 8 : length == 126 ? 2 : 0)) {
            return false;
        }
        length = length == 127 ? in.getLong() : length == 126 ? in.getShort() & 0xffff : length;
        byte[] key = new byte[4];
        if (in.remaining() < (masked ? 4 : 0) + length) {
            return false;
        }
        if (masked) {
            in.get(key);
        }
        byte[] payload = new byte[(int) length];
        in.get(payload);
        for (int i = 0; i < payload.length; i++) {
            payload[i] ^= key[i % 4];
        }
        position = in.position();
        frames.add(new Frame(first, latin(payload)));
        failure = control ? control(opcode, payload) : data(first, opcode, payload);
        return failure == 0;
    }

    private int control(int opcode, byte[] payload) {
        if (opcode != 8) {
            return 0;
        }
        closed = true;
        if (payload.length == 0) {
            return 0;
        }
        int code = payload.length == 1 ? 0 : ByteBuffer.wrap(payload).getShort() & 0xffff;
        boolean good =
                List.of(1000, 1001, 1002, 1003, 1007, 1008, 1009, 1010, 1011, 1012, 1013, 1014)
                                .contains(code)
                        || (code >= 3000 && code < 5000);
        return !good ? 1002 : isText(Arrays.copyOfRange(payload, 2, payload.length)) ? 0 : 1007;
    }

    private int data(int first, int opcode, byte[] payload) {
        if ((opcode == 0) != (messageOpcode != 0)) {
            return 1002;
        }
        if (opcode != 0) {
            messageOpcode = opcode;
            message = new ByteArrayOutputStream();
            halfCharacter = new byte[0];
        }
        message.writeBytes(payload);
        if (messageOpcode == 1 && !mayBecomeText(payload)) {
            return 1007;
        }
        if (first >= 128) {
            boolean text = messageOpcode == 1;
            messageOpcode = 0;
            if (text && halfCharacter.length > 0) {
                return 1007;
            }
            messages.add(new Message(text, latin(message.toByteArray())));
        }
        return 0;
    }

    static String latin(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private boolean mayBecomeText(byte[] payload) {
        ByteBuffer in = ByteBuffer.wrap(Frames.join(halfCharacter, payload));
        CharBuffer out = CharBuffer.allocate(in.remaining());
        boolean good = !StandardCharsets.UTF_8.newDecoder().decode(in, out, false).isError();
        halfCharacter = new byte[in.remaining()];
        in.get(halfCharacter);
        return good;
    }

    static boolean isText(byte[] bytes) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
