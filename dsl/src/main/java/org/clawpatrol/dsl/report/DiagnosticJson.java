package org.clawpatrol.dsl.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.clawpatrol.dsl.source.Diagnostic;
import org.clawpatrol.dsl.source.Diagnostics;
import org.clawpatrol.dsl.source.Span;

/**
 * Diagnostics as trees of JSON values, in source order. Each has {@code severity}, {@code id},
 * {@code message} and, where they exist, {@code file}, {@code line}, {@code column}, {@code
 * endLine}, {@code endColumn}, {@code help} and {@code notes}. Lines and columns count from 1,
 * columns in code points; the end is exclusive. Stateless.
 */
public final class DiagnosticJson {
    private DiagnosticJson() {}

    public static List<Map<String, Object>> of(List<Diagnostic> diagnostics) {
        return Diagnostics.inSourceOrder(diagnostics).stream().map(DiagnosticJson::of).toList();
    }

    private static Map<String, Object> of(Diagnostic diagnostic) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("severity", diagnostic.severity().label());
        object.put("id", diagnostic.id());
        object.put("message", diagnostic.message());
        diagnostic.span().ifPresent(span -> put(object, span));
        diagnostic.help().ifPresent(text -> object.put("help", text));
        if (!diagnostic.notes().isEmpty()) {
            object.put("notes", diagnostic.notes().stream().map(DiagnosticJson::of).toList());
        }
        return object;
    }

    private static Map<String, Object> of(Diagnostic.Note note) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("message", note.message());
        put(object, note.span());
        return object;
    }

    private static void put(Map<String, Object> object, Span span) {
        object.put("file", span.source().name());
        object.put("line", span.line());
        object.put("column", span.column());
        object.put("endLine", span.endLine());
        object.put("endColumn", span.endColumn());
    }
}
