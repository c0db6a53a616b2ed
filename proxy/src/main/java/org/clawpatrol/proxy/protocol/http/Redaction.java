package org.clawpatrol.proxy.protocol.http;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.clawpatrol.dsl.explain.SensitiveNames;

/** What records and approvers may see of header fields. Stateless. */
final class Redaction {
    private Redaction() {}

    /** Values by canonical name; those of sensitive names are hidden. */
    static Map<String, List<String>> of(HttpFields fields) {
        Map<String, List<String>> shown = LinkedHashMap.newLinkedHashMap(fields.size());
        for (HeaderField field : fields) {
            shown.computeIfAbsent(HttpMessage.canonical(field.name()), name -> new ArrayList<>(1))
                    .add(
                            SensitiveNames.contains(field.name())
                                    ? SensitiveNames.HIDDEN
                                    : field.value());
        }
        return shown;
    }
}
