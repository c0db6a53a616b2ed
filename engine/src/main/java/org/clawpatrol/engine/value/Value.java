package org.clawpatrol.engine.value;

/** A runtime value. Immutable. */
public sealed interface Value
        permits AddressValue,
                BoolValue,
                BytesValue,
                DoubleValue,
                DurationValue,
                IntValue,
                ListValue,
                MapValue,
                NetworkValue,
                NullValue,
                OptionalValue,
                StringValue,
                TimestampValue,
                TypeValue,
                UintValue,
                Undefined {

    /** The name of this value's runtime type as {@code type()} reports it. */
    String typeName();
}
