package org.clawpatrol.dsl.hcl;

import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.BailErrorStrategy;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.ListTokenSource;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.atn.PredictionMode;
import org.antlr.v4.runtime.misc.ParseCancellationException;
import org.clawpatrol.dsl.source.Diagnostics;
import org.clawpatrol.dsl.source.Source;

/**
 * Reads a file statement by statement, so that the parse tree of only one exists at a time. Gives
 * up at the first statement that the fast prediction (SLL) does not take: whoever asked reads the
 * file as a whole then, which also says what is wrong with it. One thread, one use.
 */
final class StatementReader {
    private final List<Token> tokens;
    private final TreeBuilder tree;
    private final Diagnostics found = new Diagnostics();
    private final Diagnostics strayLines = new Diagnostics();
    private final StrayStatements strays;
    private final CommonTokenStream stream = new CommonTokenStream(new ListTokenSource(List.of()));
    private final HclParser parser;

    /**
     * @param tokens filtered, with paired brackets and the end of file last
     */
    StatementReader(Source source, ReaderLimits limits, List<Token> tokens) {
        this.tokens = tokens;
        this.tree = new TreeBuilder(source, limits, found);
        this.strays = new StrayStatements(source, strayLines);
        this.parser = new HclParser(stream);
        parser.removeErrorListeners();
        parser.getInterpreter().setPredictionMode(PredictionMode.SLL);
        parser.setErrorHandler(new BailErrorStrategy());
    }

    /**
     * The content of the file and what is wrong with it beyond its syntax, or nothing when it has
     * to be read as a whole.
     */
    Optional<Body> read(Diagnostics diagnostics) {
        TreeBuilder.Collected statements = tree.new Collected();
        int begin = 0;
        int depth = 0;
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            depth += Bracket.openedBy(token).isPresent() ? 1 : Bracket.closes(token) ? -1 : 0;
            boolean end = token.getType() == Token.EOF;
            if (depth > 0 || (token.getType() != HclParser.NEWLINE && !end)) {
                continue;
            }
            if (i > begin && !add(tokens.subList(begin, i), statements)) {
                return Optional.empty();
            }
            begin = i + 1;
        }
        found.all().forEach(diagnostics::add);
        return Optional.of(statements.file());
    }

    private boolean add(List<Token> written, TreeBuilder.Collected statements) {
        stream.setTokenSource(new ListTokenSource(written));
        parser.reset();
        try {
            HclParser.StatementContext statement = parser.statement();
            boolean whole = parser.getCurrentToken().getType() == Token.EOF;
            if (!whole || isStray(statement)) {
                return false;
            }
            statements.add(statement);
            return true;
        } catch (ParseCancellationException ambiguousOrWrong) {
            return false;
        }
    }

    /** Whether it, or a line of a block in it, begins neither an attribute nor a block. */
    private boolean isStray(HclParser.StatementContext statement) {
        if (statement.stray() == null) {
            strays.check(statement);
        }
        return statement.stray() != null || strayLines.hasErrors();
    }
}
