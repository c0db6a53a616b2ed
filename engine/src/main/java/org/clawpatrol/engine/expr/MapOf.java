package org.clawpatrol.engine.expr;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.clawpatrol.engine.value.ErrorValue;
import org.clawpatrol.engine.value.MapValue;
import org.clawpatrol.engine.value.Undefined;
import org.clawpatrol.engine.value.Value;

/** A map written out. */
public record MapOf(List<Entry> entries) implements Expr {
    public MapOf {
        entries = List.copyOf(entries);
    }

    /** One {@code key: value}. */
    public record Entry(Expr key, Expr value) {}

    @Override
    public Value evaluate(Frame frame) {
        Map<Value, Value> values = LinkedHashMap.newLinkedHashMap(entries.size());
        Undefined missing = null;
        for (Entry entry : entries) {
            Value key = entry.key.evaluate(frame);
            Value value = entry.value.evaluate(frame);
            Undefined undefined = Undefined.of(key, value);
            if (undefined != null) {
                missing = missing == null ? undefined : Undefined.merge(missing, undefined);
            } else if (values.put(key, value) != null) {
                return new ErrorValue("a map key occurs twice");
            }
        }
        return missing == null ? MapValue.of(values) : missing;
    }

    @Override
    public List<Expr> operands() {
        return entries.stream().flatMap(e -> Stream.of(e.key, e.value)).toList();
    }
}
