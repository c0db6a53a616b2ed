package org.clawpatrol.engine.value;

import java.time.Instant;

/** A point in time. Immutable. */
public record TimestampValue(Instant instant) implements Value {
    @Override
    public String typeName() {
        return "google.protobuf.Timestamp";
    }
}
