package org.clawpatrol.dsl.condition;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.clawpatrol.dsl.source.Span;
import org.clawpatrol.engine.type.Type;
import org.clawpatrol.engine.type.Type.Simple;
import org.clawpatrol.engine.value.Value;

/** Checks list and map literals. One thread. */
final class AggregateChecker {
    private final Checker expressions;
    private final OptionalChecker optionals;
    private final Problems problems;

    AggregateChecker(Checker expressions, OptionalChecker optionals, Problems problems) {
        this.expressions = expressions;
        this.optionals = optionals;
        this.problems = problems;
    }

    Checked list(Syntax.ListLiteral literal, Scope scope) {
        List<Checked> elements = expressions.check(literal.elements(), scope);
        return new Checked.ListOf(elements, new Type.ListOf(common(elements)), literal.span());
    }

    Checked map(Syntax.MapLiteral literal, Scope scope) {
        List<Checked> keys =
                literal.entries().stream()
                        .map(entry -> expressions.check(key(entry), scope))
                        .toList();
        List<Checked> values =
                literal.entries().stream().map(entry -> value(entry, scope)).toList();
        keys.forEach(this::requireKeyType);
        requireDistinct(keys, values);
        Type type = new Type.MapOf(common(keys), common(values));
        return new Checked.MapOf(keys, values, type, literal.span());
    }

    private static Syntax key(Syntax.Entry entry) {
        return entry.key() instanceof Syntax.OptionalPart part ? part.operand() : entry.key();
    }

    private Checked value(Syntax.Entry entry, Scope scope) {
        Checked value = expressions.check(entry.value(), scope);
        return entry.key() instanceof Syntax.OptionalPart ? optionals.spread(value) : value;
    }

    /** The type that covers all parts; parts that do not fit together are {@code dyn}. */
    private static Type common(List<Checked> parts) {
        return parts.stream().map(Checked::type).reduce(Compatibility::join).orElse(Simple.NOTHING);
    }

    private void requireKeyType(Checked key) {
        if (!isKeyType(key.type())) {
            problems.error(
                    key.span(),
                    "`" + key.type().text() + "` cannot be the key of a map",
                    "keys are `bool`, `int`, `uint` or `string`");
        }
    }

    private static boolean isKeyType(Type type) {
        return type == Simple.BOOL
                || type == Simple.INT
                || type == Simple.UINT
                || type == Simple.STRING
                || Compatibility.isDynamic(type);
    }

    /** An entry that may be missing is no duplicate before it is there. */
    private void requireDistinct(List<Checked> keys, List<Checked> values) {
        Map<Value, Span> seen = new HashMap<>();
        for (int i = 0; i < keys.size(); i++) {
            Checked key = keys.get(i);
            if (!(key instanceof Checked.Constant constant)
                    || !isKeyType(key.type())
                    || values.get(i) instanceof Checked.Spread) {
                continue;
            }
            Span earlier = seen.putIfAbsent(constant.value(), key.span());
            if (earlier != null) {
                problems.report(
                        Problems.draft(key.span(), "duplicate key").note("first here", earlier));
            }
        }
    }
}
