package org.clawpatrol.dsl.condition;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.clawpatrol.dsl.source.Diagnostic;
import org.clawpatrol.dsl.source.Span;
import org.clawpatrol.engine.fact.Missing;
import org.clawpatrol.engine.type.Type;
import org.clawpatrol.engine.type.Type.Simple;

/**
 * Warns of members of maps and documents that are read where nothing makes sure that they are
 * there: a missing one is an error, and the action is refused in that rule's name. One thread.
 */
final class GuardAdvice {
    private static final String ID = "W-UNGUARDED";

    private final Problems problems;
    private final Set<String> told = new HashSet<>();

    GuardAdvice(Problems problems) {
        this.problems = problems;
    }

    void check(Checked condition) {
        check(condition, Set.of());
    }

    /**
     * @param there paths of members that are certain to be there
     */
    private void check(Checked checked, Set<String> there) {
        switch (checked) {
            case Checked.Call call -> call(call, there);
            case Checked.Select select -> member(select, select.operand(), select.field(), there);
            case Checked.FactOf fact when fact.fact().missing() == Missing.ABSENT ->
                    missing(fact, fact.span(), there, "has(" + fact.fact().path() + ")");
            case Checked.Has has -> check(has.operand(), there);
            case Checked.OptionalStep step -> check(step.operand(), there);
            case Checked.Spread spread -> check(spread.optional(), there);
            case Checked.ListOf list -> all(list.elements(), there);
            case Checked.MapOf map -> {
                all(map.keys(), there);
                all(map.values(), there);
            }
            case Checked.Let let -> {
                let.bindings().forEach(binding -> check(binding.init(), there));
                check(let.body(), there);
            }
            case Checked.OptionalMap map -> {
                check(map.operand(), there);
                check(map.body(), there);
            }
            case Checked.Comprehension comprehension -> comprehension(comprehension, there);
            case Checked.FactOf _,
                    Checked.Reported _,
                    Checked.Constant _,
                    Checked.Facet _,
                    Checked.Variable _ -> {}
        }
    }

    private void all(List<Checked> parts, Set<String> there) {
        parts.forEach(part -> check(part, there));
    }

    private void comprehension(Checked.Comprehension comprehension, Set<String> there) {
        check(comprehension.range(), there);
        Set<String> inside = there;
        if (comprehension.filter().isPresent()) {
            check(comprehension.filter().get(), there);
            inside = with(there, Guards.whenTrue(comprehension.filter().get()));
        }
        check(comprehension.body(), inside);
    }

    private void call(Checked.Call call, Set<String> there) {
        List<Checked> arguments = call.arguments();
        switch (call.callee()) {
            case Function.AND -> junction(arguments, true, there);
            case Function.OR -> junction(arguments, false, there);
            case Function.CONDITIONAL -> {
                check(arguments.getFirst(), there);
                check(arguments.get(1), with(there, Guards.whenTrue(arguments.getFirst())));
                check(arguments.getLast(), with(there, Guards.whenFalse(arguments.getFirst())));
            }
            case Function.INDEX -> {
                Optional<String> key = Guards.text(arguments.getLast());
                check(arguments.getLast(), there);
                key.ifPresentOrElse(
                        name -> member(call, arguments.getFirst(), name, there),
                        () -> check(arguments.getFirst(), there));
            }
            case Function _, LibraryFunction _ -> all(arguments, there);
        }
    }

    /** A part only counts when the others did not decide, so what they ask for is there for it. */
    private void junction(List<Checked> parts, boolean conjunction, Set<String> there) {
        Set<String> known = new HashSet<>(there);
        parts.forEach(
                part -> known.addAll(conjunction ? Guards.whenTrue(part) : Guards.whenFalse(part)));
        all(parts, known);
    }

    private void member(Checked read, Checked map, String key, Set<String> there) {
        boolean told = isOpen(map, there);
        check(map, there);
        boolean canMiss = map.type() == Simple.DYN || map.type() instanceof Type.MapOf;
        if (told || !canMiss) {
            return;
        }
        Span token = new Span(read.span().source(), map.span().end(), read.span().end());
        String path = Guards.path(map).filter(found -> !found.startsWith("$")).orElse("...");
        String guard =
                map.type() == Simple.DYN
                        ? "has(" + path + "." + key + ")"
                        : "'" + key + "' in " + path;
        missing(read, token, there, guard);
    }

    /** Whether the map itself may be missing, which is told of already. */
    private static boolean isOpen(Checked map, Set<String> there) {
        return (map instanceof Checked.Select || map instanceof Checked.Call)
                && Guards.path(map).filter(path -> !isThere(path, there)).isPresent();
    }

    private void missing(Checked read, Span token, Set<String> there, String guard) {
        Optional<String> path = Guards.path(read).filter(found -> !isThere(found, there));
        if (path.isPresent() && told.add(path.get())) {
            problems.report(
                    Diagnostic.warning(
                                    ID,
                                    token,
                                    "this may be missing, and an action without it is refused")
                            .help("ask for it first, such as `" + guard + " && ...`"));
        }
    }

    private static boolean isThere(String path, Set<String> there) {
        return there.contains(path)
                || there.stream().anyMatch(known -> known.startsWith(path + "."));
    }

    private static Set<String> with(Set<String> there, Set<String> more) {
        Set<String> all = new HashSet<>(there);
        all.addAll(more);
        return all;
    }
}
