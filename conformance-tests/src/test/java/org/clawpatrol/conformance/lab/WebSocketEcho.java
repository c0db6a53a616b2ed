package org.clawpatrol.conformance.lab;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import javax.net.ServerSocketFactory;

/**
 * A WebSocket server on loopback that sends every message back and fails malformed frames as RFC
 * 6455 asks. One virtual thread per connection.
 */
public final class WebSocketEcho implements AutoCloseable {
    private static final String GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
    private static final int PIECE = 4096;

    private final ServerSocket listener;

    private WebSocketEcho(ServerSocket listener) {
        this.listener = listener;
    }

    /**
     * @param sockets with TLS or without
     */
    public static WebSocketEcho start(ServerSocketFactory sockets) throws IOException {
        var echo =
                new WebSocketEcho(
                        sockets.createServerSocket(0, 64, InetAddress.getLoopbackAddress()));
        Thread.ofVirtual().start(echo::accept);
        return echo;
    }

    public int port() {
        return listener.getLocalPort();
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket socket = listener.accept();
                Thread.ofVirtual().start(() -> serve(socket));
            } catch (IOException e) {
                return;
            }
        }
    }

    private static void serve(Socket accepted) {
        try (Socket socket = accepted) {
            socket.setTcpNoDelay(true);
            var in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
            HttpText opening = HttpText.read(in, false);
            OutputStream out = socket.getOutputStream();
            out.write(answer(opening).getBytes(StandardCharsets.US_ASCII));
            out.flush();
            int code = new Session(in, out).run();
            if (code != 0) {
                out.write(new byte[] {(byte) 0x88, 2, (byte) (code >> 8), (byte) code});
                out.flush();
                socket.shutdownOutput();
                socket.setSoTimeout(500);
                in.transferTo(OutputStream.nullOutputStream());
            }
        } catch (IOException | GeneralSecurityException e) {
            // The other side is gone, which the test sees by itself.
            return;
        }
    }

    private static String answer(HttpText opening) throws GeneralSecurityException {
        String key = opening.field("Sec-WebSocket-Key");
        byte[] proof =
                MessageDigest.getInstance("SHA-1")
                        .digest((key + GUID).getBytes(StandardCharsets.US_ASCII));
        return "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                + "Sec-WebSocket-Accept: "
                + Base64.getEncoder().encodeToString(proof)
                + "\r\n\r\n";
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }

    /** One connection after its handshake. */
    private static final class Session {
        private final DataInputStream in;
        private final OutputStream out;
        private ByteArrayOutputStream message = new ByteArrayOutputStream();
        private byte[] halfCharacter = new byte[0];
        private int messageOpcode;

        Session(DataInputStream in, OutputStream out) {
            this.in = in;
            this.out = out;
        }

        /** Runs to the end; what to fail the connection with, or 0. */
        int run() throws IOException {
            while (true) {
                int first = in.readUnsignedByte();
                int second = in.readUnsignedByte();
                int opcode = first & 15;
                boolean control = opcode >= 8;
                boolean known = opcode <= 2 || (opcode >= 8 && opcode <= 10);
                boolean order = control || (opcode == 0) == (messageOpcode != 0);
                boolean small = !control || (first >= 128 && (second & 127) < 126);
                if ((first & 0x70) != 0 || !known || second < 128 || !order || !small) {
                    return 1002;
                }
                int length = length(second & 127);
                byte[] key = in.readNBytes(4);
                int code = control ? control(opcode, length, key) : data(first, length, key);
                if (code != 0) {
                    return code < 0 ? 0 : code;
                }
            }
        }

        private int length(int announced) throws IOException {
            return switch (announced) {
                case 126 -> in.readUnsignedShort();
                case 127 -> Math.toIntExact(in.readLong());
                default -> announced;
            };
        }

        /** Negative once the connection is closed in order. */
        private int control(int opcode, int length, byte[] key) throws IOException {
            byte[] payload = unmasked(in.readNBytes(length), key, 0);
            if (opcode == 9) {
                send(0x8a, payload);
            }
            if (opcode != 8) {
                return 0;
            }
            if (length == 1) {
                return 1002;
            }
            if (length > 1) {
                int code = ByteBuffer.wrap(payload).getShort() & 0xffff;
                boolean registered = code >= 1000 && code <= 1014 && (code < 1004 || code > 1006);
                if (!registered && (code < 3000 || code > 4999)) {
                    return 1002;
                }
                if (!isText(java.util.Arrays.copyOfRange(payload, 2, length), true)) {
                    return 1007;
                }
            }
            send(0x88, payload);
            return -1;
        }

        private int data(int first, int length, byte[] key) throws IOException {
            if ((first & 15) != 0) {
                messageOpcode = first & 15;
                message = new ByteArrayOutputStream();
                halfCharacter = new byte[0];
            }
            int read = 0;
            while (read < length) {
                byte[] piece = new byte[Math.min(Math.min(PIECE, length - read), available())];
                in.readFully(piece);
                unmasked(piece, key, read);
                read += piece.length;
                if (messageOpcode == 1 && !isText(piece, false)) {
                    return 1007;
                }
                message.writeBytes(piece);
            }
            if (first >= 128) {
                if (messageOpcode == 1 && halfCharacter.length > 0) {
                    return 1007;
                }
                send(0x80 | messageOpcode, message.toByteArray());
                messageOpcode = 0;
            }
            return 0;
        }

        private int available() throws IOException {
            return Math.max(1, in.available());
        }

        private boolean isText(byte[] piece, boolean whole) {
            byte[] before = whole ? new byte[0] : halfCharacter;
            ByteBuffer bytes =
                    ByteBuffer.allocate(before.length + piece.length).put(before).put(piece).flip();
            CharBuffer chars = CharBuffer.allocate(bytes.remaining());
            boolean good =
                    !StandardCharsets.UTF_8.newDecoder().decode(bytes, chars, whole).isError();
            if (!whole) {
                halfCharacter = new byte[bytes.remaining()];
                bytes.get(halfCharacter);
            }
            return good;
        }

        private void send(int first, byte[] payload) throws IOException {
            var frame = new ByteArrayOutputStream();
            frame.write(first);
            if (payload.length < 126) {
                frame.write(payload.length);
            } else if (payload.length <= 0xffff) {
                frame.write(126);
                frame.writeBytes(ByteBuffer.allocate(2).putShort((short) payload.length).array());
            } else {
                frame.write(127);
                frame.writeBytes(ByteBuffer.allocate(8).putLong(payload.length).array());
            }
            frame.writeBytes(payload);
            out.write(frame.toByteArray());
            out.flush();
        }

        private static byte[] unmasked(byte[] payload, byte[] key, int position) {
            for (int i = 0; i < payload.length; i++) {
                payload[i] ^= key[(position + i) % 4];
            }
            return payload;
        }
    }
}
