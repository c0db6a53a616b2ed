package org.clawpatrol.dsl.analysis;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.clawpatrol.engine.expr.Equal;
import org.clawpatrol.engine.expr.Expr;
import org.clawpatrol.engine.expr.In;
import org.clawpatrol.engine.expr.Matches;
import org.clawpatrol.engine.expr.TextTest;
import org.clawpatrol.engine.value.StringValue;
import org.clawpatrol.engine.value.Value;

/** The tests of which a text must pass one for a part of a condition to hold. Stateless. */
final class OneText {
    private OneText() {}

    /**
     * Empty when the part is anything else than a test of that text against constants.
     *
     * @param text what reads the text; always a text
     */
    static Optional<List<Test.OfValue>> read(Expr part, Expr text) {
        return switch (part) {
            case Equal(Expr left, Expr right, boolean negated) when !negated ->
                    other(left, right, text).map(value -> oneOf(Set.of(value)));
            case In(Expr element, Expr container) when element.equals(text) ->
                    Literals.elements(container).filter(OneText::areTexts).map(OneText::oneOf);
            case TextTest(var operator, Expr searched, Expr argument) when searched.equals(text) ->
                    Literals.text(argument).map(found -> List.of(test(operator, found)));
            case Matches matches when matches.text().equals(text) ->
                    Literals.text(matches.operands().getLast()).flatMap(PatternReader::read);
            default -> Optional.empty();
        };
    }

    private static List<Test.OfValue> oneOf(Set<Value> values) {
        return List.of(new Test.OneOf(values));
    }

    private static Optional<Value> other(Expr left, Expr right, Expr text) {
        Optional<String> literal =
                left.equals(text)
                        ? Literals.text(right)
                        : right.equals(text) ? Literals.text(left) : Optional.empty();
        return literal.map(StringValue::new);
    }

    private static boolean areTexts(Set<Value> values) {
        return values.stream().allMatch(StringValue.class::isInstance);
    }

    private static Test.OfValue test(TextTest.Operator operator, String argument) {
        return switch (operator) {
            case STARTS_WITH -> new Test.StartsWith(argument);
            case ENDS_WITH -> new Test.EndsWith(argument);
            case CONTAINS -> new Test.Contains(argument);
        };
    }
}
