package org.clawpatrol.proxy.journal;

import java.io.IOException;
import java.util.Arrays;

/** Bytes of the lines of one batch, reused from batch to batch. Not safe to share. */
final class LineBuffer {
    private static final int FIRST_SIZE = 1 << 16;
    private static final byte[] HEX = {
        '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'
    };

    private byte[] bytes = new byte[FIRST_SIZE];
    private int length;

    void clear() {
        length = 0;
    }

    int length() {
        return length;
    }

    /**
     * Appends a line. It does not state the digest of its content, which readers can compute.
     *
     * @param chain digest of this line
     */
    void line(PendingLine line, long sequence, byte[] previous, byte[] chain) {
        ascii("{\"seq\":");
        ascii(Long.toString(sequence));
        ascii(",\"kind\":\"");
        ascii(line.kind().word());
        ascii("\",\"at\":\"");
        ascii(line.at());
        ascii("\",\"prev\":\"");
        hex(previous);
        ascii("\",\"chain\":\"");
        hex(chain);
        ascii("\",\"content\":");
        append(line.content());
        ascii("}\n");
    }

    void writeTo(SegmentFile file) throws IOException {
        file.append(bytes, length);
    }

    @SuppressWarnings("deprecation") // the one copy of ASCII that allocates nothing
    private void ascii(String text) {
        reserve(text.length());
        text.getBytes(0, text.length(), bytes, length);
        length += text.length();
    }

    private void hex(byte[] digest) {
        reserve(2 * digest.length);
        for (byte b : digest) {
            bytes[length++] = HEX[b >> 4 & 0xf];
            bytes[length++] = HEX[b & 0xf];
        }
    }

    private void append(byte[] more) {
        reserve(more.length);
        System.arraycopy(more, 0, bytes, length, more.length);
        length += more.length;
    }

    private void reserve(int more) {
        if (bytes.length - length < more) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
        }
    }
}
