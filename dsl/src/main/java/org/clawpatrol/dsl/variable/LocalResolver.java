package org.clawpatrol.dsl.variable;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.clawpatrol.dsl.hcl.Attribute;
import org.clawpatrol.dsl.hcl.Evaluator;
import org.clawpatrol.dsl.hcl.HclValue;
import org.clawpatrol.dsl.hcl.Scope;
import org.clawpatrol.dsl.source.Diagnostic;
import org.clawpatrol.dsl.source.Diagnostics;

/**
 * Computes locals, each after those it reads (Kahn's topological order, so a long chain needs no
 * stack). One thread, one use.
 */
final class LocalResolver {
    private final Map<String, Attribute> declared;
    private final Map<String, HclValue> names;
    private final Scope scope;
    private final Diagnostics diagnostics;
    private final Evaluator evaluator = new Evaluator();
    private final Map<String, Set<String>> reads = new LinkedHashMap<>();
    private final Map<String, HclValue> values = new HashMap<>();

    /**
     * @param names what besides locals may be read
     * @param scope whose functions and budget are used
     */
    LocalResolver(
            Map<String, Attribute> declared,
            Map<String, HclValue> names,
            Scope scope,
            Diagnostics diagnostics) {
        this.declared = declared;
        this.names = names;
        this.scope = scope;
        this.diagnostics = diagnostics;
    }

    /**
     * Those that have a value; why another has none is reported.
     *
     * @param known the variables, and the names of all locals
     */
    Map<String, HclValue> resolve(NamedValues known) {
        declared.forEach((name, local) -> reads.put(name, readBy(local)));
        Map<String, List<String>> readers = new HashMap<>();
        Map<String, Integer> waiting = new HashMap<>();
        Deque<String> ready = new ArrayDeque<>();
        reads.forEach(
                (name, others) -> {
                    others.forEach(
                            o -> readers.computeIfAbsent(o, k -> new ArrayList<>()).add(name));
                    waiting.put(name, others.size());
                    if (others.isEmpty()) {
                        ready.add(name);
                    }
                });
        Set<String> done = new LinkedHashSet<>();
        while (!ready.isEmpty()) {
            String name = ready.remove();
            done.add(name);
            compute(name, known);
            for (String reader : readers.getOrDefault(name, List.of())) {
                if (waiting.merge(reader, -1, Integer::sum) == 0) {
                    ready.add(reader);
                }
            }
        }
        reportCycles(done);
        return values;
    }

    /** The declared locals that a local reads. */
    private Set<String> readBy(Attribute local) {
        Set<String> others = new LinkedHashSet<>();
        for (NamedReference reference : NamedReference.in(local.value())) {
            if (!reference.root().equals(NamedValues.LOCAL)) {
                continue;
            }
            if (reference.name().isEmpty()) {
                others.addAll(declared.keySet());
            } else if (declared.containsKey(reference.name().get())) {
                others.add(reference.name().get());
            }
        }
        return others;
    }

    private void compute(String name, NamedValues known) {
        Map<String, HclValue> read = new LinkedHashMap<>();
        for (String other : Objects.requireNonNull(reads.get(name))) {
            HclValue value = values.get(other);
            if (value != null) {
                read.put(other, value);
            }
        }
        NamedValues here = new NamedValues(known.variables(), read, known.declared());
        Attribute local = Objects.requireNonNull(declared.get(name));
        if (!here.complete(local.value(), diagnostics)) {
            return;
        }
        Map<String, HclValue> all = new HashMap<>(names);
        all.putAll(here.objects());
        evaluator
                .evaluate(local.value(), scope.over(all), diagnostics)
                .ifPresent(value -> values.put(name, value));
    }

    /** What is left reads itself, or waits for what does; each cycle is reported once. */
    private void reportCycles(Set<String> done) {
        Set<String> seen = new LinkedHashSet<>(done);
        for (String name : declared.keySet()) {
            List<String> path = new ArrayList<>();
            String at = name;
            while (seen.add(at)) {
                path.add(at);
                at = next(at, done);
            }
            int start = path.indexOf(at);
            if (start >= 0) {
                report(path.subList(start, path.size()));
            }
        }
    }

    private String next(String name, Set<String> done) {
        return Objects.requireNonNull(reads.get(name)).stream()
                .filter(other -> !done.contains(other))
                .findFirst()
                .orElseThrow();
    }

    private void report(List<String> cycle) {
        Attribute first = Objects.requireNonNull(declared.get(cycle.getFirst()));
        Diagnostic problem =
                Diagnostic.error(
                                "C-LOCAL-CYCLE",
                                first.nameSpan(),
                                "local `" + first.name() + "` depends on itself")
                        .help("the cycle is " + String.join(" -> ", cycle) + " -> " + first.name());
        for (String name : cycle.subList(1, cycle.size())) {
            Attribute other = Objects.requireNonNull(declared.get(name));
            problem = problem.note("`" + name + "` is part of the cycle", other.nameSpan());
        }
        diagnostics.add(problem);
    }
}
