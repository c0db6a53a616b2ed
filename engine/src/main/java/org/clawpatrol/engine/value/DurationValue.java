package org.clawpatrol.engine.value;

import java.time.Duration;

/** A signed length of time. Immutable. */
public record DurationValue(Duration duration) implements Value {
    @Override
    public String typeName() {
        return "google.protobuf.Duration";
    }
}
