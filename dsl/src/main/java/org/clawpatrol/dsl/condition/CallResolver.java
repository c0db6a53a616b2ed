package org.clawpatrol.dsl.condition;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.clawpatrol.dsl.source.Diagnostic;
import org.clawpatrol.dsl.source.Span;
import org.clawpatrol.engine.type.Type;
import org.clawpatrol.engine.type.Type.Simple;

/** Finds the signature a call fits and, with it, the type of the call. One thread. */
final class CallResolver {
    private final boolean typed;
    private final Problems problems;
    private final FormatChecker formats;
    private final CaseFolding caseFolding = new CaseFolding();

    /**
     * @param typed whether arguments that do not fit are a problem, or fail when evaluated
     */
    CallResolver(boolean typed, Problems problems) {
        this.typed = typed;
        this.problems = problems;
        this.formats = new FormatChecker(problems);
    }

    /**
     * @param name the function's name or symbol where it stands
     * @param span the whole call
     */
    Checked resolve(Callee function, List<Checked> arguments, Span name, Span span) {
        List<Type> types = arguments.stream().map(Checked::type).toList();
        Optional<Type> result =
                function.overloads().stream()
                        .flatMap(overload -> overload.resultFor(types).stream())
                        .reduce(Compatibility::join);
        if (result.isEmpty() && !typed && fits(function, arguments.size())) {
            return new Checked.Call(function, arguments, Simple.DYN, span);
        }
        if (result.isEmpty()) {
            if (arguments.stream().noneMatch(Checked.Reported.class::isInstance)) {
                reject(function, arguments, name);
            }
            return new Checked.Reported(span);
        }
        Checked.Call call =
                new Checked.Call(function, arguments, Compatibility.ofValue(result.get()), span);
        return formats.accepts(call) ? caseFolding.apply(call) : new Checked.Reported(span);
    }

    private static boolean fits(Callee function, int arguments) {
        return function.overloads().stream()
                .anyMatch(overload -> overload.parameters().size() == arguments);
    }

    private void reject(Callee function, List<Checked> arguments, Span name) {
        List<Integer> counts =
                function.overloads().stream().map(each -> each.parameters().size()).toList();
        if (!counts.contains(arguments.size())) {
            String amount = arguments.size() < counts.getFirst() ? "few" : "many";
            problems.error(
                    name,
                    "`" + function.text() + "` has too " + amount + " arguments",
                    candidates(function));
            return;
        }
        String types =
                arguments.stream()
                        .map(argument -> "`" + argument.type().text() + "`")
                        .collect(Collectors.joining(" and "));
        Diagnostic diagnostic =
                Problems.draft(name, "`" + function.text() + "` does not apply to " + types)
                        .help(help(function, arguments));
        for (Checked argument : arguments) {
            diagnostic =
                    diagnostic.note("this is `" + argument.type().text() + "`", argument.span());
        }
        problems.report(diagnostic);
    }

    private static String help(Callee function, List<Checked> arguments) {
        if (mixesNumbers(arguments)) {
            return "numbers of different types do not mix: convert one side, such as `double(x)`";
        }
        if (function == Function.EQUAL || function == Function.NOT_EQUAL) {
            return isListOfTheOther(arguments)
                    ? "the list has several: ask `'text' in list`, or compare one, `list[0]`"
                    : "both sides must have the same type";
        }
        return candidates(function);
    }

    private static boolean isListOfTheOther(List<Checked> sides) {
        String left = sides.getFirst().type().text();
        String right = sides.getLast().type().text();
        return left.equals("list(" + right + ")") || right.equals("list(" + left + ")");
    }

    private static String candidates(Callee function) {
        return function.overloads().stream()
                .map(overload -> "`" + overload.text(function) + "`")
                .collect(Collectors.joining(", ", "it takes ", ""));
    }

    private static boolean mixesNumbers(List<Checked> arguments) {
        return arguments.size() == 2
                && arguments.stream().allMatch(argument -> isNumber(argument.type()))
                && !arguments.getFirst().type().equals(arguments.getLast().type());
    }

    private static boolean isNumber(Type type) {
        return type == Simple.INT || type == Simple.UINT || type == Simple.DOUBLE;
    }
}
