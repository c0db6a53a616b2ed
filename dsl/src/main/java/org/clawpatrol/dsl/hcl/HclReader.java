package org.clawpatrol.dsl.hcl;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.antlr.v4.runtime.BailErrorStrategy;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.DefaultErrorStrategy;
import org.antlr.v4.runtime.atn.PredictionMode;
import org.antlr.v4.runtime.misc.ParseCancellationException;
import org.clawpatrol.dsl.source.Diagnostics;
import org.clawpatrol.dsl.source.Source;

/**
 * Reads HCL text into a tree. Every problem is reported with its position; a text with a problem
 * gives no tree. Stateless; safe to share.
 */
public final class HclReader {

    /** Reads a configuration file. */
    public Optional<Body> read(Source source, Diagnostics diagnostics) {
        return parsed(source, diagnostics, false, HclParser::file)
                .flatMap(
                        (Function<Parsed<HclParser.FileContext>, Optional<Body>>)
                                file ->
                                        complete(
                                                file, diagnostics, file.build().body(file.tree())));
    }

    /** Reads a text that is one template as a whole. */
    public Optional<Expression> readTemplate(Source source, Diagnostics diagnostics) {
        return parsed(source, diagnostics, true, HclParser::templateFile)
                .flatMap(
                        file ->
                                complete(
                                        file,
                                        diagnostics,
                                        file.build().expressions().templateFile(file.tree())));
    }

    private static <T, C> Optional<T> complete(Parsed<C> file, Diagnostics diagnostics, T built) {
        file.problems().report(diagnostics);
        return file.problems().any() ? Optional.empty() : Optional.of(built);
    }

    private record Parsed<C>(C tree, SyntaxProblems problems, Places places) {
        BodyBuilder build() {
            return new BodyBuilder(places, problems);
        }
    }

    private static <C> Optional<Parsed<C>> parsed(
            Source source, Diagnostics diagnostics, boolean template, Function<HclParser, C> rule) {
        Places places = new Places(source);
        SyntaxProblems problems = new SyntaxProblems(places);
        HclLexer lexer = new HclLexer(places.characters());
        lexer.removeErrorListeners();
        if (template) {
            lexer.pushMode(HclLexer.HEREDOC);
        }
        CommonTokenStream tokens = new CommonTokenStream(lexer);
        tokens.fill();
        new TokenCheck(places, problems).check(tokens.getTokens());
        if (problems.any()) {
            problems.report(diagnostics);
            return Optional.empty();
        }
        return Optional.of(new Parsed<>(tree(tokens, problems, rule), problems, places))
                .filter(parsed -> noProblem(parsed.problems(), diagnostics));
    }

    private static boolean noProblem(SyntaxProblems problems, Diagnostics diagnostics) {
        problems.report(diagnostics);
        return !problems.any();
    }

    /** The fast prediction mode first; the full one decides and reports where that gives up. */
    private static <C> C tree(
            CommonTokenStream tokens, SyntaxProblems problems, Function<HclParser, C> rule) {
        HclParser parser = new HclParser(tokens);
        parser.removeErrorListeners();
        parser.setErrorHandler(new BailErrorStrategy());
        parser.getInterpreter().setPredictionMode(PredictionMode.SLL);
        try {
            return rule.apply(parser);
        } catch (ParseCancellationException undecided) {
            tokens.seek(0);
            parser.reset();
            parser.setErrorHandler(new DefaultErrorStrategy());
            parser.addErrorListener(problems.listener());
            parser.getInterpreter().setPredictionMode(PredictionMode.LL);
            return rule.apply(parser);
        }
    }

    /** Names of the three words that are not names in expressions. */
    static final List<String> LITERAL_WORDS = List.of("true", "false", "null");
}
