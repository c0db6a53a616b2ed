package org.clawpatrol.dsl.condition;

import java.util.List;
import org.clawpatrol.engine.fact.FactSchema;
import org.clawpatrol.engine.type.Type;
import org.clawpatrol.engine.type.Type.Simple;
import org.clawpatrol.engine.value.AddressValue;
import org.clawpatrol.engine.value.BoolValue;
import org.clawpatrol.engine.value.BytesValue;
import org.clawpatrol.engine.value.DoubleValue;
import org.clawpatrol.engine.value.DurationValue;
import org.clawpatrol.engine.value.IntValue;
import org.clawpatrol.engine.value.ListValue;
import org.clawpatrol.engine.value.MapValue;
import org.clawpatrol.engine.value.NetworkValue;
import org.clawpatrol.engine.value.NullValue;
import org.clawpatrol.engine.value.OptionalValue;
import org.clawpatrol.engine.value.StringValue;
import org.clawpatrol.engine.value.TimestampValue;
import org.clawpatrol.engine.value.TypeValue;
import org.clawpatrol.engine.value.UintValue;
import org.clawpatrol.engine.value.Undefined;
import org.clawpatrol.engine.value.Value;

/**
 * Resolves the names of a condition and checks its types. Every problem is reported; a part with
 * one counts as {@code dyn} from there on. One thread.
 */
final class Checker {
    private final Problems problems;
    private final NameChecker names;
    private final OperatorChecker operators;
    private final CallChecker calls;
    private final AggregateChecker aggregates;
    private final OptionalChecker optionals;

    Checker(FactSchema schema, Problems problems) {
        this(Environment.of(schema), problems);
    }

    Checker(Environment environment, Problems problems) {
        this.problems = problems;
        this.names = new NameChecker(environment, problems);
        CallResolver resolver = new CallResolver(environment.typed(), problems);
        this.operators = new OperatorChecker(this, resolver, problems);
        this.calls =
                new CallChecker(
                        this,
                        resolver,
                        new MacroChecker(this, names, environment, problems),
                        environment,
                        problems);
        this.optionals = new OptionalChecker(this, resolver, problems);
        this.aggregates = new AggregateChecker(this, optionals, problems);
    }

    Checked check(Syntax syntax, Scope scope) {
        return switch (syntax) {
            case Syntax.Literal literal -> constant(literal);
            case Syntax.Identifier identifier -> names.identifier(identifier, scope);
            case Syntax.Select select ->
                    names.qualified(select, scope).orElseGet(() -> selected(select, scope));
            case Syntax.Operation operation -> operators.check(operation, scope);
            case Syntax.FunctionCall call -> calls.function(call, scope);
            case Syntax.MethodCall call -> calls.method(call, scope);
            case Syntax.ListLiteral list -> aggregates.list(list, scope);
            case Syntax.MapLiteral map -> aggregates.map(map, scope);
            case Syntax.Message message -> message(message);
            case Syntax.OptionalSelect select ->
                    names.optionalSelect(
                            check(select.operand(), scope), select.field(), select.span());
            case Syntax.OptionalIndex index -> optionals.index(index, scope);
            case Syntax.OptionalPart part -> optionals.element(part, scope);
        };
    }

    private Checked selected(Syntax.Select select, Scope scope) {
        return names.select(check(select.operand(), scope), select.field(), select.span());
    }

    List<Checked> check(List<Syntax> parts, Scope scope) {
        return parts.stream().map(part -> check(part, scope)).toList();
    }

    private static Checked constant(Syntax.Literal literal) {
        return new Checked.Constant(literal.value(), type(literal.value()), literal.span());
    }

    private static Type type(Value value) {
        return switch (value) {
            case BoolValue _ -> Simple.BOOL;
            case IntValue _ -> Simple.INT;
            case UintValue _ -> Simple.UINT;
            case DoubleValue _ -> Simple.DOUBLE;
            case StringValue _ -> Simple.STRING;
            case BytesValue _ -> Simple.BYTES;
            case NullValue _ -> Simple.NULL;
            case TimestampValue _ -> Simple.TIMESTAMP;
            case DurationValue _ -> Simple.DURATION;
            case TypeValue _ -> Simple.TYPE;
            case AddressValue _, NetworkValue _ -> new Type.Opaque(value.typeName());
            case ListValue _, MapValue _, OptionalValue _, Undefined _ -> Simple.DYN;
        };
    }

    private Checked message(Syntax.Message message) {
        problems.error(
                message.type().span(),
                "unknown type `" + message.type().text() + "`",
                "a condition has no message types; a map is written `{'key': value}`");
        return new Checked.Reported(message.span());
    }
}
