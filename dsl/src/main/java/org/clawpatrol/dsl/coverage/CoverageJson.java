package org.clawpatrol.dsl.coverage;

import java.util.LinkedHashMap;
import java.util.Map;
import org.clawpatrol.dsl.source.Span;

/** Coverage as a tree of JSON values. Stateless. */
public final class CoverageJson {
    private CoverageJson() {}

    public static Map<String, Object> of(Coverage coverage) {
        Map<String, Object> tree = share(coverage.total());
        tree.put("endpoints", coverage.endpoints().stream().map(CoverageJson::endpoint).toList());
        return tree;
    }

    private static Map<String, Object> share(Coverage.Share share) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("covered", share.covered());
        tree.put("of", share.of());
        tree.put("percent", Math.floor(share.percent() * 10) / 10);
        return tree;
    }

    private static Map<String, Object> endpoint(Coverage.OfEndpoint endpoint) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("endpoint", endpoint.endpoint());
        tree.putAll(share(endpoint.share()));
        tree.put("rules", endpoint.rules().stream().map(CoverageJson::rule).toList());
        return tree;
    }

    private static Map<String, Object> rule(Coverage.OfRule rule) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("rule", rule.name());
        rule.header().ifPresent(place -> put(place, tree));
        tree.put("decided", rule.decided());
        tree.put("atoms", rule.atoms().stream().map(CoverageJson::atom).toList());
        return tree;
    }

    private static Map<String, Object> atom(Coverage.OfAtom atom) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("text", atom.text());
        put(atom.place(), tree);
        tree.put("true", atom.seen().asTrue());
        tree.put("false", atom.seen().asFalse());
        tree.put("unknown", atom.seen().asUnknown());
        return tree;
    }

    private static void put(Span place, Map<String, Object> tree) {
        tree.put("file", place.source().name());
        tree.put("line", place.line());
        tree.put("column", place.column());
    }
}
