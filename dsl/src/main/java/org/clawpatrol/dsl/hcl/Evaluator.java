package org.clawpatrol.dsl.hcl;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clawpatrol.dsl.source.Diagnostic;
import org.clawpatrol.dsl.source.Diagnostics;
import org.clawpatrol.dsl.source.MappedText;
import org.clawpatrol.dsl.source.NearestName;
import org.clawpatrol.dsl.source.Span;

/**
 * Evaluates expressions over the names and functions of a scope. A problem is reported at the exact
 * token and gives no value. Stateless; safe to share.
 */
public final class Evaluator {
    static final String ID = "C-EXPR";

    private final FunctionCalls calls = new FunctionCalls(this);

    /** Evaluates; reports and returns empty when that is impossible. */
    public Optional<HclValue> evaluate(
            Expression expression, Scope scope, Diagnostics diagnostics) {
        try {
            return Optional.of(value(expression, scope.fresh()));
        } catch (EvaluationProblem problem) {
            diagnostics.add(problem.diagnostic());
            return Optional.empty();
        }
    }

    HclValue value(Expression expression, Scope scope) throws EvaluationProblem {
        HclValue value = uncharged(expression, scope);
        switch (expression) {
            case Expression.Variable _,
                    Expression.GetAttr _,
                    Expression.Index _,
                    Expression.Each _,
                    Expression.FunctionCall _ ->
                    scope.charge(Budget.size(value), expression.span());
            default -> scope.spend(1, expression.span());
        }
        return value;
    }

    /** A part of a larger value that is read on its own costs only what it holds itself. */
    private HclValue uncharged(Expression expression, Scope scope) throws EvaluationProblem {
        return switch (expression) {
            case Expression.NumberLiteral(var number, var span) -> new HclValue.NumberValue(number);
            case Expression.BoolLiteral(var bool, var span) -> new HclValue.BoolValue(bool);
            case Expression.NullLiteral(var span) -> new HclValue.NullValue();
            case Expression.StringLiteral(var text, var span) -> string(text);
            case Expression.Template template -> template(template, scope);
            case Expression.Tuple(var elements, var span) ->
                    new HclValue.ListValue(all(elements, scope));
            case Expression.ObjectCons object -> object(object, scope);
            case Expression.Variable variable -> variable(variable, scope);
            case Expression.Each each -> variable(new Expression.Variable("*", each.span()), scope);
            case Expression.GetAttr attribute -> attribute(attribute, scope);
            case Expression.Index index -> index(index, scope);
            case Expression.Splat splat -> splat(splat, scope);
            case Expression.FunctionCall call -> calls.call(call, scope);
            case Expression.Unary unary -> Operations.unary(unary, value(unary.operand(), scope));
            case Expression.Binary binary -> binary(binary, scope);
            case Expression.Conditional choice -> choice(choice, scope);
            case Expression.Parenthesized(var inner, var span) -> value(inner, scope);
            case Expression.For loop -> loop(loop, scope);
        };
    }

    /** HCL strings are in Unicode normal form C; one that changes loses its exact origin. */
    static HclValue.StringValue string(MappedText written) {
        String text = Normalizer.normalize(written.text(), Normalizer.Form.NFC);
        boolean same = text.equals(written.text());
        return new HclValue.StringValue(text, same ? Optional.of(written) : Optional.empty());
    }

    /** {@code &&} and {@code ||} leave their right side alone when the left one decides. */
    private HclValue binary(Expression.Binary tree, Scope scope) throws EvaluationProblem {
        HclValue left = value(tree.left(), scope);
        boolean and = tree.operator() == Expression.BinaryOperator.AND;
        boolean or = tree.operator() == Expression.BinaryOperator.OR;
        if ((and || or) && Operations.bool(left, tree.left().span()) == or) {
            return new HclValue.BoolValue(or);
        }
        return Operations.binary(tree, left, value(tree.right(), scope));
    }

    private List<HclValue> all(List<Expression> expressions, Scope scope) throws EvaluationProblem {
        List<HclValue> values = new ArrayList<>(expressions.size());
        for (Expression expression : expressions) {
            values.add(value(expression, scope));
        }
        return values;
    }

    private HclValue object(Expression.ObjectCons object, Scope scope) throws EvaluationProblem {
        Map<String, HclValue> members = new LinkedHashMap<>();
        for (Expression.ObjectCons.Item item : object.items()) {
            String key = Operations.text(value(item.key(), scope), item.key().span());
            members.put(key, value(item.value(), scope));
        }
        return new HclValue.ObjectValue(members);
    }

    private static HclValue variable(Expression.Variable variable, Scope scope)
            throws EvaluationProblem {
        HclValue found = scope.find(variable.name());
        if (found != null) {
            return found;
        }
        if (!scope.allowsVariables()) {
            throw problem(
                    "C-VAR",
                    variable.span(),
                    "variables not allowed",
                    "strings stand in double quotes");
        }
        throw problem(
                "C-REF-VAR",
                variable.span(),
                "unknown variable `" + variable.name() + "`",
                UnknownVariable.help(variable.name(), scope.names()));
    }

    private HclValue target(Expression target, Scope scope) throws EvaluationProblem {
        return switch (target) {
            case Expression.Variable _, Expression.GetAttr _, Expression.Each _ ->
                    uncharged(target, scope);
            default -> value(target, scope);
        };
    }

    private HclValue attribute(Expression.GetAttr tree, Scope scope) throws EvaluationProblem {
        HclValue target = target(tree.target(), scope);
        if (!(target instanceof HclValue.ObjectValue(var members))) {
            throw problem(
                    ID,
                    tree.step(),
                    "only objects have members",
                    "this is " + Operations.kind(target));
        }
        HclValue found = members.get(tree.name());
        if (found != null) {
            return found;
        }
        String help =
                NearestName.of(tree.name(), members.keySet())
                        .map(near -> "did you mean `" + near + "`?")
                        .orElse("there are: " + String.join(", ", members.keySet()));
        throw problem(
                "C-REF-ATTR",
                tree.step(),
                "nothing called `" + tree.name() + "` is declared here",
                help);
    }

    private HclValue index(Expression.Index tree, Scope scope) throws EvaluationProblem {
        HclValue target = target(tree.target(), scope);
        HclValue key = value(tree.key(), scope);
        if (target instanceof HclValue.ObjectValue(var members)) {
            HclValue found = members.get(Operations.text(key, tree.key().span()));
            if (found != null) {
                return found;
            }
            throw problem(
                    ID,
                    tree.key().span(),
                    "the object has no such member",
                    "there are: " + members.keySet());
        }
        if (target instanceof HclValue.ListValue(var elements)) {
            var position = Operations.number(key, tree.key().span());
            boolean whole = position.stripTrailingZeros().scale() <= 0;
            if (whole
                    && position.signum() >= 0
                    && position.intValue() < elements.size()
                    && position.precision() - position.scale() < 10) {
                return elements.get(position.intValue());
            }
            throw problem(
                    ID,
                    tree.key().span(),
                    "the index is out of range",
                    "the list has " + elements.size() + " elements");
        }
        throw problem(
                ID,
                tree.target().span(),
                "only lists and objects can be indexed",
                "this is " + Operations.kind(target));
    }

    /** A splat over a value that is no list treats it as a list of one; over null, of none. */
    private HclValue splat(Expression.Splat tree, Scope scope) throws EvaluationProblem {
        HclValue target = value(tree.target(), scope);
        List<HclValue> elements =
                switch (target) {
                    case HclValue.ListValue(var list) -> list;
                    case HclValue.NullValue() -> List.of();
                    default -> List.of(target);
                };
        List<HclValue> results = new ArrayList<>(elements.size());
        for (HclValue element : elements) {
            results.add(value(tree.each(), scope.with("*", element)));
        }
        return new HclValue.ListValue(results);
    }

    private HclValue choice(Expression.Conditional tree, Scope scope) throws EvaluationProblem {
        boolean test = Operations.bool(value(tree.test(), scope), tree.test().span());
        HclValue chosen = value(test ? tree.then() : tree.otherwise(), scope);
        Optional<HclValue> other = attempt(test ? tree.otherwise() : tree.then(), scope);
        if (other.isEmpty()) {
            return chosen;
        }
        return ConditionalType.common(ConditionalType.of(chosen), ConditionalType.of(other.get()))
                .map(type -> type.convert(chosen))
                .orElseThrow(
                        () ->
                                problem(
                                        ID,
                                        tree.span(),
                                        "the two results of the condition have different types",
                                        "one is "
                                                + Operations.kind(chosen)
                                                + ", the other "
                                                + Operations.kind(other.get())));
    }

    /** The value of what may have none, unless computing it took all that may be computed. */
    Optional<HclValue> attempt(Expression expression, Scope scope) throws EvaluationProblem {
        try {
            return Optional.of(value(expression, scope));
        } catch (EvaluationProblem none) {
            if (scope.exhausted()) {
                throw none;
            }
            return Optional.empty();
        }
    }

    private HclValue loop(Expression.For tree, Scope scope) throws EvaluationProblem {
        List<HclValue> list = new ArrayList<>();
        Map<String, List<HclValue>> grouped = new LinkedHashMap<>();
        for (var entry :
                Operations.entries(value(tree.collection(), scope), tree.collection().span())) {
            Scope inner = bound(scope, tree.keyName(), tree.valueName(), entry);
            if (tree.test().isPresent()
                    && !Operations.bool(
                            value(tree.test().get(), inner), tree.test().get().span())) {
                continue;
            }
            HclValue result = value(tree.value(), inner);
            if (tree.key().isEmpty()) {
                list.add(result);
                continue;
            }
            Expression keyTree = tree.key().get();
            String key = Operations.text(value(keyTree, inner), keyTree.span());
            List<HclValue> group = grouped.computeIfAbsent(key, k -> new ArrayList<>());
            if (!group.isEmpty() && !tree.grouped()) {
                throw problem(
                        ID,
                        keyTree.span(),
                        "two elements have the key `" + key + "`",
                        "group them with `...` behind the value");
            }
            group.add(result);
        }
        return tree.key().isEmpty()
                ? new HclValue.ListValue(list)
                : collected(grouped, tree.grouped());
    }

    private static HclValue collected(Map<String, List<HclValue>> groups, boolean grouped) {
        Map<String, HclValue> members = new LinkedHashMap<>();
        groups.forEach(
                (key, group) ->
                        members.put(
                                key, grouped ? new HclValue.ListValue(group) : group.getFirst()));
        return new HclValue.ObjectValue(members);
    }

    private static Scope bound(
            Scope scope, Optional<String> keyName, String valueName, Operations.Entry entry) {
        Scope keyed = keyName.map(name -> scope.with(name, entry.key())).orElse(scope);
        return keyed.with(valueName, entry.value());
    }

    /** A template of nothing but one interpolation is that value, of whatever type. */
    private HclValue template(Expression.Template tree, Scope scope) throws EvaluationProblem {
        if (tree.parts().size() == 1
                && tree.parts().getFirst() instanceof Expression.Part.Interpolation(var only)) {
            return value(only, scope);
        }
        StringBuilder text = new StringBuilder();
        write(tree.parts(), scope, text);
        String normal = Normalizer.normalize(text, Normalizer.Form.NFC);
        return new HclValue.StringValue(normal, Optional.empty());
    }

    private void write(List<Expression.Part> parts, Scope scope, StringBuilder out)
            throws EvaluationProblem {
        for (Expression.Part part : parts) {
            switch (part) {
                case Expression.Part.Text(var text) -> {
                    scope.spend(text.text().length(), text.span());
                    out.append(text.text());
                }
                case Expression.Part.Interpolation(var inner) -> {
                    String text = Operations.text(value(inner, scope), inner.span());
                    scope.charge(text.length(), inner.span());
                    out.append(text);
                }
                case Expression.Part.If(var test, var then, var otherwise) -> {
                    boolean holds = Operations.bool(value(test, scope), test.span());
                    write(holds ? then : otherwise, scope, out);
                }
                case Expression.Part.ForEach loop -> writeEach(loop, scope, out);
            }
        }
    }

    private void writeEach(Expression.Part.ForEach loop, Scope scope, StringBuilder out)
            throws EvaluationProblem {
        HclValue collection = value(loop.collection(), scope);
        for (var entry : Operations.entries(collection, loop.collection().span())) {
            write(loop.body(), bound(scope, loop.keyName(), loop.valueName(), entry), out);
        }
    }

    static EvaluationProblem problem(String id, Span where, String message, String help) {
        return new EvaluationProblem(Diagnostic.error(id, where, message).help(help));
    }
}
