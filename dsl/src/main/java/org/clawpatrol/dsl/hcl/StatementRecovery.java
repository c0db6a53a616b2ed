package org.clawpatrol.dsl.hcl;

import org.antlr.v4.runtime.DefaultErrorStrategy;
import org.antlr.v4.runtime.InputMismatchException;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Token;
import org.clawpatrol.dsl.source.Diagnostics;
import org.clawpatrol.dsl.source.Source;

/**
 * Reports the first error of a statement and goes on behind it, so that each wrong line gives one
 * diagnostic. One thread, one use.
 */
final class StatementRecovery extends DefaultErrorStrategy {
    private final SyntaxErrors errors;
    private final Diagnostics diagnostics;

    StatementRecovery(Source source, Diagnostics diagnostics) {
        this.errors = new SyntaxErrors(source);
        this.diagnostics = diagnostics;
    }

    @Override
    public void sync(Parser recognizer) {
        // Nothing is inserted or deleted: the statement is given up at its first error.
    }

    @Override
    public Token recoverInline(Parser recognizer) {
        throw new InputMismatchException(recognizer);
    }

    @Override
    public void reportError(Parser recognizer, RecognitionException error) {
        if (!inErrorRecoveryMode(recognizer)) {
            beginErrorCondition(recognizer);
            diagnostics.add(errors.describe(recognizer, error));
        }
    }

    @Override
    public void recover(Parser recognizer, RecognitionException error) {
        int rule = recognizer.getContext().getRuleIndex();
        switch (rule) {
            case HclParser.RULE_statement -> {
                skipStatement(recognizer, (HclParser.StatementContext) recognizer.getContext());
                endErrorCondition(recognizer);
            }
            case HclParser.RULE_configuration, HclParser.RULE_bareTemplate -> {
                while (recognizer.getCurrentToken().getType() != Token.EOF) {
                    recognizer.consume();
                }
            }
            default -> throw error;
        }
    }

    /** Goes behind the newline that ends the statement, or before the brace that ends its block. */
    private static void skipStatement(Parser parser, HclParser.StatementContext statement) {
        int failed = parser.getCurrentToken().getTokenIndex();
        int depth = 0;
        parser.getTokenStream().seek(statement.start.getTokenIndex());
        while (true) {
            Token token = parser.getCurrentToken();
            boolean opens = Bracket.openedBy(token).isPresent();
            boolean closes = Bracket.closes(token);
            boolean reached = token.getTokenIndex() >= failed;
            if (token.getType() == Token.EOF || (closes && depth == 0)) {
                return;
            }
            depth += opens ? 1 : closes ? -1 : 0;
            parser.consume();
            if (reached && depth == 0 && token.getType() == HclParser.NEWLINE) {
                return;
            }
        }
    }
}
