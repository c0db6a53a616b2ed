package org.clawpatrol.proxy.net;

import io.netty.buffer.ByteBuf;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads a ClientHello (RFC 8446, section 4.1.2) without taking it from the buffer. Strict: what is
 * cut, doubled or has bytes left over is malformed.
 */
final class ClientHelloReader {
    private static final int HANDSHAKE = 22;
    private static final int CLIENT_HELLO = 1;
    private static final int RECORD_HEADER = 5;
    private static final int MESSAGE_HEADER = 4;
    private static final int LONGEST = 16_384;
    private static final int SERVER_NAME = 0;
    private static final int ALPN = 16;
    private static final int ENCRYPTED_HELLO = 0xfe0d;

    private ClientHelloReader() {}

    static HelloReading read(ByteBuf in) {
        byte[] message = new byte[Math.min(in.readableBytes(), MESSAGE_HEADER + LONGEST)];
        int filled = 0;
        int at = in.readerIndex();
        while (in.writerIndex() > at) {
            if (in.getUnsignedByte(at) != HANDSHAKE) {
                return new HelloReading.Malformed("the agent does not speak TLS");
            }
            if (in.writerIndex() - at < RECORD_HEADER) {
                return new HelloReading.Incomplete();
            }
            int length = in.getUnsignedShort(at + 3);
            if (in.getUnsignedByte(at + 1) != 3
                    || length == 0
                    || filled + length > MESSAGE_HEADER + LONGEST) {
                return new HelloReading.Malformed("the TLS record is malformed");
            }
            int here = Math.min(length, in.writerIndex() - at - RECORD_HEADER);
            in.getBytes(at + RECORD_HEADER, message, filled, here);
            filled += here;
            at += RECORD_HEADER + length;
            if (isComplete(message, filled)) {
                return parse(message, filled);
            }
        }
        return isHopeless(message, filled)
                ? new HelloReading.Malformed("the first TLS message is no ClientHello")
                : new HelloReading.Incomplete();
    }

    private static int messageLength(byte[] message) {
        return ((message[1] & 0xff) << 16) | ((message[2] & 0xff) << 8) | (message[3] & 0xff);
    }

    private static boolean isComplete(byte[] message, int filled) {
        return filled >= MESSAGE_HEADER && filled >= MESSAGE_HEADER + messageLength(message);
    }

    private static boolean isHopeless(byte[] message, int filled) {
        return (filled > 0 && message[0] != CLIENT_HELLO)
                || (filled >= MESSAGE_HEADER && messageLength(message) > LONGEST);
    }

    private static HelloReading parse(byte[] message, int filled) {
        int end = MESSAGE_HEADER + messageLength(message);
        if (message[0] != CLIENT_HELLO || filled != end) {
            return new HelloReading.Malformed("the first TLS message is no ClientHello");
        }
        try {
            return parseBody(ByteBuffer.wrap(message, MESSAGE_HEADER, end - MESSAGE_HEADER));
        } catch (BufferUnderflowException e) {
            return new HelloReading.Malformed("the ClientHello is cut");
        }
    }

    private static HelloReading parseBody(ByteBuffer body) {
        skip(body, 2 + 32);
        skip(body, body.get() & 0xff);
        skip(body, body.getShort() & 0xffff);
        skip(body, body.get() & 0xff);
        if (!body.hasRemaining()) {
            return new HelloReading.Read(new ClientHello(Optional.empty(), List.of(), false));
        }
        ByteBuffer extensions = vector(body, body.getShort() & 0xffff);
        if (body.hasRemaining()) {
            return new HelloReading.Malformed("bytes follow the ClientHello");
        }
        return parseExtensions(extensions);
    }

    private static HelloReading parseExtensions(ByteBuffer extensions) {
        Set<Integer> seen = new HashSet<>();
        Optional<String> serverName = Optional.empty();
        List<String> alpn = List.of();
        while (extensions.hasRemaining()) {
            int type = extensions.getShort() & 0xffff;
            ByteBuffer data = vector(extensions, extensions.getShort() & 0xffff);
            if (!seen.add(type)) {
                return new HelloReading.Malformed("the ClientHello says one thing twice");
            }
            if (type == SERVER_NAME) {
                serverName = serverName(data);
                if (serverName.isEmpty()) {
                    return new HelloReading.Malformed("the TLS server name is malformed");
                }
            } else if (type == ALPN) {
                alpn = protocols(data);
            }
        }
        return new HelloReading.Read(
                new ClientHello(serverName, alpn, seen.contains(ENCRYPTED_HELLO)));
    }

    /** Exactly one host name is taken; the protocol allows nothing else in practice. */
    private static Optional<String> serverName(ByteBuffer data) {
        ByteBuffer list = vector(data, data.getShort() & 0xffff);
        boolean hostName = list.get() == 0;
        String name = text(vector(list, list.getShort() & 0xffff));
        return hostName && !list.hasRemaining() && !data.hasRemaining()
                ? Optional.of(name)
                : Optional.empty();
    }

    private static List<String> protocols(ByteBuffer data) {
        ByteBuffer list = vector(data, data.getShort() & 0xffff);
        List<String> protocols = new ArrayList<>();
        while (list.hasRemaining()) {
            protocols.add(text(vector(list, list.get() & 0xff)));
        }
        return protocols;
    }

    private static String text(ByteBuffer bytes) {
        return StandardCharsets.ISO_8859_1.decode(bytes).toString();
    }

    private static ByteBuffer vector(ByteBuffer from, int length) {
        if (length > from.remaining()) {
            throw new BufferUnderflowException();
        }
        ByteBuffer vector = from.slice(from.position(), length);
        from.position(from.position() + length);
        return vector;
    }

    private static void skip(ByteBuffer from, int length) {
        vector(from, length);
    }
}
