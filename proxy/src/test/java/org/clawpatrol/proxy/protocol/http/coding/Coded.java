package org.clawpatrol.proxy.protocol.http.coding;

import com.aayushatharva.brotli4j.Brotli4jLoader;
import com.aayushatharva.brotli4j.encoder.Encoder;
import com.github.luben.zstd.Zstd;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;

/** Bodies under a content coding. */
public final class Coded {
    private Coded() {}

    public static byte[] with(String coding, byte[] bytes) {
        try {
            return switch (coding) {
                case "gzip", "x-gzip" -> gzip(bytes);
                case "deflate" -> deflate(bytes, false);
                case "raw" -> deflate(bytes, true);
                case "br" -> brotli(bytes);
                case "zstd" -> Zstd.compress(bytes);
                default -> throw new IllegalArgumentException(coding);
            };
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        }
        return out.toByteArray();
    }

    private static byte[] deflate(byte[] bytes, boolean raw) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, raw);
        try (OutputStream deflated = new DeflaterOutputStream(out, deflater)) {
            deflated.write(bytes);
        } finally {
            deflater.end();
        }
        return out.toByteArray();
    }

    private static byte[] brotli(byte[] bytes) throws IOException {
        Brotli4jLoader.ensureAvailability();
        return Encoder.compress(bytes);
    }
}
