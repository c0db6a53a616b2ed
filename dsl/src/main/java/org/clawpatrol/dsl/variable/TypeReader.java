package org.clawpatrol.dsl.variable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clawpatrol.dsl.hcl.Evaluator;
import org.clawpatrol.dsl.hcl.Expression;
import org.clawpatrol.dsl.hcl.HclValue;
import org.clawpatrol.dsl.hcl.Scope;
import org.clawpatrol.dsl.source.Diagnostic;
import org.clawpatrol.dsl.source.Diagnostics;
import org.clawpatrol.dsl.source.NearestName;
import org.clawpatrol.dsl.source.Span;

/** Reads type expressions such as {@code list(string)}. One thread. */
final class TypeReader {
    private static final List<String> NAMES =
            List.of("any", "string", "number", "bool", "list", "set", "map", "tuple", "object");
    private static final String FORMS =
            "a type is any, string, number, bool, list(T), set(T), map(T), tuple([T, ...]) or"
                    + " object({ name = T, ... })";

    private final Diagnostics diagnostics;

    TypeReader(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
    }

    /** Empty when a problem was reported. */
    Optional<TypeConstraint> read(Expression expression) {
        return switch (expression) {
            case Expression.Variable(String name, Span span) -> named(name, span);
            case Expression.FunctionCall call -> composed(call);
            case Expression.Parenthesized(var inner, var span) -> read(inner);
            default -> wrong(expression.span(), "this is no type", FORMS);
        };
    }

    private Optional<TypeConstraint> named(String name, Span span) {
        return switch (name) {
            case "any" -> Optional.of(new TypeConstraint.AnyType());
            case "string" -> Optional.of(new TypeConstraint.TextType());
            case "number" -> Optional.of(new TypeConstraint.NumberType());
            case "bool" -> Optional.of(new TypeConstraint.BoolType());
            case "list", "set", "map", "tuple", "object" ->
                    wrong(span, "the type `" + name + "` needs its element types", FORMS);
            default -> unknown(name, span);
        };
    }

    private Optional<TypeConstraint> composed(Expression.FunctionCall call) {
        if (call.arguments().size() != 1 || call.expandLast()) {
            return wrong(call.span(), "a composed type has one argument", FORMS);
        }
        Expression argument = call.arguments().getFirst();
        return switch (call.name()) {
            case "list" -> read(argument).map(TypeConstraint.ListOf::new);
            case "set" -> read(argument).map(TypeConstraint.SetOf::new);
            case "map" -> read(argument).map(TypeConstraint.MapOf::new);
            case "tuple" -> tuple(argument);
            case "object" -> object(argument);
            default -> unknown(call.name(), call.nameSpan());
        };
    }

    private Optional<TypeConstraint> tuple(Expression argument) {
        if (!(argument instanceof Expression.Tuple(var elements, var span))) {
            return wrong(argument.span(), "`tuple` needs a list of types", FORMS);
        }
        List<TypeConstraint> types = new ArrayList<>();
        elements.forEach(element -> read(element).ifPresent(types::add));
        return types.size() == elements.size()
                ? Optional.of(new TypeConstraint.TupleOf(types))
                : Optional.empty();
    }

    private Optional<TypeConstraint> object(Expression argument) {
        if (!(argument instanceof Expression.ObjectCons(var items, var span))) {
            return wrong(argument.span(), "`object` needs an object of types", FORMS);
        }
        Map<String, TypeConstraint.Member> members = new LinkedHashMap<>();
        for (Expression.ObjectCons.Item item : items) {
            if (item.key() instanceof Expression.StringLiteral name) {
                member(item.value()).ifPresent(type -> members.put(name.text().text(), type));
            }
        }
        return members.size() == items.size()
                ? Optional.of(new TypeConstraint.ObjectOf(members))
                : wrong(argument.span(), "the members of `object` are not all named types", FORMS);
    }

    /** {@code optional(T)} or {@code optional(T, fallback)} may be missing. */
    private Optional<TypeConstraint.Member> member(Expression type) {
        if (!(type instanceof Expression.FunctionCall call) || !call.name().equals("optional")) {
            return read(type).map(found -> new TypeConstraint.Member(found, Optional.empty()));
        }
        int count = call.arguments().size();
        if (count < 1 || count > 2) {
            wrong(call.span(), "`optional` takes a type and a fallback", FORMS);
            return Optional.empty();
        }
        Optional<HclValue> fallback =
                count == 1
                        ? Optional.of(new HclValue.NullValue())
                        : new Evaluator()
                                .evaluate(call.arguments().get(1), Scope.closed(), diagnostics);
        return read(call.arguments().getFirst())
                .filter(found -> fallback.isPresent())
                .map(found -> new TypeConstraint.Member(found, fallback));
    }

    private Optional<TypeConstraint> unknown(String name, Span span) {
        String help =
                NearestName.of(name, NAMES)
                        .map(near -> "did you mean `" + near + "`?")
                        .orElse(FORMS);
        return wrong(span, "unknown type `" + name + "`", help);
    }

    private Optional<TypeConstraint> wrong(Span span, String message, String help) {
        diagnostics.add(Diagnostic.error("C-VAR-TYPE", span, message).help(help));
        return Optional.empty();
    }
}
