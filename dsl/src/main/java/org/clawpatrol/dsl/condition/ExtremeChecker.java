package org.clawpatrol.dsl.condition;

import java.util.List;
import org.clawpatrol.dsl.source.Span;
import org.clawpatrol.engine.library.math.Extreme;
import org.clawpatrol.engine.type.Type;
import org.clawpatrol.engine.type.Type.Simple;

/**
 * Checks calls of {@code math.greatest} and {@code math.least}, which take any count of numbers of
 * any types: several become one list. One thread.
 */
final class ExtremeChecker {
    private final CallResolver resolver;
    private final Problems problems;

    ExtremeChecker(CallResolver resolver, Problems problems) {
        this.resolver = resolver;
        this.problems = problems;
    }

    static boolean applies(Callee callee) {
        return callee instanceof LibraryFunction library && library.operation() instanceof Extreme;
    }

    /**
     * @param name the function's name where it stands
     * @param span the whole call
     */
    Checked check(Callee callee, List<Checked> arguments, Span name, Span span) {
        if (arguments.size() == 1 && arguments.getFirst() instanceof Checked.ListOf list) {
            return ofLiteral(callee, list, name, span);
        }
        if (arguments.size() < 2) {
            return resolver.resolve(callee, arguments, name, span);
        }
        Type element = arguments.stream().map(Checked::type).reduce(Compatibility::join).get();
        Checked list = new Checked.ListOf(arguments, new Type.ListOf(element), span);
        return areNumbers(callee, arguments)
                ? resolver.resolve(callee, List.of(list), name, span)
                : new Checked.Reported(span);
    }

    private Checked ofLiteral(Callee callee, Checked.ListOf list, Span name, Span span) {
        if (list.elements().isEmpty()) {
            problems.error(
                    list.span(),
                    "`" + callee.text() + "` of no numbers",
                    "an empty list has neither a greatest nor a least element");
            return new Checked.Reported(span);
        }
        return areNumbers(callee, list.elements())
                ? resolver.resolve(callee, List.of(list), name, span)
                : new Checked.Reported(span);
    }

    private boolean areNumbers(Callee callee, List<Checked> parts) {
        List<Checked> others = parts.stream().filter(part -> !isNumber(part.type())).toList();
        for (Checked part : others) {
            problems.error(
                    part.span(),
                    "`" + callee.text() + "` does not apply to `" + part.type().text() + "`",
                    "it compares numbers: `int`, `uint` and `double`");
        }
        return others.isEmpty();
    }

    private static boolean isNumber(Type type) {
        return type == Simple.INT
                || type == Simple.UINT
                || type == Simple.DOUBLE
                || type == Simple.DYN;
    }
}
