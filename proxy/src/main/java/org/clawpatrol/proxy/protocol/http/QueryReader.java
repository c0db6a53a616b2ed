package org.clawpatrol.proxy.protocol.http;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads a query into every value of every name. Pairs are separated by {@code &} alone; pairs with
 * a malformed escape are dropped. Stateless.
 */
public final class QueryReader {
    private QueryReader() {}

    /** Whether servers agree on the pairs: some separate them at a bare semicolon too. */
    static boolean isCertain(String query) {
        return query.indexOf(';') < 0;
    }

    /** Values by name, decoded. */
    public static Map<String, List<String>> read(String query) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        for (String pair : query.split("&", -1)) {
            if (pair.isEmpty()) {
                continue;
            }
            int equals = pair.indexOf('=');
            Optional<String> name =
                    PercentDecoder.form(equals < 0 ? pair : pair.substring(0, equals));
            Optional<String> value =
                    equals < 0 ? Optional.of("") : PercentDecoder.form(pair.substring(equals + 1));
            if (name.isPresent() && value.isPresent()) {
                values.computeIfAbsent(name.get(), key -> new ArrayList<>(1)).add(value.get());
            }
        }
        return values;
    }
}
