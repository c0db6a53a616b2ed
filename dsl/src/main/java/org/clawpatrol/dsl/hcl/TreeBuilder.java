package org.clawpatrol.dsl.hcl;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.clawpatrol.dsl.source.Diagnostic;
import org.clawpatrol.dsl.source.Diagnostics;
import org.clawpatrol.dsl.source.Source;
import org.clawpatrol.dsl.source.Span;

/** Turns a complete parse tree into bodies, blocks and attributes. One thread. */
final class TreeBuilder {
    private final Source source;
    private final Diagnostics diagnostics;
    private final ExpressionBuilder expressions;

    TreeBuilder(Source source, ReaderLimits limits, Diagnostics diagnostics) {
        this.source = source;
        this.diagnostics = diagnostics;
        this.expressions = new ExpressionBuilder(source, limits, diagnostics);
    }

    Body build(HclParser.ConfigurationContext context) {
        return body(context.statement(), new Span(source, 0, source.text().length()));
    }

    private Body body(List<HclParser.StatementContext> statements, Span span) {
        Collected collected = new Collected();
        statements.forEach(collected::add);
        return collected.body(span);
    }

    /** The statements of one body so far. */
    final class Collected {
        private final Map<String, Attribute> attributes = new LinkedHashMap<>();
        private final List<Block> blocks = new ArrayList<>();

        void add(HclParser.StatementContext statement) {
            if (statement.block() != null) {
                blocks.add(block(statement.block()));
            } else {
                add(attribute(statement.attribute()));
            }
        }

        private void add(Attribute attribute) {
            Attribute first = attributes.putIfAbsent(attribute.name(), attribute);
            if (first == null) {
                return;
            }
            diagnostics.add(
                    Diagnostic.error(
                                    "C-DUP-ATTR",
                                    attribute.nameSpan(),
                                    "attribute `" + attribute.name() + "` is set twice")
                            .help("remove one of the two")
                            .note("first set here", first.nameSpan()));
        }

        Body file() {
            return body(new Span(source, 0, source.text().length()));
        }

        private Body body(Span span) {
            return new Body(List.copyOf(attributes.values()), blocks, span);
        }
    }

    private Attribute attribute(HclParser.AttributeContext context) {
        return new Attribute(
                context.identifier().getText(),
                span(context.identifier()),
                expressions.build(context.expression()));
    }

    private Block block(HclParser.BlockContext context) {
        Span typeSpan = span(context.identifier());
        List<Block.Label> labels = context.label().stream().map(this::label).toList();
        Span header = labels.isEmpty() ? typeSpan : typeSpan.to(labels.getLast().span());
        Span open = span(context.LBRACE().getSymbol());
        Span inside = open.to(span(context.RBRACE().getSymbol()));
        return new Block(
                context.identifier().getText(),
                typeSpan,
                labels,
                blockBody(context.blockBody(), inside),
                header,
                open);
    }

    private Body blockBody(HclParser.BlockBodyContext context, Span span) {
        return context.attribute() == null
                ? body(context.statement(), span)
                : new Body(List.of(attribute(context.attribute())), List.of(), span);
    }

    private Block.Label label(HclParser.LabelContext context) {
        if (context.quoted() == null) {
            return new Block.Label(context.getText(), span(context));
        }
        Expression text = expressions.quoted(context.quoted());
        if (text instanceof Expression.StringLiteral literal) {
            return new Block.Label(literal.text().text(), span(context));
        }
        diagnostics.add(
                Diagnostic.error(SyntaxErrors.ID, span(context), "a label holds no interpolation")
                        .help("write the label as plain text; a plain `${` is written `$${`"));
        return new Block.Label("", span(context));
    }

    private Span span(ParserRuleContext context) {
        return span(context.getStart()).to(span(context.getStop()));
    }

    private Span span(Token token) {
        return new Span(source, token.getStartIndex(), token.getStopIndex() + 1);
    }
}
