package org.clawpatrol.proxy.dashboard;

import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Header fields as JSON: name to list of values. */
final class HeaderJson {
    private HeaderJson() {}

    static ObjectNode of(Map<String, List<String>> headers) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        headers.forEach(
                (name, values) -> {
                    var array = node.putArray(name);
                    values.forEach(array::add);
                });
        return node;
    }
}
