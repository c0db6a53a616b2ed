package org.clawpatrol.proxy.journal;

import java.io.IOException;
import java.util.Arrays;
import java.util.HexFormat;

/** Bytes of the lines of one batch, reused from batch to batch. Not safe to share. */
final class LineBuffer {
    private static final int FIRST_SIZE = 1 << 16;
    private static final HexFormat HEX = HexFormat.of();

    private byte[] bytes = new byte[FIRST_SIZE];
    private int length;

    void clear() {
        length = 0;
    }

    int length() {
        return length;
    }

    /**
     * Appends a line.
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
        ascii("\",\"content_digest\":\"");
        ascii(HEX.formatHex(line.contentDigest()));
        ascii("\",\"prev\":\"");
        ascii(HEX.formatHex(previous));
        ascii("\",\"chain\":\"");
        ascii(HEX.formatHex(chain));
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
