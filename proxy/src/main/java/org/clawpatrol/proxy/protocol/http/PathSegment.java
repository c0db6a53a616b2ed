package org.clawpatrol.proxy.protocol.http;

import java.io.ByteArrayOutputStream;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * What stands between two slashes of a path. Immutable.
 *
 * @param decoded percent-decoded once
 * @param wire canonical escapes; reserved characters stay as they were sent
 */
record PathSegment(String decoded, String wire) {
    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    /** In decoded text: an origin that decodes twice reads something else. */
    private static final Pattern ESCAPE = Pattern.compile("%[0-9A-Fa-f]{2}");

    private static final String RESERVED = "!$&'()*+,=:@";

    /** One-dot leader, small and full-width dots and slashes: folded to ASCII by some servers. */
    private static final String LOOKALIKES = "\u2024\uFE52\uFF0E\uFF0F\uFF3C\uFE68";

    static PathSegment of(String raw) throws MalformedMessageException {
        StringBuilder wire = new StringBuilder(raw.length());
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(raw.length());
        int i = 0;
        while (i < raw.length()) {
            char c = raw.charAt(i);
            boolean escaped = c == '%';
            int value = escaped ? PercentDecoder.byteAt(raw, i) : c;
            if (escaped) {
                checkEscaped(value);
            } else {
                checkLiteral(c);
            }
            boolean plain = escaped ? Ascii.isUnreserved(value) : isPlain(c) || c == ';';
            bytes.write(value);
            wire.append(plain ? String.valueOf((char) value) : escape(value));
            i += escaped ? 3 : 1;
        }
        String decoded = Utf8.text(bytes.toByteArray()).orElseThrow(() -> refused("invalid UTF-8"));
        return checked(new PathSegment(decoded, wire.toString()));
    }

    /** Whether a character stands for itself everywhere and needs no second look. */
    static boolean isPlain(int c) {
        return Ascii.isUnreserved(c) || RESERVED.indexOf(c) >= 0;
    }

    boolean isEmpty() {
        return decoded.isEmpty();
    }

    boolean isDot() {
        return decoded.equals(".");
    }

    boolean isParent() {
        return decoded.equals("..");
    }

    private static PathSegment checked(PathSegment segment) throws MalformedMessageException {
        if (ESCAPE.matcher(segment.decoded).find()) {
            throw refused("doubly escaped character");
        }
        int parameters = segment.decoded.indexOf(';');
        String name = parameters < 0 ? "x" : segment.decoded.substring(0, parameters);
        if (name.isEmpty() || name.equals(".") || name.equals("..")) {
            throw refused("parameters on an empty or dot segment");
        }
        for (int i = 0; i < LOOKALIKES.length(); i++) {
            if (segment.decoded.indexOf(LOOKALIKES.charAt(i)) >= 0) {
                throw refused("character that folds to a dot or slash");
            }
        }
        return segment;
    }

    private static void checkEscaped(int value) throws MalformedMessageException {
        if (value < 0) {
            throw refused("malformed percent escape");
        }
        if (value == '/' || value == '\\' || value == '.') {
            throw refused("escaped dot, slash or backslash");
        }
        if (value < ' ' || value == 0x7f) {
            throw refused("escaped control character");
        }
    }

    private static void checkLiteral(char c) throws MalformedMessageException {
        if (c == '\\' || c <= ' ' || c >= 0x7f) {
            throw refused("character that must be escaped");
        }
    }

    /** The canonical escape of a byte. */
    static String escape(int value) {
        return "%" + HEX.toHexDigits((byte) value);
    }

    private static MalformedMessageException refused(String what) {
        return MalformedMessageException.badRequest("ambiguous path: " + what);
    }
}
