package org.clawpatrol.proxy.protocol.http.graphql;

/** Parses the parts of a document that do not say what is executed, and drops them. One thread. */
final class ValueSkipper {
    private final DocumentParser parser;

    ValueSkipper(DocumentParser parser) {
        this.parser = parser;
    }

    void variableDefinitions() throws MalformedDocumentException {
        if (!parser.accept("(")) {
            return;
        }
        do {
            if (parser.token().kind() == Token.Kind.STRING) {
                parser.advance();
            }
            parser.expect("$");
            parser.name();
            parser.expect(":");
            type();
            if (parser.accept("=")) {
                value();
            }
            directives();
        } while (!parser.accept(")"));
    }

    void directives() throws MalformedDocumentException {
        while (parser.accept("@")) {
            parser.name();
            arguments();
        }
    }

    void arguments() throws MalformedDocumentException {
        if (!parser.accept("(")) {
            return;
        }
        do {
            member();
        } while (!parser.accept(")"));
    }

    private void member() throws MalformedDocumentException {
        parser.name();
        parser.expect(":");
        value();
    }

    private void type() throws MalformedDocumentException {
        parser.enter();
        if (parser.accept("[")) {
            type();
            parser.expect("]");
        } else {
            parser.name();
        }
        parser.accept("!");
        parser.leave();
    }

    private void value() throws MalformedDocumentException {
        parser.enter();
        if (parser.accept("[")) {
            while (!parser.accept("]")) {
                value();
            }
        } else if (parser.accept("{")) {
            while (!parser.accept("}")) {
                member();
            }
        } else if (parser.accept("$")) {
            parser.name();
        } else {
            scalar();
        }
        parser.leave();
    }

    private void scalar() throws MalformedDocumentException {
        switch (parser.token().kind()) {
            case NAME, NUMBER, STRING -> parser.advance();
            case PUNCTUATOR, END -> throw new MalformedDocumentException();
        }
    }
}
