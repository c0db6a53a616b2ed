package org.clawpatrol.dsl.condition;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.clawpatrol.dsl.source.NearestName;
import org.clawpatrol.dsl.source.Span;
import org.clawpatrol.engine.fact.Fact;
import org.clawpatrol.engine.fact.FactSchema;
import org.clawpatrol.engine.fact.Family;
import org.clawpatrol.engine.type.Type;
import org.clawpatrol.engine.type.Type.Simple;
import org.clawpatrol.engine.value.NullValue;
import org.clawpatrol.engine.value.StringValue;
import org.clawpatrol.engine.value.TypeValue;
import org.clawpatrol.engine.value.Value;

/** Resolves variables, facts, fields and the names of types. One thread. */
final class NameChecker {
    private static final List<String> TYPES =
            List.of(
                    "bool",
                    "bytes",
                    "double",
                    "google.protobuf.Duration",
                    "google.protobuf.Timestamp",
                    "int",
                    "list",
                    "map",
                    "net.CIDR",
                    "net.IP",
                    "null_type",
                    "optional_type",
                    "string",
                    "type",
                    "uint");

    /** Words of other languages and what is meant by them. */
    private static final Map<String, String> ELSEWHERE =
            Map.of("True", "true", "False", "false", "None", "null", "nil", "null");

    private final Environment environment;
    private final Problems problems;

    NameChecker(Environment environment, Problems problems) {
        this.environment = environment;
        this.problems = problems;
    }

    Checked identifier(Syntax.Identifier identifier, Scope scope) {
        String name = identifier.name();
        Optional<MacroVariable> local = identifier.absolute() ? Optional.empty() : scope.find(name);
        if (local.isPresent()) {
            return new Checked.Variable(local.get(), identifier.span());
        }
        Optional<Checked> known = global(name, identifier.absolute(), identifier.span());
        if (known.isPresent()) {
            return known.get();
        }
        problems.error(
                identifier.span(), "unknown variable `" + name + "`", variableHelp(name, scope));
        return new Checked.Reported(identifier.span());
    }

    /** What a dotted name stands for when no part of it is the name of a macro's variable. */
    Optional<Checked> qualified(Syntax.Select select, Scope scope) {
        Optional<Syntax.Identifier> root = QualifiedNames.root(select);
        boolean local =
                root.filter(first -> !first.absolute())
                        .flatMap(first -> scope.find(first.name()))
                        .isPresent();
        return local
                ? Optional.empty()
                : QualifiedNames.of(select)
                        .flatMap(name -> global(name, root.get().absolute(), select.span()));
    }

    private Optional<Checked> global(String name, boolean absolute, Span span) {
        for (String candidate : environment.candidates(name, absolute)) {
            Optional<MacroVariable> variable = environment.variable(candidate);
            if (variable.isPresent()) {
                return Optional.of(new Checked.Variable(variable.get(), span));
            }
            if (environment.hasVariable(candidate)) {
                return Optional.of(new Checked.Facet(new Type.Facet(candidate), span));
            }
            if (TYPES.contains(candidate)) {
                Value type = new TypeValue(candidate);
                return Optional.of(new Checked.Constant(type, Simple.TYPE, span));
            }
        }
        return Optional.empty();
    }

    private String variableHelp(String name, Scope scope) {
        List<String> families =
                Stream.of(Family.values())
                        .filter(family -> FactSchema.of(family).hasVariable(name))
                        .map(Family::id)
                        .toList();
        if (!families.isEmpty()) {
            return "`"
                    + name
                    + "` exists for "
                    + String.join(" and ", families)
                    + " endpoints only; here a condition can read "
                    + quoted(environment.variables());
        }
        if (ELSEWHERE.containsKey(name)) {
            return "write `" + ELSEWHERE.get(name) + "`";
        }
        List<String> known = new ArrayList<>(scope.names());
        known.addAll(environment.variables());
        // A word in capitals is a text that lacks its quotes, such as `GET`.
        return NearestName.of(name, name.equals(name.toUpperCase(Locale.ROOT)) ? List.of() : known)
                .map(nearest -> "did you mean `" + nearest + "`?")
                .orElseGet(
                        () ->
                                "a condition can read "
                                        + quoted(environment.variables())
                                        + "; text stands in quotes");
    }

    /** A field of an operand that has been checked. */
    Checked select(Checked operand, Name field, Span span) {
        return switch (operand.type()) {
            case Type.Facet facet -> fact(facet, operand, field, span);
            case Type.MapOf map when Compatibility.compatible(map.key(), Simple.STRING) ->
                    new Checked.Select(
                            operand, field.text(), Compatibility.ofValue(map.value()), span);
            case Type.OptionalOf optional ->
                    selectThrough(Compatibility.ofValue(optional.element()), operand, field, span);
            case Simple.DYN -> new Checked.Select(operand, field.text(), Simple.DYN, span);
            case Type other -> noFields(other, field, span);
        };
    }

    /** A field of an operand that may be missing. */
    Checked optionalSelect(Checked operand, Name field, Span span) {
        Checked selected = select(operand, field, span);
        Checked key =
                new Checked.Constant(new StringValue(field.text()), Simple.STRING, field.span());
        if (operand.type() instanceof Type.OptionalOf) {
            return selected;
        }
        return switch (selected) {
            case Checked.Select select ->
                    new Checked.OptionalStep(
                            operand, key, new Type.OptionalOf(select.type()), span);
            case Checked.FactOf fact ->
                    new Checked.OptionalStep(operand, key, new Type.OptionalOf(fact.type()), span);
            default -> selected;
        };
    }

    /** The type of a step from an optional is that of the step from its value. */
    private Checked selectThrough(Type element, Checked operand, Name field, Span span) {
        if (element instanceof Type.OptionalOf) {
            return noFields(element, field, span);
        }
        Checked inner = new Checked.Constant(NullValue.NULL, element, operand.span());
        Checked selected = select(inner, field, span);
        return selected instanceof Checked.Reported
                ? selected
                : new Checked.Select(
                        operand, field.text(), new Type.OptionalOf(selected.type()), span);
    }

    /** Whether an operand has a field. */
    Checked has(Checked operand, Name field, Span span) {
        Checked selected = select(operand, field, span);
        return selected instanceof Checked.Select || selected instanceof Checked.FactOf
                ? new Checked.Has(operand, field.text(), span)
                : selected;
    }

    private Checked fact(Type.Facet facet, Checked operand, Name field, Span span) {
        Optional<Fact> fact = environment.fact(facet.variable(), field.text());
        if (fact.isPresent()) {
            Optional<Checked> source =
                    operand instanceof Checked.Facet ? Optional.empty() : Optional.of(operand);
            return new Checked.FactOf(source, fact.get(), span);
        }
        List<String> fields =
                environment.facts(facet.variable()).stream().map(Fact::field).toList();
        problems.error(
                field.span(),
                "`" + facet.variable() + "` has no field `" + field.text() + "`",
                NearestName.of(field.text(), fields)
                        .map(nearest -> "did you mean `" + nearest + "`?")
                        .orElseGet(() -> "its fields are " + quoted(fields)));
        return new Checked.Reported(span);
    }

    private Checked noFields(Type type, Name field, Span span) {
        String message = "`" + type.text() + "` has no field `" + field.text() + "`";
        boolean function = Callees.find(field.text(), Callee::isMethod).isPresent();
        problems.error(
                field.span(),
                message,
                function
                        ? "call it: `" + field.text() + "(...)`"
                        : "only maps with text keys have fields");
        return new Checked.Reported(span);
    }

    static String quoted(List<String> names) {
        List<String> marked = names.stream().map(name -> "`" + name + "`").toList();
        int last = marked.size() - 1;
        return last < 1
                ? String.join("", marked)
                : String.join(", ", marked.subList(0, last)) + " and " + marked.get(last);
    }
}
