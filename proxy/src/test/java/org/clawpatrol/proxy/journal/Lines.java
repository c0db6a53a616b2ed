package org.clawpatrol.proxy.journal;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Lines of a segment as others than the gateway of today leave them. */
public final class Lines {
    private static final String BEFORE_DIGEST = "\",\"prev\":\"";
    private static final String BEFORE_CONTENT = ",\"content\":";

    private Lines() {}

    /** The same line as older versions wrote it: with the digest of its content. */
    public static String older(String line) {
        return withDigest(line, digest(line));
    }

    /** What retention leaves of a line. */
    public static String erased(String line) {
        int content = line.indexOf(BEFORE_CONTENT);
        return withDigest(line.substring(0, content), digest(line)) + BEFORE_CONTENT + "null}";
    }

    static String withDigest(String line, String digest) {
        return line.replaceFirst(
                BEFORE_DIGEST, "\",\"content_digest\":\"" + digest + BEFORE_DIGEST);
    }

    private static String digest(String line) {
        int content = line.indexOf(BEFORE_CONTENT) + BEFORE_CONTENT.length();
        String json = line.substring(content, line.length() - 1);
        return HexFormat.of().formatHex(Digests.content(json.getBytes(StandardCharsets.US_ASCII)));
    }
}
