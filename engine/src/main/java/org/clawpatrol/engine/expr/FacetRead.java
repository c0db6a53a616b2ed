package org.clawpatrol.engine.expr;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.clawpatrol.engine.fact.Fact;
import org.clawpatrol.engine.value.ErrorValue;
import org.clawpatrol.engine.value.MapValue;
import org.clawpatrol.engine.value.Value;

/**
 * A whole variable used as a value: a map of its facts, lost ones unknown inside it, so that no
 * detour around the name of a lost fact makes it known. Absent ones are not in it.
 */
public record FacetRead(List<Fact> fields) implements Expr {
    public FacetRead {
        fields = List.copyOf(fields);
    }

    @Override
    public Value evaluate(Frame frame) {
        if (!frame.spend(Cost.list(fields.size()))) {
            return Frame.EXHAUSTED;
        }
        Map<String, Value> values = LinkedHashMap.newLinkedHashMap(fields.size());
        for (Fact fact : fields) {
            Value value = frame.read(fact);
            if (!value.equals(ErrorValue.ABSENT)) {
                values.put(fact.field(), value);
            }
        }
        return MapValue.ofFields(values);
    }

    @Override
    public List<Expr> operands() {
        return List.of();
    }

    @Override
    public Stream<Fact> facts() {
        return fields.stream();
    }
}
