package org.clawpatrol.dsl.diff;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.clawpatrol.dsl.source.EscapedText;
import org.jspecify.annotations.Nullable;

/** Plain values as HCL writes them, on one line. Stateless. */
final class HclLiteral {
    private HclLiteral() {}

    /**
     * @param value a text, number, truth value, null, list or map of texts to those
     */
    static String of(@Nullable Object value) {
        return switch (value) {
            case null -> "null";
            case String text -> quoted(text);
            case List<?> list ->
                    list.stream().map(HclLiteral::of).collect(Collectors.joining(", ", "[", "]"));
            case Map<?, ?> map ->
                    map.entrySet().stream()
                            .map(entry -> of(entry.getKey()) + " = " + of(entry.getValue()))
                            .collect(Collectors.joining(", ", "{ ", " }"));
            default -> value.toString();
        };
    }

    /** {@code a.b} becomes a member of the object under {@code a}. */
    static Map<String, Map<String, @Nullable Object>> nested(Map<String, @Nullable Object> facts) {
        Map<String, Map<String, @Nullable Object>> nested = new LinkedHashMap<>();
        facts.forEach(
                (path, value) -> {
                    int dot = path.indexOf('.');
                    nested.computeIfAbsent(path.substring(0, dot), _ -> new LinkedHashMap<>())
                            .put(path.substring(dot + 1), value);
                });
        return nested;
    }

    private static String quoted(String text) {
        return EscapedText.between('"', text).replace("${", "$${").replace("%{", "%%{");
    }
}
