package org.clawpatrol.dsl.lint;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.clawpatrol.dsl.source.Diagnostic;

/** Collects findings; the same one at several endpoints is told once. One thread. */
final class Findings {
    private final Map<Finding, List<String>> endpoints = new LinkedHashMap<>();
    private String endpoint = "";

    /** What is added from now on was found there. */
    void at(String name) {
        endpoint = name;
    }

    void add(Finding finding) {
        endpoints.computeIfAbsent(finding, _ -> new ArrayList<>()).add(endpoint);
    }

    /** What was found, wherever. */
    List<Finding> all() {
        return List.copyOf(endpoints.keySet());
    }

    List<Diagnostic> diagnostics() {
        List<Diagnostic> all = new ArrayList<>();
        endpoints.forEach((finding, names) -> all.add(finding.diagnostic(where(names))));
        return all;
    }

    private static String where(List<String> names) {
        return names.stream()
                .map(name -> "`" + name + "`")
                .collect(
                        Collectors.joining(
                                ", ", names.size() == 1 ? " at endpoint " : " at endpoints ", ""));
    }
}
