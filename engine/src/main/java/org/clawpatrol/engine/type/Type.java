package org.clawpatrol.engine.type;

/** A static type of the condition language. Immutable. */
public sealed interface Type {

    /** Types without parameters. */
    enum Simple implements Type {
        BOOL,
        INT,
        UINT,
        DOUBLE,
        STRING,
        BYTES,
        NULL,
        TIMESTAMP,
        DURATION,
        TYPE,
        DYN
    }

    record ListOf(Type element) implements Type {}

    record MapOf(Type key, Type value) implements Type {}
}
