package org.clawpatrol.proxy.net;

/**
 * One header line of a proxy request. Prints without its value, which may be a token. Immutable.
 */
final class HeaderField {
    private final String name;
    private final String value;

    /**
     * @param value without surrounding blanks
     */
    HeaderField(String name, String value) {
        this.name = name;
        this.value = value;
    }

    String name() {
        return name;
    }

    String value() {
        return value;
    }

    boolean is(String otherName) {
        return name.equalsIgnoreCase(otherName);
    }

    @Override
    public String toString() {
        return name + ": ***";
    }
}
