package org.clawpatrol.dsl.hcl;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.Token;
import org.clawpatrol.dsl.source.Diagnostic;
import org.clawpatrol.dsl.source.Diagnostics;
import org.clawpatrol.dsl.source.Source;
import org.clawpatrol.dsl.source.Span;

/** Splits a text into tokens, with its limits on size and count. One thread. */
final class TokenReader {
    private static final char BYTE_ORDER_MARK = '\ufeff';

    private final Source source;
    private final ReaderLimits limits;
    private final Diagnostics diagnostics;

    TokenReader(Source source, ReaderLimits limits, Diagnostics diagnostics) {
        this.source = source;
        this.limits = limits;
        this.diagnostics = diagnostics;
    }

    /** The tokens with the end of file last; empty and reported when there are too many. */
    Optional<List<Token>> read(int mode) {
        if (source.text().length() > limits.characters()) {
            return tooMuch(limits.characters() + " characters");
        }
        SourceCharStream characters = new SourceCharStream(source);
        if (source.text().startsWith(String.valueOf(BYTE_ORDER_MARK))) {
            characters.seek(1);
        }
        HclLexer lexer = new HclLexer(characters);
        lexer.removeErrorListeners();
        lexer.pushMode(mode);
        List<Token> tokens = new ArrayList<>();
        Token token;
        do {
            token = lexer.nextToken();
            tokens.add(token);
            if (tokens.size() > limits.tokens()) {
                return tooMuch(limits.tokens() + " words and signs");
            }
        } while (token.getType() != Token.EOF);
        return Optional.of(tokens);
    }

    private Optional<List<Token>> tooMuch(String limit) {
        diagnostics.add(
                Diagnostic.error(
                                SyntaxErrors.ID,
                                new Span(source, 0, 0),
                                "the file has more than " + limit)
                        .help("split it into several files of one directory"));
        return Optional.empty();
    }
}
