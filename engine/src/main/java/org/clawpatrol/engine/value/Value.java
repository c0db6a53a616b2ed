package org.clawpatrol.engine.value;

/** A runtime value. Immutable. */
public sealed interface Value
        permits BoolValue,
                BytesValue,
                DoubleValue,
                IntValue,
                ListValue,
                MapValue,
                NullValue,
                StringValue,
                TypeValue,
                UintValue,
                Undefined {

    /** The name of this value's runtime type as {@code type()} reports it. */
    String typeName();
}
