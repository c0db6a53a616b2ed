package org.clawpatrol.proxy.protocol.http;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What records and approvers may see of header fields. Stateless. */
final class Redaction {
    private static final String HIDDEN = "***";
    private static final List<String> SENSITIVE =
            List.of("auth", "token", "secret", "key", "password", "cookie");

    private Redaction() {}

    /** Values by canonical name; those of sensitive names are hidden. */
    static Map<String, List<String>> of(HttpFields fields) {
        Map<String, List<String>> shown = new LinkedHashMap<>();
        for (HeaderField field : fields) {
            shown.computeIfAbsent(HttpMessage.canonical(field.name()), name -> new ArrayList<>(1))
                    .add(isSensitive(field.name()) ? HIDDEN : field.value());
        }
        return shown;
    }

    private static boolean isSensitive(String name) {
        String lower = Ascii.lower(name);
        return SENSITIVE.stream().anyMatch(lower::contains);
    }
}
