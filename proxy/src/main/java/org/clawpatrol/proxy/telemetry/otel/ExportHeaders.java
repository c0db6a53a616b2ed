package org.clawpatrol.proxy.telemetry.otel;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;

/**
 * Header fields for a collector, such as the token it asks for: shown by nothing. Immutable.
 *
 * <p>Read as the OpenTelemetry specification has it ("Specifying headers via environment
 * variables"): a W3C Baggage list of {@code key=value} without properties, values percent-encoded.
 */
final class ExportHeaders {
    private static final ExportHeaders NONE = new ExportHeaders(Map.of());

    /** RFC 9110, section 5.6.2. */
    private static final Pattern TOKEN = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");

    /** What a field's value may be made of, once decoded. */
    private static final Pattern VALUE = Pattern.compile("[\\t -~]*");

    private static final Pattern STRAY_PERCENT = Pattern.compile("%(?![0-9A-Fa-f]{2})");

    private final Map<String, String> fields;

    private ExportHeaders(Map<String, String> fields) {
        this.fields = fields;
    }

    static ExportHeaders none() {
        return NONE;
    }

    /**
     * Those of a variable; where a key comes twice, the last one counts.
     *
     * @throws IllegalArgumentException when it is no such list; names the variable, never its value
     */
    static ExportHeaders of(String variable, String list) {
        Map<String, String> fields = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (String member : list.split(",")) {
            if (!member.isBlank()) {
                int equals = member.indexOf('=');
                String key = equals < 0 ? "" : member.substring(0, equals).strip();
                if (!TOKEN.matcher(key).matches()) {
                    throw new IllegalArgumentException(variable + " is not a list of key=value");
                }
                fields.put(key, value(variable, member.substring(equals + 1).strip()));
            }
        }
        return new ExportHeaders(fields);
    }

    private static String value(String variable, String encoded) {
        String value = decoded(variable, encoded);
        if (!VALUE.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    variable + " has a value that no header field can carry");
        }
        return value;
    }

    private static String decoded(String variable, String encoded) {
        if (STRAY_PERCENT.matcher(encoded).find()) {
            throw new IllegalArgumentException(variable + " has a malformed percent escape");
        }
        // Only in forms a plus sign is a blank.
        return URLDecoder.decode(encoded.replace("+", "%2B"), UTF_8);
    }

    /** Hands each field to an exporter. */
    void forEach(BiConsumer<String, String> exporter) {
        fields.forEach(exporter);
    }

    @Override
    public String toString() {
        return "ExportHeaders[***]";
    }
}
