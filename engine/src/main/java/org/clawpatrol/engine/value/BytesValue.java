package org.clawpatrol.engine.value;

import java.util.Arrays;

/** A sequence of bytes. Immutable. */
public final class BytesValue implements Value {
    private final byte[] bytes;

    private BytesValue(byte[] bytes) {
        this.bytes = bytes;
    }

    public static BytesValue of(byte[] bytes) {
        return new BytesValue(bytes.clone());
    }

    public byte[] toByteArray() {
        return bytes.clone();
    }

    public int size() {
        return bytes.length;
    }

    public BytesValue concat(BytesValue other) {
        byte[] joined = Arrays.copyOf(bytes, bytes.length + other.bytes.length);
        System.arraycopy(other.bytes, 0, joined, bytes.length, other.bytes.length);
        return new BytesValue(joined);
    }

    int compareUnsigned(BytesValue other) {
        return Arrays.compareUnsigned(bytes, other.bytes);
    }

    @Override
    public String typeName() {
        return "bytes";
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof BytesValue that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return "BytesValue[" + bytes.length + " bytes]";
    }
}
