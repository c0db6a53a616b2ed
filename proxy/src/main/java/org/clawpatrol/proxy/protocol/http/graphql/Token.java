package org.clawpatrol.proxy.protocol.http.graphql;

/**
 * A token of a GraphQL document. Immutable.
 *
 * @param text the name or punctuator; empty for values and for the end
 */
record Token(Kind kind, String text) {
    static final Token END = new Token(Kind.END, "");
    static final Token NUMBER = new Token(Kind.NUMBER, "");
    static final Token STRING = new Token(Kind.STRING, "");

    /** What a token is. */
    enum Kind {
        NAME,
        NUMBER,
        STRING,
        PUNCTUATOR,
        END
    }

    boolean is(String punctuator) {
        return kind == Kind.PUNCTUATOR && text.equals(punctuator);
    }

    boolean isName(String name) {
        return kind == Kind.NAME && text.equals(name);
    }
}
