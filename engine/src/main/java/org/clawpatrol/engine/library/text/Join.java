package org.clawpatrol.engine.library.text;

import java.util.List;
import org.clawpatrol.engine.expr.Operation;
import org.clawpatrol.engine.value.ErrorValue;
import org.clawpatrol.engine.value.ListValue;
import org.clawpatrol.engine.value.StringValue;
import org.clawpatrol.engine.value.Value;

/** The texts of a list one after another, with a separator between them. */
public record Join() implements Operation {
    @Override
    public String name() {
        return "join";
    }

    @Override
    public Value apply(List<Value> arguments) {
        Value between = arguments.size() == 1 ? StringValue.EMPTY : arguments.getLast();
        if (!(arguments.getFirst() instanceof ListValue(List<Value> parts))
                || !(between instanceof StringValue(String separator))) {
            return ErrorValue.wrongTypes(name(), arguments);
        }
        BoundedText joined = new BoundedText();
        for (int i = 0; i < parts.size(); i++) {
            if (!(parts.get(i) instanceof StringValue(String part))) {
                return ErrorValue.wrongType(name(), parts.get(i));
            }
            joined.append(i == 0 ? "" : separator);
            joined.append(part);
        }
        return joined.value();
    }
}
