package org.clawpatrol.dsl.hcl;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.clawpatrol.dsl.hcl.HclParser.BlockContext;
import org.clawpatrol.dsl.hcl.HclParser.ItemContext;
import org.clawpatrol.dsl.hcl.HclParser.LabelContext;
import org.clawpatrol.dsl.source.Diagnostic;
import org.clawpatrol.dsl.source.Source;
import org.clawpatrol.dsl.source.Span;

/** Builds bodies, blocks and attributes from the parse tree. One thread. */
final class BodyBuilder {
    private final Places places;
    private final SyntaxProblems problems;
    private final ExpressionBuilder expressions;

    BodyBuilder(Places places, SyntaxProblems problems) {
        this.places = places;
        this.problems = problems;
        this.expressions = new ExpressionBuilder(places, problems);
    }

    ExpressionBuilder expressions() {
        return expressions;
    }

    Body body(HclParser.FileContext file) {
        Source source = places.source();
        return body(file.item(), new Span(source, 0, source.text().length()));
    }

    private Body body(List<ItemContext> items, Span span) {
        List<Attribute> attributes = new ArrayList<>();
        List<Block> blocks = new ArrayList<>();
        for (ItemContext item : items) {
            if (item.attribute() != null) {
                attributes.add(attribute(item.attribute()));
            } else {
                blocks.add(block(item.block()));
            }
        }
        rejectDuplicates(attributes);
        return new Body(attributes, blocks, span);
    }

    private void rejectDuplicates(List<Attribute> attributes) {
        Map<String, Attribute> first = new HashMap<>();
        for (Attribute attribute : attributes) {
            Attribute earlier = first.putIfAbsent(attribute.name(), attribute);
            if (earlier != null) {
                problems.add(
                        Diagnostic.error(
                                        "C-DUP-ATTR",
                                        attribute.nameSpan(),
                                        "`" + attribute.name() + "` is set twice in this block")
                                .help("keep one of them")
                                .note("first set here", earlier.nameSpan()));
            }
        }
    }

    private Attribute attribute(HclParser.AttributeContext tree) {
        return new Attribute(
                tree.IDENTIFIER().getText(),
                places.of(tree.IDENTIFIER().getSymbol()),
                expressions.build(tree.expression()));
    }

    private Block block(BlockContext tree) {
        Span type = places.of(tree.IDENTIFIER().getSymbol());
        List<Block.Label> labels = tree.label().stream().map(this::label).toList();
        Span header = labels.isEmpty() ? type : type.to(labels.getLast().span());
        Span open = places.of(tree.open);
        Span whole = open.to(places.of(tree));
        Body body =
                tree.attribute() == null
                        ? body(tree.item(), whole)
                        : new Body(List.of(attribute(tree.attribute())), List.of(), whole);
        return new Block(tree.IDENTIFIER().getText(), type, labels, body, header, open);
    }

    private Block.Label label(LabelContext tree) {
        Span span = places.of(tree);
        if (tree.IDENTIFIER() != null) {
            return new Block.Label(tree.IDENTIFIER().getText(), span);
        }
        if (tree.QUOTED_TEXT() == null) {
            return new Block.Label("", span);
        }
        TextDecoder decoder = new TextDecoder(places.source(), problems);
        Span raw = places.of(tree.QUOTED_TEXT().getSymbol());
        return new Block.Label(decoder.quoted(raw).finish(raw.end()).text(), span);
    }
}
