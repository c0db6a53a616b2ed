package org.clawpatrol.proxy.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.clawpatrol.dsl.hcl.DeepStack;
import org.clawpatrol.dsl.hcl.HclReader;
import org.clawpatrol.dsl.hcl.ReaderLimits;
import org.clawpatrol.dsl.hcl.SyntaxTree;
import org.clawpatrol.dsl.report.DiagnosticJson;
import org.clawpatrol.dsl.source.Diagnostic;
import org.clawpatrol.dsl.source.Diagnostics;
import org.clawpatrol.dsl.source.Source;
import tools.jackson.core.StreamWriteConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.json.JsonMapper;

/**
 * The tree of one text or its problems, as one JSON object: {@code {name, ok: true, ast}} or {@code
 * {name, ok: false, diagnostics}}. Immutable.
 */
record SyntaxAnswer(String name, Optional<Map<String, Object>> tree, List<Diagnostic> problems) {
    static final ReaderLimits LIMITS = ReaderLimits.DEEP;

    /** A tree may be as deep as the reader allows; each block is three JSON levels. */
    private static final int DEEPEST = 4 * LIMITS.depth();

    private static final JsonMapper JSON =
            JsonMapper.builder(
                            JsonFactory.builder()
                                    .streamWriteConstraints(
                                            StreamWriteConstraints.builder()
                                                    .maxNestingDepth(DEEPEST)
                                                    .build())
                                    .build())
                    .build();

    SyntaxAnswer {
        problems = List.copyOf(problems);
    }

    static SyntaxAnswer ofFile(Source source) {
        Diagnostics diagnostics = new Diagnostics();
        Optional<Map<String, Object>> tree =
                deep(() -> new HclReader(LIMITS).read(source, diagnostics).map(SyntaxTree::of));
        return new SyntaxAnswer(source.name(), tree, diagnostics.all());
    }

    /** Of a text that is one template as a whole. */
    static SyntaxAnswer ofTemplate(Source source) {
        Diagnostics diagnostics = new Diagnostics();
        Optional<Map<String, Object>> tree =
                deep(
                        () ->
                                new HclReader(LIMITS)
                                        .readTemplate(source, diagnostics)
                                        .map(SyntaxTree::of));
        return new SyntaxAnswer(source.name(), tree, diagnostics.all());
    }

    boolean ok() {
        return tree.isPresent();
    }

    String line() {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("name", name);
        object.put("ok", ok());
        tree.ifPresentOrElse(
                found -> object.put("ast", found),
                () -> object.put("diagnostics", DiagnosticJson.of(problems)));
        return deep(() -> JSON.writeValueAsString(object));
    }

    /** Walking a tree takes as much stack as reading it. */
    static <T> T deep(Supplier<T> work) {
        return DeepStack.call(LIMITS.depth(), work);
    }
}
