package org.clawpatrol.dsl.hcl;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.antlr.v4.runtime.BailErrorStrategy;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.ListTokenSource;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.atn.PredictionMode;
import org.antlr.v4.runtime.misc.ParseCancellationException;
import org.clawpatrol.dsl.source.Diagnostics;
import org.clawpatrol.dsl.source.Source;

/**
 * From text to tree: tokens, the checks that keep recursion bounded, then the parser, fast (SLL) at
 * first and thorough (LL, with recovery) when that fails. One thread, one use.
 */
final class SyntaxReader {
    private final Source source;
    private final ReaderLimits limits;
    private final Diagnostics diagnostics;

    SyntaxReader(Source source, ReaderLimits limits, Diagnostics diagnostics) {
        this.source = source;
        this.limits = limits;
        this.diagnostics = diagnostics;
    }

    /** The content of a file; empty if an error was reported. */
    Optional<Body> file() {
        return tokens(HclLexer.DEFAULT_MODE).flatMap(this::body);
    }

    private Optional<Body> body(List<Token> tokens) {
        return new StatementReader(source, limits, tokens)
                .read(diagnostics)
                .or(() -> whole(tokens));
    }

    private Optional<Body> whole(List<Token> tokens) {
        return parse(tokens, HclParser::configuration)
                .map(new TreeBuilder(source, limits, diagnostics)::build);
    }

    /** A text that is one template; empty if an error was reported. */
    Optional<Expression> template() {
        return tokens(HclLexer.HEREDOC)
                .flatMap(tokens -> parse(tokens, HclParser::bareTemplate))
                .map(new ExpressionBuilder(source, limits, diagnostics)::bareTemplate);
    }

    private <C extends ParserRuleContext> Optional<C> parse(
            List<Token> tokens, Function<HclParser, C> rule) {
        C tree = tree(tokens, rule);
        new StrayStatements(source, diagnostics).check(tree);
        return diagnostics.hasErrors() ? Optional.empty() : Optional.of(tree);
    }

    /** A file with all its tokens; empty if an error was reported. */
    Optional<WrittenFile> written() {
        Optional<List<Token>> checked = checked(HclLexer.DEFAULT_MODE);
        if (checked.isEmpty()) {
            return Optional.empty();
        }
        List<SourceToken> all = new SourceTokens(source).withComments(checked.get());
        return filtered(checked.get())
                .flatMap(
                        tokens -> {
                            List<SourceToken> syntax = new SourceTokens(source).of(tokens);
                            return body(tokens).map(body -> new WrittenFile(body, all, syntax));
                        });
    }

    private Optional<List<Token>> tokens(int mode) {
        return checked(mode).flatMap(this::filtered);
    }

    private Optional<List<Token>> filtered(List<Token> tokens) {
        List<Token> filtered = new TokenFilter().filter(tokens);
        new ChainCheck().check(source, filtered, diagnostics);
        return diagnostics.hasErrors() ? Optional.empty() : Optional.of(filtered);
    }

    /** All tokens, with the newlines that separate nothing. */
    private Optional<List<Token>> checked(int mode) {
        Optional<List<Token>> read = new TokenReader(source, limits, diagnostics).read(mode);
        if (read.isEmpty()) {
            return Optional.empty();
        }
        List<Token> tokens = read.get();
        if (new LexicalCheck(source, diagnostics).check(tokens)) {
            new NestingCheck(source, limits.depth(), diagnostics).check(tokens);
        }
        return diagnostics.hasErrors() ? Optional.empty() : Optional.of(tokens);
    }

    private <C> C tree(List<Token> tokens, Function<HclParser, C> rule) {
        HclParser parser = new HclParser(new CommonTokenStream(new ListTokenSource(tokens)));
        parser.removeErrorListeners();
        parser.getInterpreter().setPredictionMode(PredictionMode.SLL);
        parser.setErrorHandler(new BailErrorStrategy());
        try {
            return rule.apply(parser);
        } catch (ParseCancellationException ambiguousOrWrong) {
            parser.reset();
            parser.getInterpreter().setPredictionMode(PredictionMode.LL);
            parser.setErrorHandler(new StatementRecovery(source, diagnostics));
            return rule.apply(parser);
        }
    }
}
