package org.clawpatrol.engine.fact;

import java.util.Map;
import org.clawpatrol.engine.value.Value;
import org.jspecify.annotations.Nullable;

/** Facts of which some were given instead of read. One thread at a time. */
public record OverlaidFacts(Facts read, Map<Fact, Value> given) implements Facts {
    public OverlaidFacts {
        given = Map.copyOf(given);
    }

    @Override
    public Value value(Fact fact) {
        Value value = given.get(fact);
        return value == null ? read.value(fact) : value;
    }

    @Override
    public @Nullable Value known(Fact fact) {
        Value value = given.get(fact);
        return value == null ? read.known(fact) : value;
    }

    @Override
    public boolean truncated() {
        return read.truncated();
    }

    @Override
    public boolean unparseable() {
        return read.unparseable();
    }
}
