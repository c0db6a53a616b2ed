package org.clawpatrol.proxy.state;

import java.util.List;
import java.util.Map;
import tools.jackson.core.io.JsonStringEncoder;

/**
 * Writes lists of texts as JSON. Every action filed has some, most of them empty, and a generator
 * for each would cost more than writing them. Stateless.
 */
final class TextsJson {
    private static final JsonStringEncoder ENCODER = JsonStringEncoder.getInstance();

    private TextsJson() {}

    static String array(List<String> texts) {
        if (texts.isEmpty()) {
            return "[]";
        }
        StringBuilder json = new StringBuilder();
        append(json, texts);
        return json.toString();
    }

    /** Each name with its array, in the order of the map. */
    static String object(Map<String, List<String>> texts) {
        if (texts.isEmpty()) {
            return "{}";
        }
        StringBuilder json = new StringBuilder();
        char before = '{';
        for (Map.Entry<String, List<String>> named : texts.entrySet()) {
            append(json.append(before), named.getKey());
            append(json.append(':'), named.getValue());
            before = ',';
        }
        return json.append('}').toString();
    }

    private static void append(StringBuilder json, List<String> texts) {
        json.append('[');
        for (int i = 0; i < texts.size(); i++) {
            append(i == 0 ? json : json.append(','), texts.get(i));
        }
        json.append(']');
    }

    private static void append(StringBuilder json, String text) {
        json.append('"');
        ENCODER.quoteAsString(text, json);
        json.append('"');
    }
}
