package org.clawpatrol.dsl.variable;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.clawpatrol.dsl.hcl.Body;
import org.clawpatrol.dsl.hcl.Evaluator;
import org.clawpatrol.dsl.hcl.Expression;
import org.clawpatrol.dsl.hcl.HclReader;
import org.clawpatrol.dsl.hcl.HclValue;
import org.clawpatrol.dsl.hcl.Scope;
import org.clawpatrol.dsl.source.Diagnostic;
import org.clawpatrol.dsl.source.Diagnostics;
import org.clawpatrol.dsl.source.Source;
import org.clawpatrol.dsl.source.Span;

/** Gives declared variables their values. One thread. */
final class VariableResolver {
    private final Scope scope;
    private final Diagnostics diagnostics;
    private final Evaluator evaluator = new Evaluator();

    /**
     * @param scope whose functions and budget the validations use
     */
    VariableResolver(Scope scope, Diagnostics diagnostics) {
        this.scope = scope;
        this.diagnostics = diagnostics;
    }

    /** Those that have a value; why another has none is reported. */
    Map<String, HclValue> resolve(
            Map<String, VariableDeclaration> declared, Map<String, GivenValue> given) {
        Map<String, HclValue> values = new LinkedHashMap<>();
        for (VariableDeclaration variable : declared.values()) {
            value(variable, Optional.ofNullable(given.get(variable.name())))
                    .filter(value -> valid(variable, value))
                    .ifPresent(value -> values.put(variable.name(), value));
        }
        return values;
    }

    private Optional<HclValue> value(VariableDeclaration variable, Optional<GivenValue> given) {
        if (given.isPresent()) {
            return switch (given.get()) {
                case GivenValue.Text text -> ofText(variable, text);
                case GivenValue.Written(var attribute) -> ofWritten(variable, attribute.value());
            };
        }
        if (variable.fallback().isPresent()) {
            return ofWritten(variable, variable.fallback().get());
        }
        String name = variable.name();
        diagnostics.add(
                Diagnostic.error(
                                "C-VAR-MISSING",
                                variable.header(),
                                "variable `" + name + "` has no value")
                        .help(
                                ("pass `--var %s=VALUE` or a `--var-file` that sets it, set"
                                                + " CLAWPATROL_VAR_%s, or give it a `default`")
                                        .formatted(name, name)));
        return Optional.empty();
    }

    private Optional<HclValue> ofText(VariableDeclaration variable, GivenValue.Text given) {
        if (variable.type().takesText()) {
            return converted(HclValue.text(given.text()), variable, given.origin());
        }
        String text = variable.name() + " = " + given.text() + "\n";
        Optional<Body> body = new HclReader().read(new Source(given.origin(), text), diagnostics);
        Optional<Expression> only =
                body.filter(found -> found.attributes().size() == 1 && found.blocks().isEmpty())
                        .map(found -> found.attributes().getFirst().value());
        if (body.isPresent() && only.isEmpty()) {
            diagnostics.add(
                    Diagnostic.global("C-VAR-VALUE", "`" + given.origin() + "` is not one value"));
        }
        return only.flatMap(expression -> ofWritten(variable, expression));
    }

    private Optional<HclValue> ofWritten(VariableDeclaration variable, Expression expression) {
        return evaluator
                .evaluate(expression, Scope.closed(), diagnostics)
                .flatMap(value -> converted(value, variable, expression.span()));
    }

    private Optional<HclValue> converted(
            HclValue value, VariableDeclaration variable, String origin) {
        try {
            return Optional.of(TypeConversion.convert(value, variable.type()));
        } catch (TypeConversion.Mismatch wrong) {
            diagnostics.add(
                    Diagnostic.global(
                            "C-VAR-VALUE", "`" + origin + "`: the value " + wrong.getMessage()));
            return Optional.empty();
        }
    }

    private Optional<HclValue> converted(HclValue value, VariableDeclaration variable, Span where) {
        try {
            return Optional.of(TypeConversion.convert(value, variable.type()));
        } catch (TypeConversion.Mismatch wrong) {
            diagnostics.add(
                    Diagnostic.error(
                                    "C-VAR-VALUE",
                                    where,
                                    "the value of variable `%s` %s"
                                            .formatted(variable.name(), wrong.getMessage()))
                            .note("declared here", variable.header()));
            return Optional.empty();
        }
    }

    private boolean valid(VariableDeclaration variable, HclValue value) {
        Map<String, HclValue> itself = Map.of(variable.name(), value);
        Scope names = scope.over(Map.of(NamedValues.VAR, new HclValue.ObjectValue(itself)));
        boolean valid = true;
        for (VariableDeclaration.Validation validation : variable.validations()) {
            valid &= holds(variable, validation, names);
        }
        return valid;
    }

    private boolean holds(
            VariableDeclaration variable, VariableDeclaration.Validation rule, Scope names) {
        Optional<HclValue> result = evaluator.evaluate(rule.condition(), names, diagnostics);
        if (result.isEmpty()) {
            return false;
        }
        if (result.get() instanceof HclValue.BoolValue(var holds)) {
            if (!holds) {
                refuse(variable, rule, names);
            }
            return holds;
        }
        diagnostics.add(
                Diagnostic.error(
                        "C-VAR-RULE",
                        rule.condition().span(),
                        "a condition must be true or false, not " + result.get().kind()));
        return false;
    }

    private void refuse(
            VariableDeclaration variable, VariableDeclaration.Validation rule, Scope names) {
        evaluator
                .evaluate(rule.message(), names, diagnostics)
                .ifPresent(
                        message ->
                                diagnostics.add(
                                        Diagnostic.error(
                                                        "C-VAR-RULE",
                                                        rule.condition().span(),
                                                        "variable `%s` is not valid: %s"
                                                                .formatted(
                                                                        variable.name(),
                                                                        text(message)))
                                                .note("declared here", variable.header())));
    }

    private static String text(HclValue message) {
        return message instanceof HclValue.StringValue(var text, _) ? text : message.kind();
    }
}
