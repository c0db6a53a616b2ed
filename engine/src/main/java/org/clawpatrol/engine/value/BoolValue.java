package org.clawpatrol.engine.value;

/** A truth value. */
public enum BoolValue implements Value {
    TRUE,
    FALSE;

    public static BoolValue of(boolean value) {
        return value ? TRUE : FALSE;
    }

    @Override
    public String typeName() {
        return "bool";
    }
}
