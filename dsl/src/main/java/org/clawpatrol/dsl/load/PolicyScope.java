package org.clawpatrol.dsl.load;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.clawpatrol.dsl.hcl.Expression;
import org.clawpatrol.dsl.hcl.HclValue;
import org.clawpatrol.dsl.schema.EntityKind;
import org.clawpatrol.dsl.schema.ExpressionReader;
import org.clawpatrol.dsl.schema.FirstToken;
import org.clawpatrol.dsl.schema.Suggestion;
import org.clawpatrol.dsl.source.Diagnostic;
import org.clawpatrol.dsl.source.Diagnostics;
import org.clawpatrol.dsl.source.Span;
import org.clawpatrol.dsl.variable.NamedValues;

/**
 * Reads the expressions of policy blocks, where {@code type.name} stands for a declared entity and
 * evaluates to its bare name. One thread.
 *
 * <p>What nearly every attribute consists of (literals, references, lists and objects of them) is
 * read directly, with messages that know the declared names; the rest goes to the evaluator.
 */
final class PolicyScope implements ExpressionReader {
    private final SymbolTable symbols;
    private final Set<String> more;
    private final Diagnostics diagnostics;
    private final ExpressionReader evaluator;

    /**
     * @param more names that only the evaluator knows
     * @param evaluator knows the same names, for expressions of any other shape
     */
    PolicyScope(
            SymbolTable symbols,
            Set<String> more,
            Diagnostics diagnostics,
            ExpressionReader evaluator) {
        this.symbols = symbols;
        this.more = more;
        this.diagnostics = diagnostics;
        this.evaluator = evaluator;
    }

    @Override
    public Optional<HclValue> read(Expression expression) {
        return switch (expression) {
            case Expression.StringLiteral e -> text(e);
            case Expression.GetAttr(Expression.Variable root, String name, var step, var span) ->
                    isValue(root.name()) ? evaluator.read(expression) : reference(root, name, step);
            case Expression.Variable e
                    when symbols.ofType(e.name()).isEmpty() && !isValue(e.name()) ->
                    unknown(e, bare(e.name()));
            case Expression.Tuple e -> list(e.elements());
            case Expression.ObjectCons e
                    when e.items().stream().allMatch(PolicyScope::literalKey) ->
                    object(e.items());
            case Expression.Parenthesized e -> read(e.inner());
            default -> evaluator.read(expression);
        };
    }

    private boolean isValue(String root) {
        return NamedValues.isRoot(root) || more.contains(root);
    }

    private static Optional<HclValue> text(Expression.StringLiteral literal) {
        return Optional.of(
                new HclValue.StringValue(literal.text().text(), Optional.of(literal.text())));
    }

    private static boolean literalKey(Expression.ObjectCons.Item item) {
        return item.key() instanceof Expression.StringLiteral;
    }

    private Optional<HclValue> reference(Expression.Variable root, String name, Span step) {
        Map<String, Symbol> ofType = symbols.ofType(root.name());
        if (ofType.isEmpty()) {
            return unknown(root, help(root.name()));
        }
        if (!ofType.containsKey(name)) {
            diagnostics.add(
                    Diagnostic.error(
                                    "C-REF-ATTR",
                                    step,
                                    "no `" + root.name() + "` named `" + name + "` is declared")
                            .help(Suggestion.of(name, List.copyOf(ofType.keySet()), "names")));
            return Optional.empty();
        }
        return Optional.of(new HclValue.StringValue(name, Optional.empty()));
    }

    private Optional<HclValue> unknown(Expression.Variable variable, String help) {
        diagnostics.add(
                Diagnostic.error(
                                "C-REF-VAR",
                                FirstToken.of(variable),
                                "nothing of type `" + variable.name() + "` is declared")
                        .help(help));
        return Optional.empty();
    }

    /** Of a word that stands alone, which may be text without its quotes. */
    private String bare(String name) {
        boolean entity =
                Stream.of(EntityKind.values())
                        .anyMatch(kind -> symbols.find(kind, name).isPresent());
        return entity
                ? help(name)
                : "if it is text, write `\"%s\"`; %s".formatted(name, help(name));
    }

    /** A bare name is most often an entity without its type. */
    private String help(String name) {
        for (EntityKind kind : EntityKind.values()) {
            Optional<Symbol> found = symbols.find(kind, name);
            if (found.isPresent()) {
                return "did you mean `" + found.get().reference() + "`?";
            }
        }
        return symbols.howToDeclare(name)
                .orElseGet(() -> Suggestion.of(name, symbols.types(), "types"));
    }

    private Optional<HclValue> list(List<Expression> elements) {
        List<HclValue> values = new ArrayList<>(elements.size());
        for (Expression element : elements) {
            read(element).ifPresent(values::add);
        }
        return values.size() == elements.size()
                ? Optional.of(new HclValue.ListValue(values))
                : Optional.empty();
    }

    private Optional<HclValue> object(List<Expression.ObjectCons.Item> items) {
        Map<String, HclValue> members = new LinkedHashMap<>();
        boolean complete = true;
        for (Expression.ObjectCons.Item item : items) {
            Optional<HclValue> value = read(item.value());
            complete &= value.isPresent();
            if (item.key() instanceof Expression.StringLiteral key && value.isPresent()) {
                members.put(key.text().text(), value.get());
            }
        }
        return complete ? Optional.of(new HclValue.ObjectValue(members)) : Optional.empty();
    }
}
