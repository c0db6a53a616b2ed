package org.clawpatrol.dsl.report;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clawpatrol.dsl.source.Diagnostic;
import org.clawpatrol.dsl.source.Diagnostics;
import org.clawpatrol.dsl.source.Span;

/**
 * Diagnostics as a log of the Static Analysis Results Interchange Format, version 2.1.0 (OASIS
 * standard), which code hosts and editors show beside the source. Immutable.
 */
public final class SarifLog {
    private static final String SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json";

    private final String toolVersion;

    /**
     * @param toolVersion the program's own version
     */
    public SarifLog(String toolVersion) {
        this.toolVersion = toolVersion;
    }

    /** The whole log as a tree of JSON values; one result for each diagnostic, in source order. */
    public Map<String, Object> of(List<Diagnostic> diagnostics) {
        List<Diagnostic> ordered = Diagnostics.inSourceOrder(diagnostics);
        List<String> ids = ordered.stream().map(Diagnostic::id).distinct().sorted().toList();
        Map<String, Object> log = new LinkedHashMap<>();
        log.put("$schema", SCHEMA);
        log.put("version", "2.1.0");
        log.put("runs", List.of(run(ordered, ids)));
        return log;
    }

    private Map<String, Object> run(List<Diagnostic> diagnostics, List<String> ids) {
        Map<String, Object> driver = new LinkedHashMap<>();
        driver.put("name", "clawpatrol");
        driver.put("version", toolVersion);
        driver.put("rules", ids.stream().map(id -> Map.of("id", id)).toList());
        Map<String, Object> run = new LinkedHashMap<>();
        run.put("tool", Map.of("driver", driver));
        run.put("columnKind", "unicodeCodePoints");
        run.put("results", diagnostics.stream().map(each -> result(each, ids)).toList());
        return run;
    }

    private static Map<String, Object> result(Diagnostic diagnostic, List<String> ids) {
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("ruleId", diagnostic.id());
        result.put("ruleIndex", ids.indexOf(diagnostic.id()));
        result.put("level", diagnostic.severity().label());
        result.put("message", message(diagnostic.message(), diagnostic.help()));
        diagnostic.span().ifPresent(span -> result.put("locations", List.of(location(span))));
        if (!diagnostic.notes().isEmpty()) {
            result.put(
                    "relatedLocations", diagnostic.notes().stream().map(SarifLog::note).toList());
        }
        return result;
    }

    private static Map<String, Object> note(Diagnostic.Note note) {
        Map<String, Object> location = location(note.span());
        location.put("message", message(note.message(), Optional.empty()));
        return location;
    }

    private static Map<String, Object> message(String text, Optional<String> help) {
        return Map.of("text", help.map(advice -> text + " — " + advice).orElse(text));
    }

    private static Map<String, Object> location(Span span) {
        Map<String, Object> region = new LinkedHashMap<>();
        region.put("startLine", span.line());
        region.put("startColumn", span.column());
        region.put("endLine", span.endLine());
        region.put("endColumn", span.endColumn());
        Map<String, Object> place = new LinkedHashMap<>();
        place.put("artifactLocation", artifact(span.source().name()));
        place.put("region", region);
        Map<String, Object> location = new LinkedHashMap<>();
        location.put("physicalLocation", place);
        return location;
    }

    /** Code hosts take a relative path as one below the root of the repository. */
    private static Map<String, Object> artifact(String name) {
        Map<String, Object> artifact = new LinkedHashMap<>();
        String path = Path.of(name).normalize().toString();
        artifact.put("uri", uri(path.isEmpty() ? name : path));
        if (!path.startsWith("/") && !path.startsWith("..")) {
            artifact.put("uriBaseId", "%SRCROOT%");
        }
        return artifact;
    }

    /** A path as a URI reference: what a URI cannot hold is percent-encoded. */
    private static String uri(String path) {
        String scheme = path.startsWith("/") ? "file" : null;
        // A first segment with a colon would read as a scheme.
        String reference = scheme == null && path.contains(":") ? "./" + path : path;
        try {
            return new URI(scheme, scheme == null ? null : "", reference, null).toASCIIString();
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("not a path: " + path, e);
        }
    }
}
