package org.clawpatrol.dsl.condition;

import java.util.Optional;
import org.antlr.v4.runtime.BailErrorStrategy;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.DefaultErrorStrategy;
import org.antlr.v4.runtime.atn.PredictionMode;
import org.antlr.v4.runtime.misc.ParseCancellationException;
import org.clawpatrol.dsl.source.MappedText;

/** Reads the text of a condition into its tree. One thread. */
final class SyntaxReader {
    private final Problems problems;

    SyntaxReader(Problems problems) {
        this.problems = problems;
    }

    /** Empty when a problem was reported. */
    Optional<Syntax> read(MappedText text) {
        if (!isReadable(text)) {
            return Optional.empty();
        }
        Positions positions = new Positions(text);
        ConditionLexer lexer = new ConditionLexer(CharStreams.fromString(text.text()));
        lexer.removeErrorListeners();
        CommonTokenStream tokens = new CommonTokenStream(lexer);
        tokens.fill();
        new TokenGuard(positions, problems).check(tokens.getTokens());
        if (problems.hasErrors()) {
            return Optional.empty();
        }
        ConditionParser.ConditionContext tree = parse(tokens, positions);
        if (problems.hasErrors()) {
            return Optional.empty();
        }
        Syntax syntax = new SyntaxBuilder(positions, problems).visit(tree);
        new DepthGuard(problems).check(syntax);
        return problems.hasErrors() ? Optional.empty() : Optional.of(syntax);
    }

    private boolean isReadable(MappedText text) {
        if (text.text().length() > Limits.LENGTH) {
            problems.error(
                    text.span(Limits.LENGTH, Limits.LENGTH + 1),
                    "condition is longer than " + Limits.LENGTH + " characters",
                    "split it into several rules");
            return false;
        }
        if (!Positions.wellFormed(text.text())) {
            problems.error(text.span(), "condition contains half of a surrogate pair");
            return false;
        }
        return true;
    }

    /** The fast prediction first; the exact one, with messages, when it gives up. */
    private ConditionParser.ConditionContext parse(CommonTokenStream tokens, Positions positions) {
        ConditionParser parser = new ConditionParser(tokens);
        parser.removeErrorListeners();
        parser.getInterpreter().setPredictionMode(PredictionMode.SLL);
        parser.setErrorHandler(new BailErrorStrategy());
        try {
            return parser.condition();
        } catch (ParseCancellationException ambiguousOrWrong) {
            tokens.seek(0);
            parser.reset();
            parser.getInterpreter().setPredictionMode(PredictionMode.LL);
            parser.setErrorHandler(new DefaultErrorStrategy());
            parser.addErrorListener(new SyntaxErrors(positions, problems));
            return parser.condition();
        }
    }
}
