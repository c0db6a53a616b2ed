package org.clawpatrol.engine.value;

/** The null value. */
public enum NullValue implements Value {
    NULL;

    @Override
    public String typeName() {
        return "null_type";
    }
}
