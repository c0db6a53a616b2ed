package org.clawpatrol.dsl.analysis;

import java.util.stream.Collectors;
import org.clawpatrol.dsl.source.EscapedText;
import org.clawpatrol.engine.value.IntValue;
import org.clawpatrol.engine.value.ListValue;
import org.clawpatrol.engine.value.StringValue;
import org.clawpatrol.engine.value.Value;

/** Values as conditions write them. Stateless. */
final class ConditionText {
    private ConditionText() {}

    static String of(Value value) {
        return switch (value) {
            case StringValue(String text) -> quoted(text);
            case IntValue(long number) -> Long.toString(number);
            case ListValue list ->
                    list.elements().stream()
                            .map(ConditionText::of)
                            .collect(Collectors.joining(", ", "[", "]"));
            default -> value.typeName();
        };
    }

    static String quoted(String text) {
        return EscapedText.between('\'', text);
    }
}
