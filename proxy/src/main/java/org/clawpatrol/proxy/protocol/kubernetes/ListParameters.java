package org.clawpatrol.proxy.protocol.kubernetes;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.clawpatrol.proxy.protocol.http.QueryReader;

/**
 * The query parameters of a read of a collection, as the API server decodes them: the first value
 * of a name counts, and where one cannot be decoded only {@code watch} still counts. Immutable.
 */
record ListParameters(Map<String, List<String>> values) {
    private static final String NAME_FIELD = "metadata.name";
    private static final List<String> NUMBERS = List.of("limit", "timeoutSeconds");

    static ListParameters of(String query) {
        String kept =
                Arrays.stream(query.split("&", -1))
                        // Go's servers drop pairs with a semicolon.
                        .filter(pair -> pair.indexOf(';') < 0)
                        .collect(Collectors.joining("&"));
        return new ListParameters(QueryReader.read(kept));
    }

    /** A parameter without value counts, and so does every word but two. */
    boolean watch() {
        List<String> given = values.getOrDefault("watch", List.of());
        return !given.isEmpty()
                && !List.of("false", "0").contains(given.getFirst().toLowerCase(Locale.ROOT));
    }

    /** The one name that a field selector asks for, or the empty text. */
    String selectedName() {
        List<String> given = values.getOrDefault("fieldSelector", List.of());
        if (given.isEmpty() || !NUMBERS.stream().allMatch(this::isNumber)) {
            return "";
        }
        String name = FieldSelector.exactValue(given.getFirst(), NAME_FIELD);
        boolean valid =
                !name.equals(".")
                        && !name.equals("..")
                        && name.indexOf('/') < 0
                        && name.indexOf('%') < 0;
        return valid ? name : "";
    }

    private boolean isNumber(String key) {
        List<String> given = values.getOrDefault(key, List.of());
        return given.isEmpty() || given.getFirst().matches("[+-]?[0-9]{1,18}");
    }
}
