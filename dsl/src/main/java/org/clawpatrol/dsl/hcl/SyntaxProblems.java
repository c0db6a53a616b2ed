package org.clawpatrol.dsl.hcl;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.antlr.v4.runtime.BaseErrorListener;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Recognizer;
import org.antlr.v4.runtime.Token;
import org.clawpatrol.dsl.source.Diagnostic;
import org.clawpatrol.dsl.source.Diagnostics;
import org.clawpatrol.dsl.source.Span;
import org.jspecify.annotations.Nullable;

/** The syntax problems of one text; one per line, since one slip confuses what follows it. */
final class SyntaxProblems {
    static final String ID = "C-SYNTAX";

    private final Places places;
    private final List<Diagnostic> found = new ArrayList<>();
    private final Set<Integer> lines = new HashSet<>();

    SyntaxProblems(Places places) {
        this.places = places;
    }

    void add(Diagnostic problem) {
        int line = problem.span().map(Span::line).orElse(0);
        if (lines.add(line)) {
            found.add(problem);
        }
    }

    void add(Span where, String message, String help) {
        add(Diagnostic.error(ID, where, message).help(help));
    }

    boolean any() {
        return !found.isEmpty();
    }

    /** Hands everything found so far on, once. */
    void report(Diagnostics diagnostics) {
        found.forEach(diagnostics::add);
    }

    BaseErrorListener listener() {
        return new BaseErrorListener() {
            @Override
            public void syntaxError(
                    Recognizer<?, ?> recognizer,
                    Object symbol,
                    int line,
                    int column,
                    String message,
                    @Nullable RecognitionException cause) {
                if (symbol instanceof Token token) {
                    unexpected(token);
                }
            }
        };
    }

    private void unexpected(Token token) {
        switch (token.getType()) {
            case Token.EOF ->
                    add(
                            places.of(token),
                            "the file ends too early",
                            "something before is incomplete");
            case HclLexer.NEWLINE ->
                    add(
                            places.of(token),
                            "the line ends too early",
                            "a value, a block or an operand is missing before the end of the line");
            default ->
                    add(
                            places.of(token),
                            "unexpected `" + token.getText().strip() + "`",
                            helpFor(token.getType()));
        }
    }

    private static String helpFor(int type) {
        return switch (type) {
            case HclLexer.ASSIGN -> "an attribute is written `name = value`";
            case HclLexer.COLON -> "bodies use `name = value`; `:` belongs into objects";
            case HclLexer.RBRACE, HclLexer.RBRACKET, HclLexer.RPAREN ->
                    "something is missing before it, or it is one too many";
            case HclLexer.IDENTIFIER, HclLexer.QUOTE, HclLexer.NUMBER ->
                    "each attribute and block stands on a line of its own";
            default -> "expected `name = value` or a block such as `rule \"name\" { ... }`";
        };
    }
}
