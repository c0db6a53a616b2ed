package org.clawpatrol.dsl.schema;

import org.clawpatrol.dsl.source.Diagnostic;

/** What became of an attribute's value. Immutable. */
sealed interface Converted {

    record Found(DecodedValue value) implements Converted {}

    /** The value means the same as leaving the attribute out. */
    record Absent() implements Converted {}

    record Wrong(Diagnostic problem) implements Converted {}
}
