package org.clawpatrol.proxy.protocol.http.mask;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.clawpatrol.proxy.protocol.http.websocket.FrameMask;
import org.clawpatrol.proxy.secret.Secret;

/**
 * Replaces injected secrets in what an origin sends back by as many asterisks, so that lengths stay
 * true, and counts the places. Finds every form of {@link SecretPatterns}, also across pieces. One
 * response each; one thread.
 */
public final class SecretMask implements FrameMask, AutoCloseable {
    /** How long the little that is held is waited with, in milliseconds. */
    public static final long LITTLE_MILLIS = 100;

    private static final byte COVER = '*';

    /** Bytes that may begin a secret by chance; fewer than any secret that is looked for has. */
    private static final int LITTLE = 5;

    private static final ByteBuf COVERS =
            Unpooled.unreleasableBuffer(Unpooled.wrappedBuffer(covers())).asReadOnly();

    private final SecretPatterns patterns;
    private final Scratch scratch;
    private final Runnable done;
    private ByteBuf held = Unpooled.EMPTY_BUFFER;

    /** Whether the agent chose where the body begins and ends. */
    private boolean cut;

    /** Whether its beginning was not looked at yet. */
    private boolean atBeginning;

    /** How much of what is held belongs to a secret that began before it. */
    private int heldCovered;

    /** How much of what is held went on already and is only remembered. */
    private int shown;

    private long covered;
    private boolean closed;

    /**
     * @param patterns may be those of other responses too
     * @param done what is to happen once they are needed no more
     */
    SecretMask(SecretPatterns patterns, Scratch scratch, Runnable done) {
        this.patterns = patterns;
        this.scratch = scratch;
        this.done = done;
    }

    /** Finds any of these secrets, which stay the caller's; wipes what it keeps when closed. */
    public static SecretMask of(List<Secret> secrets) {
        SecretPatterns patterns = SecretPatterns.of(secrets);
        Scratch scratch = new Scratch();
        return new SecretMask(
                patterns,
                scratch,
                () -> {
                    patterns.wipe();
                    scratch.wipe();
                });
    }

    private static byte[] covers() {
        byte[] covers = new byte[1024];
        Arrays.fill(covers, COVER);
        return covers;
    }

    /**
     * The body is a part that the agent asked for, which may begin and end within a secret: what of
     * one stands at its borders is covered too, from so many bytes on as any secret has, and a part
     * with fewer whole. To be said before the first piece.
     */
    public void cut() {
        cut = !patterns.isEmpty();
        atBeginning = cut;
    }

    /** How many places were covered so far. */
    public long covered() {
        return covered;
    }

    /** The name or value of a field with every secret replaced. */
    public String text(String field) {
        int length = field.length();
        if (patterns.isEmpty() || length < patterns.shortest()) {
            return field;
        }
        Spans found = scratch.spans;
        byte[] text = scratch.of(field);
        patterns.find(text, length, found);
        if (found.count() == 0) {
            return field;
        }
        for (int i = 0; i < found.count(); i++) {
            Arrays.fill(text, found.from(i), found.to(i), COVER);
        }
        covered += found.count();
        return new String(text, 0, length, StandardCharsets.ISO_8859_1);
    }

    /**
     * Takes a piece of body over and returns what may be sent of it; the rest is held until the
     * next piece shows whether a secret begins there.
     */
    public ByteBuf piece(ByteBufAllocator allocator, ByteBuf piece) {
        if (patterns.isEmpty() || !piece.isReadable()) {
            return piece;
        }
        ByteBuf whole = joined(allocator, piece);
        int length = whole.readableBytes();
        if (atBeginning) {
            if (length < patterns.longest() + Escapes.LONGEST) {
                held = whole;
                return Unpooled.EMPTY_BUFFER;
            }
            coverBeginning(whole);
        }
        byte[] text = scratch.last(whole, length);
        int keep = patterns.openEnd(text, length);
        int border = length - keep;
        cover(whole, text, border);
        int from = Math.min(shown, border);
        shown -= from;
        whole.skipBytes(from);
        if (keep == 0) {
            return whole;
        }
        ByteBuf ready = whole.readRetainedSlice(border - from);
        held = whole;
        return ready;
    }

    /** Whether what is held is so short that most likely no secret begins there. */
    public boolean holdsLittle() {
        return !cut && held.readableBytes() > shown && held.readableBytes() <= LITTLE;
    }

    /**
     * Gives out the little that is held, because nothing followed it for a while: conversations end
     * their turns with any character. It is remembered, so that a secret which goes on from there
     * is covered from there.
     */
    public ByteBuf little() {
        if (!holdsLittle()) {
            return Unpooled.EMPTY_BUFFER;
        }
        ByteBuf little = held.copy(held.readerIndex() + shown, held.readableBytes() - shown);
        asterisks(little, 0, Math.min(heldCovered - shown, little.readableBytes()));
        shown = held.readableBytes();
        return little;
    }

    /** What was held when the body ended. */
    public ByteBuf rest() {
        ByteBuf rest = held;
        held = Unpooled.EMPTY_BUFFER;
        int length = rest.readableBytes();
        if (length > 0) {
            if (atBeginning) {
                coverBeginning(rest);
            }
            byte[] text = scratch.last(rest, length);
            int open = cut ? patterns.openEnd(text, length) : 0;
            cover(rest, text, length);
            if (open >= SecretPatterns.MIN_LENGTH) {
                asterisks(rest, length - open, length);
                covered++;
            }
            rest.skipBytes(shown);
            shown = 0;
        }
        return rest;
    }

    private void coverBeginning(ByteBuf whole) {
        atBeginning = false;
        int length = whole.readableBytes();
        int until =
                length < SecretPatterns.MIN_LENGTH
                        ? length
                        : patterns.cutBeginning(scratch.last(whole, length), length);
        if (until > 0) {
            asterisks(whole, 0, until);
            covered++;
        }
    }

    private ByteBuf joined(ByteBufAllocator allocator, ByteBuf piece) {
        if (!held.isReadable()) {
            return piece;
        }
        ByteBuf whole = allocator.buffer(held.readableBytes() + piece.readableBytes());
        whole.writeBytes(held).writeBytes(piece);
        held.release();
        piece.release();
        held = Unpooled.EMPTY_BUFFER;
        return whole;
    }

    /** Covers what begins before the border, as far as that; what is behind stays as it is. */
    private void cover(ByteBuf whole, byte[] text, int border) {
        Spans found = scratch.spans;
        patterns.find(text, whole.readableBytes(), found);
        int until = heldCovered;
        asterisks(whole, 0, Math.min(until, border));
        for (int i = 0; i < found.count() && found.from(i) < border; i++) {
            asterisks(whole, found.from(i), Math.min(found.to(i), border));
            covered += found.from(i) < until ? 0 : 1;
            until = Math.max(until, found.to(i));
        }
        heldCovered = Math.max(0, until - border);
    }

    private static void asterisks(ByteBuf whole, int from, int to) {
        int at = from;
        while (at < to) {
            int length = Math.min(to - at, COVERS.capacity());
            whole.setBytes(whole.readerIndex() + at, COVERS, 0, length);
            at += length;
        }
    }

    @Override
    public boolean cover(ByteBuf bytes) {
        int length = bytes.readableBytes();
        if (patterns.isEmpty() || length < patterns.shortest()) {
            return false;
        }
        Spans found = scratch.spans;
        patterns.find(scratch.last(bytes, length), length, found);
        for (int i = 0; i < found.count(); i++) {
            asterisks(bytes, found.from(i), found.to(i));
        }
        covered += found.count();
        return found.count() > 0;
    }

    @Override
    public int openEnd(ByteBuf bytes) {
        int length = Math.min(bytes.readableBytes(), patterns.longest());
        return patterns.openEnd(scratch.last(bytes, length), length);
    }

    /** Gives back what is held; may be called more than once. */
    @Override
    public void close() {
        held.release();
        held = Unpooled.EMPTY_BUFFER;
        if (!closed) {
            closed = true;
            done.run();
        }
    }
}
