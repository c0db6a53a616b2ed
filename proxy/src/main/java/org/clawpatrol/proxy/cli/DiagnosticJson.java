package org.clawpatrol.proxy.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.clawpatrol.dsl.source.Diagnostic;
import org.clawpatrol.dsl.source.Span;

/** Diagnostics as the JSON output of commands shows them. Stateless. */
final class DiagnosticJson {
    private DiagnosticJson() {}

    static List<Map<String, Object>> of(List<Diagnostic> diagnostics) {
        return diagnostics.stream().map(DiagnosticJson::of).toList();
    }

    private static Map<String, Object> of(Diagnostic diagnostic) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("severity", diagnostic.severity().label());
        object.put("id", diagnostic.id());
        object.put("message", diagnostic.message());
        diagnostic.span().ifPresent(span -> put(object, span));
        diagnostic.help().ifPresent(text -> object.put("help", text));
        return object;
    }

    private static void put(Map<String, Object> object, Span span) {
        object.put("file", span.source().name());
        object.put("line", span.line());
        object.put("column", span.column());
    }
}
