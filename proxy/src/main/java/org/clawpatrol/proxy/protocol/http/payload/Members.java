package org.clawpatrol.proxy.protocol.http.payload;

import java.util.List;
import java.util.Optional;
import org.clawpatrol.engine.value.MapValue;
import org.clawpatrol.engine.value.NullValue;
import org.clawpatrol.engine.value.StringValue;
import org.clawpatrol.engine.value.Value;

/** The members of a JSON object. Immutable. */
record Members(MapValue object) {

    boolean has(String name) {
        return object.find(new StringValue(name)) != null;
    }

    /** A member; {@code null} counts as none. */
    Optional<Value> find(String name) {
        return Optional.ofNullable(object.find(new StringValue(name)))
                .filter(value -> value != NullValue.NULL);
    }

    Optional<String> text(String name) {
        return find(name).flatMap(Members::textOf);
    }

    Optional<Members> object(String name) {
        return find(name).flatMap(Members::objectOf);
    }

    /**
     * Whether a key differs from one of these names in case only. Some servers take it for that
     * name, others do not see it.
     */
    boolean misspell(List<String> names) {
        for (Value key : object.keys()) {
            if (key instanceof StringValue(String text)
                    && !names.contains(text)
                    && names.stream().anyMatch(text::equalsIgnoreCase)) {
                return true;
            }
        }
        return false;
    }

    static Optional<String> textOf(Value value) {
        return value instanceof StringValue(String text) ? Optional.of(text) : Optional.empty();
    }

    static Optional<Members> objectOf(Value value) {
        return value instanceof MapValue map ? Optional.of(new Members(map)) : Optional.empty();
    }
}
