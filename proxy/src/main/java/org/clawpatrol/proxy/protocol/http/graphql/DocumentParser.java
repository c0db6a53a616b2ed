package org.clawpatrol.proxy.protocol.http.graphql;

import java.util.ArrayList;
import java.util.List;

/**
 * Parses executable documents (GraphQL specification of October 2021, section 2.2; descriptions as
 * in September 2025). Definitions of types and nesting beyond 128 are malformed. One thread.
 */
final class DocumentParser {
    private static final int MAX_DEPTH = 128;
    private static final List<String> OPERATIONS = List.of("query", "mutation", "subscription");

    private final Lexer lexer;
    private final ValueSkipper values;
    private Token token;
    private int depth;

    private DocumentParser(String text) throws MalformedDocumentException {
        this.lexer = new Lexer(text);
        this.values = new ValueSkipper(this);
        this.token = lexer.next();
    }

    static List<Definition> parse(String text) throws MalformedDocumentException {
        DocumentParser parser = new DocumentParser(text);
        List<Definition> definitions = new ArrayList<>();
        do {
            definitions.add(parser.definition());
        } while (parser.token.kind() != Token.Kind.END);
        return definitions;
    }

    Token token() {
        return token;
    }

    void advance() throws MalformedDocumentException {
        token = lexer.next();
    }

    boolean accept(String punctuator) throws MalformedDocumentException {
        boolean found = token.is(punctuator);
        if (found) {
            advance();
        }
        return found;
    }

    void expect(String punctuator) throws MalformedDocumentException {
        if (!accept(punctuator)) {
            throw new MalformedDocumentException();
        }
    }

    String name() throws MalformedDocumentException {
        if (token.kind() != Token.Kind.NAME) {
            throw new MalformedDocumentException();
        }
        String name = token.text();
        advance();
        return name;
    }

    void enter() throws MalformedDocumentException {
        if (++depth > MAX_DEPTH) {
            throw new MalformedDocumentException();
        }
    }

    void leave() {
        depth--;
    }

    private Definition definition() throws MalformedDocumentException {
        if (token.is("{")) {
            return new Definition.Operation("query", "", selectionSet());
        }
        if (token.kind() == Token.Kind.STRING) {
            advance();
        }
        String keyword = name();
        if (keyword.equals("fragment")) {
            return fragment();
        }
        if (!OPERATIONS.contains(keyword)) {
            throw new MalformedDocumentException();
        }
        String name = token.kind() == Token.Kind.NAME ? name() : "";
        values.variableDefinitions();
        values.directives();
        return new Definition.Operation(keyword, name, selectionSet());
    }

    private Definition fragment() throws MalformedDocumentException {
        String name = name();
        typeCondition(name);
        values.directives();
        return new Definition.Fragment(name, selectionSet());
    }

    private void typeCondition(String fragment) throws MalformedDocumentException {
        if (fragment.equals("on") || !name().equals("on")) {
            throw new MalformedDocumentException();
        }
        name();
    }

    private List<Selection> selectionSet() throws MalformedDocumentException {
        enter();
        expect("{");
        List<Selection> selections = new ArrayList<>();
        do {
            selections.add(accept("...") ? fragmentSelection() : field());
        } while (!accept("}"));
        leave();
        return selections;
    }

    private Selection field() throws MalformedDocumentException {
        String name = name();
        if (accept(":")) {
            name = name();
        }
        values.arguments();
        values.directives();
        if (token.is("{")) {
            selectionSet();
        }
        return new Selection.Field(name);
    }

    private Selection fragmentSelection() throws MalformedDocumentException {
        if (token.kind() == Token.Kind.NAME && !token.isName("on")) {
            String fragment = name();
            values.directives();
            return new Selection.Spread(fragment);
        }
        if (token.isName("on")) {
            advance();
            name();
        }
        values.directives();
        return new Selection.Inline(selectionSet());
    }
}
