package org.clawpatrol.conformance.lab;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntFunction;
import javax.net.ssl.SSLSocket;

/**
 * A client that sends exactly the HTTP/2 frames it is told to, and counts what comes back. Frames
 * are sent by one thread at a time.
 */
public final class Http2Agent implements AutoCloseable {
    /** What the gateway says where a bound of the connection is passed. */
    public static final int ENHANCE_YOUR_CALM = 11;

    private final Socket below;
    private final OutputStream out;
    private final DataInputStream in;
    private final List<Integer> goodbyes = new CopyOnWriteArrayList<>();
    private final List<Integer> resets = new CopyOnWriteArrayList<>();
    private final List<Integer> heads = new CopyOnWriteArrayList<>();
    private final List<byte[]> blocks = new CopyOnWriteArrayList<>();
    private final AtomicLong bodyBytes = new AtomicLong();
    private final AtomicLong taken = new AtomicLong();
    private final AtomicInteger busy = new AtomicInteger();
    private volatile boolean ended;

    private Http2Agent(Socket below, SSLSocket socket) throws IOException {
        this.below = below;
        this.out = socket.getOutputStream();
        this.in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
    }

    /** A connection to the protected host on which the preface was sent; nothing is read yet. */
    public static Http2Agent open(Lab lab) throws Exception {
        Socket below = Agent.connected(lab.gateway().proxy(), Lab.HOST);
        SSLSocket socket = Agent.encrypted(below, lab.agentTrust(), Lab.HOST, "h2");
        if (!socket.getApplicationProtocol().equals("h2")) {
            below.close();
            throw new IOException("no HTTP/2: `" + socket.getApplicationProtocol() + '`');
        }
        Http2Agent agent = new Http2Agent(below, socket);
        agent.send(Http2Frames.PREFACE);
        agent.send(Http2Frames.noSettings());
        return agent;
    }

    /** Reads from here on, on a thread of its own. */
    public Http2Agent reading() {
        Thread.ofVirtual().start(this::read);
        return this;
    }

    private void read() {
        try {
            while (true) {
                int length = in.readUnsignedByte() << 16 | in.readUnsignedShort();
                int type = in.readUnsignedByte();
                in.skipNBytes(1);
                int stream = in.readInt();
                byte[] payload = in.readNBytes(length);
                count(type, stream, payload);
            }
        } catch (IOException e) {
            ended = true;
        }
    }

    private void count(int type, int stream, byte[] payload) {
        switch (type) {
            case Http2Frames.DATA -> bodyBytes.addAndGet(payload.length);
            case Http2Frames.HEADERS -> {
                blocks.add(payload);
                heads.add(stream);
            }
            case Http2Frames.RST_STREAM -> resets.add(stream);
            case Http2Frames.GOAWAY -> goodbyes.add(payload[7] & 0xff);
            default -> {
                // settings, pings and windows need no answer here
            }
        }
    }

    /** Sends frames; false where the connection is gone. */
    public boolean send(byte[]... frames) {
        try {
            for (byte[] frame : frames) {
                out.write(frame);
            }
            out.flush();
            taken.incrementAndGet();
            return true;
        } catch (IOException e) {
            ended = true;
            return false;
        }
    }

    /**
     * Sends, on a thread of its own, until the connection ends or all was sent.
     *
     * @param frames by number, from 0
     */
    public void flood(int count, IntFunction<byte[]> frames) {
        busy.incrementAndGet();
        Thread.ofVirtual()
                .start(
                        () -> {
                            int sent = 0;
                            while (sent < count && send(frames.apply(sent))) {
                                sent++;
                            }
                            busy.decrementAndGet();
                        });
    }

    /** Whether nothing more is being sent. */
    public boolean sent() {
        return busy.get() == 0;
    }

    /** How often something was sent whole. */
    public long taken() {
        return taken.get();
    }

    /** Whether the connection was seen to be over. */
    public boolean ended() {
        return ended;
    }

    /** The codes the gateway said goodbye with. */
    public List<Integer> goodbyes() {
        return List.copyOf(goodbyes);
    }

    /** Streams that got a head, as often as they got one. */
    public List<Integer> heads() {
        return List.copyOf(heads);
    }

    /** The packed fields of each head, in order. */
    public List<byte[]> blocks() {
        return List.copyOf(blocks);
    }

    public List<Integer> resets() {
        return List.copyOf(resets);
    }

    /** Bytes of body of all streams together. */
    public long bodyBytes() {
        return bodyBytes.get();
    }

    @Override
    public void close() throws IOException {
        // Closing the encrypted socket would wait for a thread that writes to it.
        below.close();
    }
}
