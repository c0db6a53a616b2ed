package org.clawpatrol.proxy.protocol.http;

import java.util.Set;

/**
 * What a field must look like that came over HTTP/2 (RFC 9113, 8.2). The codec checks most of it
 * too; here it is checked again because what passes may be written on as HTTP/1.1. Stateless.
 */
final class Http2Fields {
    /** Fields that HTTP/2 has no use for; {@code te} may say one thing. */
    private static final Set<String> OF_CONNECTION =
            Set.of("connection", "proxy-connection", "keep-alive", "transfer-encoding", "upgrade");

    private Http2Fields() {}

    /**
     * @throws MalformedMessageException where it is none
     */
    static HeaderField of(String name, String value) throws MalformedMessageException {
        if (!isField(name, value)) {
            throw MalformedMessageException.badRequest("invalid header field");
        }
        return new HeaderField(name, value);
    }

    static boolean isField(String name, String value) {
        boolean lowerCase = name.equals(Ascii.lower(name));
        boolean ofConnection =
                OF_CONNECTION.contains(name) || (name.equals("te") && !value.equals("trailers"));
        return lowerCase && isToken(name) && isValue(value) && !ofConnection;
    }

    static boolean isToken(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (!Ascii.isToken(text.charAt(i))) {
                return false;
            }
        }
        return !text.isEmpty();
    }

    private static boolean isValue(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (!Ascii.isFieldValue(text.charAt(i))) {
                return false;
            }
        }
        return text.isEmpty()
                || !(Ascii.isBlank(text.charAt(0))
                        || Ascii.isBlank(text.charAt(text.length() - 1)));
    }
}
