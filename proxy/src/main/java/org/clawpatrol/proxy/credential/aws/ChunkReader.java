package org.clawpatrol.proxy.credential.aws;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.clawpatrol.proxy.credential.MalformedBodyException;

/**
 * Reads a body of signed chunks, in pieces of any size, and takes nothing that is not one: sizes
 * add up to the declared length, the trailer is the declared one, nothing follows. The agent's
 * signatures are not checked, only their shape. One thread.
 */
final class ChunkReader {
    static final String TRAILER_SIGNATURE = "x-amz-trailer-signature";

    private static final int LONGEST_LINE = 256;
    private static final Pattern CHUNK_LINE =
            Pattern.compile("([0-9a-fA-F]{1,15});chunk-signature=[0-9a-f]{64}");
    private static final Pattern TRAILER_LINE =
            Pattern.compile("([A-Za-z0-9-]+):[ \\t]*([A-Za-z0-9+/=]+)");
    private static final Pattern SIGNATURE_LINE =
            Pattern.compile("(?i)" + TRAILER_SIGNATURE + ":[ \\t]*[0-9a-f]{64}");

    /** What a body holds besides its chunk lines. */
    interface Content {
        void data(byte[] from, int start, int length);

        /**
         * @param trailer values of the declared fields, in their order
         */
        void ended(List<String> trailer);
    }

    private enum State {
        CHUNK_LINE,
        DATA,
        DATA_END,
        TRAILER,
        LAST_LINE,
        DONE
    }

    private final ChunkedUpload upload;
    private final Content content;
    private final StringBuilder line = new StringBuilder();
    private final List<String> values = new ArrayList<>();
    private State state = State.CHUNK_LINE;
    private boolean bareLine;
    private long expected;
    private long left;

    ChunkReader(ChunkedUpload upload, Content content) {
        this.upload = upload;
        this.content = content;
        this.expected = upload.contentLength();
    }

    void read(byte[] piece) throws MalformedBodyException {
        int i = 0;
        while (i < piece.length) {
            if (state == State.DATA) {
                int part = (int) Math.min(left, piece.length - i);
                content.data(piece, i, part);
                left -= part;
                i += part;
                state = left == 0 ? State.DATA_END : State.DATA;
            } else {
                character((char) (piece[i] & 0xff));
                i++;
            }
        }
    }

    void end() throws MalformedBodyException {
        if (state != State.DONE) {
            throw refused("it ended too early");
        }
    }

    private void character(char c) throws MalformedBodyException {
        if (state == State.DONE) {
            throw refused("something follows its end");
        }
        if (c != '\n') {
            line.append(c);
            if (line.length() > LONGEST_LINE) {
                throw refused("a line is too long");
            }
            return;
        }
        boolean whole = !line.isEmpty() && line.charAt(line.length() - 1) == '\r';
        String text = line.substring(0, line.length() - (whole ? 1 : 0));
        line.setLength(0);
        if (!whole && state != State.TRAILER) {
            throw refused("a bare line feed");
        }
        line(text, whole);
    }

    private void line(String text, boolean whole) throws MalformedBodyException {
        switch (state) {
            case CHUNK_LINE -> chunkLine(text);
            case DATA_END -> {
                expectEmpty(text);
                state = State.CHUNK_LINE;
            }
            case TRAILER -> trailerLine(text, whole);
            case LAST_LINE -> {
                expectEmpty(text);
                state = State.DONE;
                content.ended(List.copyOf(values));
            }
            case DATA, DONE -> throw new IllegalStateException(state.name());
        }
    }

    private void chunkLine(String text) throws MalformedBodyException {
        Matcher chunk = CHUNK_LINE.matcher(text);
        if (!chunk.matches()) {
            throw refused("not a chunk with a signature");
        }
        left = Long.parseLong(chunk.group(1), 16);
        if (left > expected || (left == 0 && expected > 0)) {
            throw refused("not as long as `x-amz-decoded-content-length` says");
        }
        expected -= left;
        if (left > 0) {
            state = State.DATA;
        } else {
            state = upload.trailer().isPresent() ? State.TRAILER : State.LAST_LINE;
        }
    }

    /** Some clients end a field by a line feed and then an empty line, as it is signed. */
    private void trailerLine(String text, boolean whole) throws MalformedBodyException {
        List<ChunkedUpload.Trailer> fields = upload.trailer().orElseThrow();
        if (text.isEmpty() && whole && bareLine) {
            bareLine = false;
            return;
        }
        if (values.size() < fields.size()) {
            values.add(value(text, fields.get(values.size())));
            bareLine = !whole;
            return;
        }
        if (!whole || bareLine || !SIGNATURE_LINE.matcher(text).matches()) {
            throw refused("its trailer has no signature");
        }
        state = State.LAST_LINE;
    }

    private static String value(String text, ChunkedUpload.Trailer field)
            throws MalformedBodyException {
        return Optional.of(TRAILER_LINE.matcher(text))
                .filter(Matcher::matches)
                .filter(match -> match.group(1).equalsIgnoreCase(field.name()))
                .map(match -> match.group(2))
                .filter(value -> value.length() == field.length())
                .orElseThrow(() -> refused("not the trailer that `x-amz-trailer` says"));
    }

    private static void expectEmpty(String text) throws MalformedBodyException {
        if (!text.isEmpty()) {
            throw refused("a chunk is longer than its size");
        }
    }

    private static MalformedBodyException refused(String why) {
        return new MalformedBodyException("malformed body of signed chunks: " + why);
    }
}
