package org.clawpatrol.dsl.test;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clawpatrol.dsl.hcl.HclValue;
import org.clawpatrol.dsl.source.Diagnostic;
import org.clawpatrol.dsl.source.Diagnostics;
import org.clawpatrol.dsl.source.Span;

/** The rows of a test's {@code for_each}. Stateless. */
final class TestRows {
    private static final int MOST = 10_000;

    private TestRows() {}

    /**
     * Each row's {@code each} by its key; problems are reported.
     *
     * @param where the table is written
     */
    static Map<String, HclValue> of(HclValue table, Span where, Diagnostics diagnostics) {
        Map<String, HclValue> rows =
                switch (table) {
                    case HclValue.ObjectValue(Map<String, HclValue> members) -> members;
                    case HclValue.ListValue(List<HclValue> elements) -> numbered(elements);
                    default -> Map.of();
                };
        problem(table, rows.size())
                .ifPresent(
                        text ->
                                diagnostics.add(
                                        Diagnostic.error("C-FOR-EACH", where, text)
                                                .help(
                                                        "for example `for_each = { get = \"GET\","
                                                                + " head = \"HEAD\" }`")));
        return rows.size() > MOST ? Map.of() : rows;
    }

    private static Optional<String> problem(HclValue table, int rows) {
        boolean holdsRows =
                table instanceof HclValue.ObjectValue || table instanceof HclValue.ListValue;
        if (!holdsRows) {
            return Optional.of("`for_each` must be an object or a list");
        }
        if (rows == 0) {
            return Optional.of("`for_each` has no rows, so nothing would be tested");
        }
        return rows > MOST
                ? Optional.of("`for_each` has more than " + MOST + " rows")
                : Optional.empty();
    }

    private static Map<String, HclValue> numbered(List<HclValue> elements) {
        Map<String, HclValue> rows = new LinkedHashMap<>();
        for (int i = 0; i < elements.size(); i++) {
            rows.put(String.valueOf(i), elements.get(i));
        }
        return rows;
    }

    /** What {@code each} is in a row. */
    static HclValue each(String key, HclValue value) {
        Map<String, HclValue> members = new LinkedHashMap<>();
        members.put("key", HclValue.text(key));
        members.put("value", value);
        return new HclValue.ObjectValue(members);
    }
}
