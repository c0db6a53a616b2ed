package org.clawpatrol.dsl.hcl;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.clawpatrol.dsl.hcl.Expression.Part;
import org.clawpatrol.dsl.hcl.HclParser.TemplatePartContext;
import org.clawpatrol.dsl.source.Span;

/**
 * Builds quoted strings and heredocs: decodes their text, removes the indentation of flush heredocs
 * and the white space that strip markers ask for, and nests directives. One thread.
 */
final class TemplateBuilder {
    private final Places places;
    private final SyntaxProblems problems;
    private final ExpressionBuilder expressions;

    TemplateBuilder(Places places, SyntaxProblems problems, ExpressionBuilder expressions) {
        this.places = places;
        this.problems = problems;
        this.expressions = expressions;
    }

    /** A template before its directives are nested. */
    private sealed interface Piece {
        record Text(MappedTextBuilder text, int end) implements Piece {}

        record Value(Expression value) implements Piece {}

        /**
         * @param intro of a {@code for}; empty otherwise
         * @param test of an {@code if}; empty otherwise
         */
        record Word(
                String word,
                Optional<ExpressionBuilder.ForIntro> intro,
                Optional<Expression> test,
                Span span)
                implements Piece {}
    }

    Expression quoted(List<TemplatePartContext> parts, Span span) {
        return template(pieces(parts, true), span);
    }

    Expression heredoc(List<TemplatePartContext> parts, boolean flush, Span span) {
        List<Piece> pieces = pieces(parts, false);
        if (flush) {
            removeIndentation(pieces);
        }
        return template(pieces, span);
    }

    private List<Piece> pieces(List<TemplatePartContext> parts, boolean quoted) {
        TextDecoder decoder = new TextDecoder(places.source(), problems);
        List<Piece> pieces = new ArrayList<>();
        boolean stripNext = false;
        for (TemplatePartContext part : parts) {
            if (part instanceof HclParser.TextPartContext literal) {
                Span raw = places.of(literal);
                var text = quoted ? decoder.quoted(raw) : decoder.verbatim(raw);
                if (stripNext) {
                    text.stripStart();
                    stripNext = text.isEmpty();
                }
                pieces.add(new Piece.Text(text, raw.end()));
                continue;
            }
            if (part.getStart().getText().endsWith("~")) {
                stripEnd(pieces);
            }
            pieces.add(sequence(part));
            stripNext = part.getStop().getType() == HclLexer.STRIP_CLOSE;
        }
        return pieces;
    }

    private static void stripEnd(List<Piece> pieces) {
        for (int i = pieces.size() - 1; i >= 0; i--) {
            if (!(pieces.get(i) instanceof Piece.Text(var text, var end))) {
                return;
            }
            text.stripEnd();
            if (!text.isEmpty()) {
                return;
            }
        }
    }

    private Piece sequence(TemplatePartContext part) {
        Span span = places.of(part);
        return switch (part) {
            case HclParser.InterpolationPartContext value ->
                    new Piece.Value(expressions.build(value.expression()));
            case HclParser.ForPartContext loop ->
                    new Piece.Word(
                            "for",
                            Optional.of(expressions.intro(loop.forIntro())),
                            Optional.empty(),
                            span);
            case HclParser.WordPartContext word ->
                    new Piece.Word(
                            word.IDENTIFIER().getText(),
                            Optional.empty(),
                            Optional.ofNullable(word.expression()).map(expressions::build),
                            span);
            default -> throw new IllegalStateException("a template part without an alternative");
        };
    }

    /** The smallest indentation of any line that is not blank is taken from every such line. */
    private static void removeIndentation(List<Piece> pieces) {
        int smallest = Integer.MAX_VALUE;
        List<MappedTextBuilder> starts = new ArrayList<>();
        boolean lineStart = true;
        for (Piece piece : pieces) {
            if (lineStart && piece instanceof Piece.Text(var text, var end)) {
                if (!text.isBlankLine()) {
                    smallest = Math.min(smallest, text.leadingSpace());
                    starts.add(text);
                }
            } else if (lineStart) {
                smallest = 0;
            }
            lineStart = piece instanceof Piece.Text(var text, var end) && text.endsLine();
        }
        for (MappedTextBuilder start : starts) {
            start.dropFirst(Math.min(smallest, start.leadingSpace()));
        }
    }

    private Expression template(List<Piece> pieces, Span span) {
        if (pieces.stream().allMatch(Piece.Text.class::isInstance)) {
            MappedTextBuilder whole = new MappedTextBuilder(places.source());
            int end = span.end();
            for (Piece piece : pieces) {
                if (piece instanceof Piece.Text(var text, var stop)) {
                    whole.append(text);
                    end = stop;
                }
            }
            return new Expression.StringLiteral(whole.finish(end), span);
        }
        Nesting nesting = new Nesting(pieces);
        List<Part> parts = nesting.until();
        nesting.rejectRest();
        return new Expression.Template(parts, span);
    }

    /** Reads the flat pieces as nested parts. One thread. */
    private final class Nesting {
        private final List<Piece> pieces;
        private int at;

        Nesting(List<Piece> pieces) {
            this.pieces = pieces;
        }

        /** Parts up to one of the words, which is left for the caller, or to the end. */
        List<Part> until(String... words) {
            List<Part> parts = new ArrayList<>();
            while (at < pieces.size()) {
                Piece piece = pieces.get(at);
                if (piece instanceof Piece.Word word && !opens(word)) {
                    if (List.of(words).contains(word.word())) {
                        return parts;
                    }
                    problems.add(
                            word.span(),
                            "unexpected `%{ " + word.word() + " }`",
                            "directives are if, else, endif, for and endfor");
                    at++;
                    continue;
                }
                at++;
                part(piece).ifPresent(parts::add);
            }
            return parts;
        }

        private static boolean opens(Piece.Word word) {
            return (word.word().equals("if") && word.test().isPresent())
                    || word.intro().isPresent();
        }

        private Optional<Part> part(Piece piece) {
            return switch (piece) {
                case Piece.Text(var text, var end) ->
                        text.isEmpty()
                                ? Optional.empty()
                                : Optional.of(new Part.Text(text.finish(end)));
                case Piece.Value(var value) -> Optional.of(new Part.Interpolation(value));
                case Piece.Word word ->
                        Optional.of(word.intro().isPresent() ? loop(word) : choice(word));
            };
        }

        private Part choice(Piece.Word opening) {
            List<Part> then = until("else", "endif");
            List<Part> otherwise = List.of();
            if (at < pieces.size() && isWord("else")) {
                at++;
                otherwise = until("endif");
            }
            expect("endif", opening);
            return new Part.If(opening.test().orElseThrow(), then, otherwise);
        }

        private Part loop(Piece.Word opening) {
            List<Part> body = until("endfor");
            expect("endfor", opening);
            var intro = opening.intro().orElseThrow();
            return new Part.ForEach(intro.keyName(), intro.valueName(), intro.collection(), body);
        }

        private boolean isWord(String word) {
            return pieces.get(at) instanceof Piece.Word found && found.word().equals(word);
        }

        private void expect(String word, Piece.Word opening) {
            if (at < pieces.size()) {
                at++;
                return;
            }
            problems.add(
                    opening.span(),
                    "`%{ " + opening.word() + " }` is never closed",
                    "close it with `%{ " + word + " }`");
        }

        void rejectRest() {
            if (at < pieces.size() && pieces.get(at) instanceof Piece.Word word) {
                problems.add(
                        word.span(), "unexpected `%{ " + word.word() + " }`", "nothing is open");
            }
        }
    }
}
