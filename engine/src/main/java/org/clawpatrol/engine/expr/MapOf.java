package org.clawpatrol.engine.expr;

import java.util.List;
import java.util.stream.Stream;
import org.clawpatrol.engine.value.Value;

/** A map written out; undefined when any key or value is. */
public record MapOf(List<Entry> entries) implements Expr {
    public MapOf {
        entries = List.copyOf(entries);
    }

    /** One {@code key: value}; the value may be {@link Spread} to leave the entry out. */
    public record Entry(Expr key, Expr value) {}

    @Override
    public Value evaluate(Frame frame) {
        CollectedEntries values = new CollectedEntries(frame, entries.size());
        for (Entry entry : entries) {
            Value key = entry.key.evaluate(frame);
            Value value = entry.value.evaluate(frame);
            if (entry.value instanceof Spread) {
                Spread.into(values, key, value);
            } else {
                values.add(key, value);
            }
        }
        return values.toMap();
    }

    @Override
    public List<Expr> operands() {
        return entries.stream().flatMap(e -> Stream.of(e.key, e.value)).toList();
    }
}
