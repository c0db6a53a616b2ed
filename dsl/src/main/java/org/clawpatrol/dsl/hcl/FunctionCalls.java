package org.clawpatrol.dsl.hcl;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.clawpatrol.dsl.source.NearestName;
import org.clawpatrol.dsl.source.Span;

/**
 * Calls functions: looks them up, counts and converts their arguments. {@code try} and {@code can}
 * are no functions of the table, because an argument of theirs may fail. Stateless.
 */
final class FunctionCalls {
    private static final String TRY = "try";
    private static final String CAN = "can";

    private final Evaluator evaluator;

    FunctionCalls(Evaluator evaluator) {
        this.evaluator = evaluator;
    }

    HclValue call(Expression.FunctionCall tree, Scope scope) throws EvaluationProblem {
        FunctionTable functions = scope.functions();
        if (functions.isEmpty()) {
            throw Evaluator.problem(
                    "C-FUNC",
                    tree.nameSpan(),
                    "function calls not allowed",
                    "write the value itself");
        }
        return switch (tree.name()) {
            case TRY -> first(tree, scope);
            case CAN -> can(tree, scope);
            default -> {
                Optional<HclFunction> function = functions.find(tree.name());
                yield call(tree, function.orElseThrow(() -> unknown(tree, functions)), scope);
            }
        };
    }

    private HclValue call(Expression.FunctionCall tree, HclFunction function, Scope scope)
            throws EvaluationProblem {
        Signature signature = function.signature();
        List<Arguments.Argument> given = arguments(tree, scope);
        if (!signature.takes(given.size())) {
            throw Evaluator.problem(
                    "C-FUNC-ARGS",
                    tree.span(),
                    "`%s` takes %s, not %d"
                            .formatted(signature.name(), expected(signature), given.size()),
                    "it is used as " + signature.usage());
        }
        for (int i = 0; i < given.size(); i++) {
            check(signature, i, given.get(i));
        }
        return function.call(new Arguments(signature, given, tree.span(), scope));
    }

    private List<Arguments.Argument> arguments(Expression.FunctionCall tree, Scope scope)
            throws EvaluationProblem {
        List<Arguments.Argument> given = new ArrayList<>();
        for (Expression written : tree.arguments()) {
            given.add(new Arguments.Argument(evaluator.value(written, scope), written.span()));
        }
        if (tree.expandLast() && !given.isEmpty()) {
            Arguments.Argument last = given.removeLast();
            if (!(last.value() instanceof HclValue.ListValue(var elements))) {
                throw Evaluator.problem(
                        "C-FUNC-ARG",
                        last.span(),
                        "only a list can be expanded with `...`",
                        "this is " + last.value().kind());
            }
            elements.forEach(element -> given.add(new Arguments.Argument(element, last.span())));
        }
        return given;
    }

    private static void check(Signature signature, int index, Arguments.Argument argument)
            throws EvaluationProblem {
        Parameter parameter = signature.parameter(index);
        HclValue value = argument.value();
        boolean absent = value instanceof HclValue.NullValue;
        if (absent ? parameter.nullable() : fits(parameter.kind(), value, argument.span())) {
            return;
        }
        throw Evaluator.problem(
                "C-FUNC-ARG",
                argument.span(),
                "argument `%s` of `%s` must be %s, not %s"
                        .formatted(
                                parameter.name(),
                                signature.name(),
                                parameter.kind().description(),
                                value.kind()),
                "it is used as " + signature.usage());
    }

    private static boolean fits(Parameter.Kind kind, HclValue value, Span span) {
        boolean list = value instanceof HclValue.ListValue;
        boolean object = value instanceof HclValue.ObjectValue;
        return switch (kind) {
            case ANY -> true;
            case LIST -> list;
            case OBJECT -> object;
            case COLLECTION -> list || object;
            case TEXT -> !list && !object;
            case NUMBER -> converts(() -> Operations.number(value, span));
            case BOOL -> converts(() -> Operations.bool(value, span));
        };
    }

    /** A conversion that may be impossible. */
    private interface Attempt {
        Object run() throws EvaluationProblem;
    }

    private static boolean converts(Attempt conversion) {
        try {
            conversion.run();
            return true;
        } catch (EvaluationProblem impossible) {
            return false;
        }
    }

    private HclValue first(Expression.FunctionCall tree, Scope scope) throws EvaluationProblem {
        for (Expression candidate : tree.arguments()) {
            Optional<HclValue> value = evaluator.attempt(candidate, scope);
            if (value.isPresent()) {
                return value.get();
            }
        }
        if (tree.arguments().isEmpty()) {
            throw Evaluator.problem(
                    "C-FUNC-ARGS",
                    tree.span(),
                    "`try` takes at least one argument",
                    "it is used as try(value...)");
        }
        return evaluator.value(tree.arguments().getLast(), scope);
    }

    private HclValue can(Expression.FunctionCall tree, Scope scope) throws EvaluationProblem {
        if (tree.arguments().size() != 1) {
            throw Evaluator.problem(
                    "C-FUNC-ARGS",
                    tree.span(),
                    "`can` takes one argument, not " + tree.arguments().size(),
                    "it is used as can(value)");
        }
        boolean works = evaluator.attempt(tree.arguments().getFirst(), scope).isPresent();
        return new HclValue.BoolValue(works);
    }

    private static EvaluationProblem unknown(Expression.FunctionCall tree, FunctionTable table) {
        List<String> names = new ArrayList<>(table.names());
        names.add(TRY);
        names.add(CAN);
        String help =
                NearestName.of(tree.name(), names)
                        .map(near -> "did you mean `" + near + "`?")
                        .orElse("there are: " + String.join(", ", names));
        return Evaluator.problem(
                "C-FUNC-NAME", tree.nameSpan(), "unknown function `" + tree.name() + "`", help);
    }

    private static String expected(Signature signature) {
        int least = signature.parameters().size();
        int most = least + signature.optional().size();
        String count =
                signature.rest().isPresent()
                        ? "at least " + least
                        : most > least ? least + " to " + most : String.valueOf(least);
        return count + (most == 1 && least == 1 ? " argument" : " arguments");
    }
}
