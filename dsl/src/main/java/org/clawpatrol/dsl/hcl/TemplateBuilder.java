package org.clawpatrol.dsl.hcl;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.Token;
import org.clawpatrol.dsl.source.Source;
import org.clawpatrol.dsl.source.Span;

/**
 * Collects the pieces of a template: text with escapes resolved and trimmed where a {@code ~} asks
 * for it, one piece a line; values and directives. One thread, one use.
 */
final class TemplateBuilder {
    private final Source source;
    private final ExpressionBuilder expressions;
    private final List<RawPart> parts = new ArrayList<>();

    /** The literal that directly precedes, which more text continues. */
    private Optional<LiteralText> line = Optional.empty();

    private boolean trimNext;

    TemplateBuilder(Source source, ExpressionBuilder expressions) {
        this.source = source;
        this.expressions = expressions;
    }

    List<RawPart> collect(List<HclParser.TemplatePartContext> contexts) {
        for (HclParser.TemplatePartContext context : contexts) {
            if (context.text() != null) {
                text(context.text().getStart());
            } else {
                sequence(context);
            }
        }
        endLine();
        return parts;
    }

    private void text(Token token) {
        LiteralText current = line.orElseGet(() -> beginLine(token));
        int start = token.getStartIndex();
        String text = token.getText();
        switch (token.getType()) {
            case HclParser.ESCAPE ->
                    current.addEscaped(
                            EscapeSequence.decode(text), start, token.getStopIndex() + 1);
            case HclParser.MARKER_ESCAPE -> current.addVerbatim(text.substring(1), start + 1);
            default -> current.addVerbatim(text, start);
        }
        if (token.getType() == HclParser.TEXT_NEWLINE) {
            endLine();
        }
    }

    private LiteralText beginLine(Token token) {
        LiteralText begun = new LiteralText(token.getStartIndex());
        parts.add(new RawPart.Literal(begun));
        line = Optional.of(begun);
        return begun;
    }

    private void endLine() {
        if (trimNext) {
            line.ifPresent(LiteralText::trimStart);
        }
        trimNext = line.isEmpty() && trimNext;
        line = Optional.empty();
    }

    private void sequence(HclParser.TemplatePartContext context) {
        endLine();
        if (context.getStart().getText().endsWith("~") && !parts.isEmpty()) {
            if (parts.getLast() instanceof RawPart.Literal(LiteralText text)) {
                text.trimEnd();
            }
        }
        parts.add(
                context.directive() == null
                        ? new RawPart.Value(expressions.build(context.expression()))
                        : directive(context.directive(), span(context)));
        trimNext = context.templateEnd().TRIM_RBRACE() != null;
    }

    private RawPart directive(HclParser.DirectiveContext context, Span span) {
        return switch (context) {
            case HclParser.IfDirectiveContext c ->
                    new RawPart.If(expressions.build(c.expression()), span);
            case HclParser.ElseDirectiveContext _ -> new RawPart.Else(span);
            case HclParser.EndIfDirectiveContext _ -> new RawPart.EndIf(span);
            case HclParser.ForDirectiveContext c -> {
                IterationNames names = IterationNames.of(c.iteration());
                yield new RawPart.For(
                        names.key(),
                        names.value(),
                        expressions.build(c.iteration().expression()),
                        span);
            }
            case HclParser.EndForDirectiveContext _ -> new RawPart.EndFor(span);
            default -> throw new IllegalStateException("unknown directive " + context.getText());
        };
    }

    private Span span(HclParser.TemplatePartContext context) {
        return new Span(
                source, context.getStart().getStartIndex(), context.getStop().getStopIndex() + 1);
    }
}
