package org.clawpatrol.proxy.protocol.http;

/**
 * One header field as it stood on the wire. Immutable.
 *
 * @param value without surrounding white space; bytes above 0x7f are one character each
 */
public record HeaderField(String name, String value) {

    boolean is(String other) {
        return name.equalsIgnoreCase(other);
    }

    /** The name only: a value may be a token. */
    @Override
    public String toString() {
        return name;
    }
}
