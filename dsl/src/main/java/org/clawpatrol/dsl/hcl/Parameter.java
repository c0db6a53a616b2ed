package org.clawpatrol.dsl.hcl;

/**
 * One parameter of a function. Immutable.
 *
 * @param nullable whether null may be given
 */
public record Parameter(String name, Kind kind, boolean nullable) {

    /** What a parameter takes; texts, numbers and bools are converted into each other as usual. */
    public enum Kind {
        TEXT("a string"),
        NUMBER("a number"),
        BOOL("true or false"),
        LIST("a list"),
        OBJECT("an object"),
        COLLECTION("a list or an object"),
        ANY("a value");

        private final String description;

        Kind(String description) {
            this.description = description;
        }

        String description() {
            return description;
        }
    }

    public static Parameter text(String name) {
        return new Parameter(name, Kind.TEXT, false);
    }

    public static Parameter number(String name) {
        return new Parameter(name, Kind.NUMBER, false);
    }

    public static Parameter list(String name) {
        return new Parameter(name, Kind.LIST, false);
    }

    public static Parameter object(String name) {
        return new Parameter(name, Kind.OBJECT, false);
    }

    public static Parameter collection(String name) {
        return new Parameter(name, Kind.COLLECTION, false);
    }

    /** Of any type, null too. */
    public static Parameter any(String name) {
        return new Parameter(name, Kind.ANY, true);
    }
}
