package org.clawpatrol.proxy.protocol.http;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.clawpatrol.engine.value.ListValue;
import org.clawpatrol.engine.value.MapValue;
import org.clawpatrol.engine.value.Value;

/** The fields of a form as they are read. One thread. */
final class FormFields {
    private static final int MOST = 10_000;

    private final Map<String, List<String>> values = new LinkedHashMap<>();
    private int count;

    /** False when there are too many. */
    boolean add(String name, String value) {
        values.computeIfAbsent(name, key -> new ArrayList<>(1)).add(value);
        return ++count <= MOST;
    }

    /** Notes a field without a text; false when there are too many. */
    boolean add(String name) {
        values.computeIfAbsent(name, key -> new ArrayList<>(1));
        return ++count <= MOST;
    }

    List<String> all(String name) {
        return values.getOrDefault(name, List.of());
    }

    /** Lists of texts by name. */
    Value value() {
        Map<String, Value> lists = LinkedHashMap.newLinkedHashMap(values.size());
        values.forEach((name, texts) -> lists.put(name, ListValue.ofStrings(texts)));
        return MapValue.ofFields(lists);
    }
}
