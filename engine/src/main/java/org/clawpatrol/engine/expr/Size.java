package org.clawpatrol.engine.expr;

import java.util.List;
import org.clawpatrol.engine.value.BytesValue;
import org.clawpatrol.engine.value.ErrorValue;
import org.clawpatrol.engine.value.IntValue;
import org.clawpatrol.engine.value.ListValue;
import org.clawpatrol.engine.value.MapValue;
import org.clawpatrol.engine.value.StringValue;
import org.clawpatrol.engine.value.Undefined;
import org.clawpatrol.engine.value.Value;

/** Length of a text in code points, of bytes, or of a list or map. */
public record Size(Expr operand) implements Expr {

    @Override
    public Value evaluate(Frame frame) {
        Value value = operand.evaluate(frame);
        return switch (value) {
            case StringValue(String text) ->
                    frame.spend(Cost.scan(text.length()))
                            ? new IntValue(text.codePointCount(0, text.length()))
                            : Frame.EXHAUSTED;
            case BytesValue bytes -> new IntValue(bytes.size());
            case ListValue list -> new IntValue(list.elements().size());
            case MapValue map -> new IntValue(map.size());
            case Undefined undefined -> undefined;
            default -> ErrorValue.wrongType("size", value);
        };
    }

    @Override
    public List<Expr> operands() {
        return List.of(operand);
    }
}
