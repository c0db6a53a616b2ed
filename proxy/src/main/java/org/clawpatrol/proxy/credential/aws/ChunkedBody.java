package org.clawpatrol.proxy.credential.aws;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.clawpatrol.proxy.credential.BodyRewrite;
import org.clawpatrol.proxy.credential.MalformedBodyException;

/**
 * An upload in chunks with signatures of the real key. The agent's chunks are read strictly and cut
 * anew, {@value #CHUNK} bytes each, so that no agent decides how much is held at a time; whether
 * the content is what the agent meant, the checksum behind it tells the origin.
 */
final class ChunkedBody implements BodyRewrite {
    static final int CHUNK = 64 * 1024;

    private static final String EXTENSION = ";chunk-signature=";
    private static final int SIGNATURE = 64;
    private static final int LINE_END = 2;

    private final ChunkedUpload upload;
    private final ChunkSigning signing;

    /**
     * @param signing owned
     */
    ChunkedBody(ChunkedUpload upload, ChunkSigning signing) {
        this.upload = upload;
        this.signing = signing;
    }

    @Override
    public long length() {
        long whole = upload.contentLength() / CHUNK;
        int rest = (int) (upload.contentLength() % CHUNK);
        long length = whole * framed(CHUNK) + (rest == 0 ? 0 : framed(rest));
        return length + lineLength(0) + endLength();
    }

    private static int framed(int content) {
        return lineLength(content) + content + LINE_END;
    }

    private static int lineLength(int content) {
        return Integer.toHexString(content).length() + EXTENSION.length() + SIGNATURE + LINE_END;
    }

    private int endLength() {
        if (upload.trailer().isEmpty()) {
            return LINE_END;
        }
        int length = ChunkReader.TRAILER_SIGNATURE.length() + 1 + SIGNATURE + 2 * LINE_END;
        for (ChunkedUpload.Trailer field : upload.trailer().get()) {
            length += field.name().length() + 1 + field.length() + LINE_END;
        }
        return length;
    }

    @Override
    public Writing begin() {
        return new Chunks();
    }

    @Override
    public void close() {
        signing.close();
    }

    private final class Chunks implements Writing, ChunkReader.Content {
        private final ChunkReader reader = new ChunkReader(upload, this);
        private final byte[] chunk = new byte[CHUNK];
        private final ByteArrayOutputStream out = new ByteArrayOutputStream();
        private int filled;
        private String before = signing.seed();

        @Override
        public byte[] next(byte[] piece) throws MalformedBodyException {
            reader.read(piece);
            return taken();
        }

        @Override
        public byte[] end() throws MalformedBodyException {
            reader.end();
            return taken();
        }

        private byte[] taken() {
            byte[] bytes = out.toByteArray();
            out.reset();
            return bytes;
        }

        @Override
        public void data(byte[] from, int start, int length) {
            int done = 0;
            while (done < length) {
                int part = Math.min(length - done, CHUNK - filled);
                System.arraycopy(from, start + done, chunk, filled, part);
                filled += part;
                done += part;
                if (filled == CHUNK) {
                    writeChunk();
                }
            }
        }

        @Override
        public void ended(List<String> values) {
            if (filled > 0) {
                writeChunk();
            }
            writeLine();
            if (upload.trailer().isPresent()) {
                writeTrailer(upload.trailer().get(), values);
            }
            write("\r\n");
        }

        private void writeChunk() {
            writeLine();
            out.write(chunk, 0, filled);
            write("\r\n");
            filled = 0;
        }

        private void writeLine() {
            before = signing.chunk(before, chunk, filled);
            write(Integer.toHexString(filled) + EXTENSION + before + "\r\n");
        }

        private void writeTrailer(List<ChunkedUpload.Trailer> fields, List<String> values) {
            StringBuilder signed = new StringBuilder();
            for (int i = 0; i < fields.size(); i++) {
                String line = fields.get(i).name() + ":" + values.get(i);
                signed.append(line).append('\n');
                write(line + "\r\n");
            }
            before = signing.trailer(before, signed.toString());
            write(ChunkReader.TRAILER_SIGNATURE + ":" + before + "\r\n");
        }

        private void write(String text) {
            out.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
        }
    }
}
