package org.clawpatrol.proxy.protocol.http;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A media type with its parameters (RFC 9110, 8.3). Immutable.
 *
 * @param name lower case, such as {@code text/plain}
 * @param parameters by name in lower case
 */
record MediaType(String name, Map<String, String> parameters) {
    MediaType {
        parameters = Map.copyOf(parameters);
    }

    /** Empty where readers could disagree: malformed or repeated parameters, escapes in quotes. */
    static Optional<MediaType> parse(String field) {
        int end = field.indexOf(';');
        String name = nameOf(field);
        int slash = name.indexOf('/');
        if (slash < 0
                || !isToken(name.substring(0, slash))
                || !isToken(name.substring(slash + 1))) {
            return Optional.empty();
        }
        return end < 0
                ? Optional.of(new MediaType(name, Map.of()))
                : parameters(field.substring(end)).map(found -> new MediaType(name, found));
    }

    /** What stands before the parameters, in lower case. */
    static String nameOf(String field) {
        int end = field.indexOf(';');
        return Ascii.lower((end < 0 ? field : field.substring(0, end)).strip());
    }

    /**
     * Reads parameters, each after a semicolon.
     *
     * @return empty where readers could disagree
     */
    static Optional<Map<String, String>> parameters(String text) {
        Map<String, String> parameters = new HashMap<>();
        int i = 0;
        while (i < text.length()) {
            int equals = text.indexOf('=', i);
            if (text.charAt(i) != ';' || equals < 0) {
                return Optional.empty();
            }
            String name = Ascii.lower(text.substring(i + 1, equals).strip());
            int end = valueEnd(text, equals + 1);
            if (!isToken(name) || end < 0) {
                return Optional.empty();
            }
            String value = text.substring(equals + 1, end);
            String plain = value.startsWith("\"") ? value.substring(1, value.length() - 1) : value;
            if (parameters.put(name, plain) != null) {
                return Optional.empty();
            }
            i = skipBlank(text, end);
        }
        return Optional.of(parameters);
    }

    /** The end of a token or quoted string; negative where there is neither. */
    private static int valueEnd(String text, int start) {
        if (start < text.length() && text.charAt(start) == '"') {
            int quote = text.indexOf('"', start + 1);
            int escape = text.indexOf('\\', start);
            return quote < 0 || (escape >= 0 && escape < quote) ? -1 : quote + 1;
        }
        int end = start;
        while (end < text.length() && isTokenCharacter(text.charAt(end))) {
            end++;
        }
        return end == start ? -1 : end;
    }

    private static int skipBlank(String text, int start) {
        int i = start;
        while (i < text.length() && (text.charAt(i) == ' ' || text.charAt(i) == '\t')) {
            i++;
        }
        return i;
    }

    private static boolean isToken(String text) {
        return !text.isEmpty() && text.chars().allMatch(MediaType::isTokenCharacter);
    }

    private static boolean isTokenCharacter(int c) {
        return c < 0x80 && Ascii.isToken((byte) c);
    }
}
