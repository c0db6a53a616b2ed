package org.clawpatrol.dsl.hcl;

import java.util.List;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.ParseTree;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.clawpatrol.dsl.source.Diagnostic;
import org.clawpatrol.dsl.source.Diagnostics;
import org.clawpatrol.dsl.source.Source;
import org.clawpatrol.dsl.source.Span;

/** Turns the steps behind a value into traversals, indexes and splats. One thread. */
final class StepBuilder {
    private final Source source;
    private final ExpressionBuilder expressions;
    private final Diagnostics diagnostics;

    StepBuilder(Source source, ExpressionBuilder expressions, Diagnostics diagnostics) {
        this.source = source;
        this.expressions = expressions;
        this.diagnostics = diagnostics;
    }

    Expression build(Expression value, List<HclParser.StepContext> steps) {
        Expression result = value;
        for (int i = 0; i < steps.size(); i++) {
            HclParser.StepContext step = steps.get(i);
            if (step instanceof HclParser.FullSplatStepContext) {
                return fullSplat(result, span(step), steps.subList(i + 1, steps.size()));
            }
            if (i > 0 && isAttributeSplat(step) && isAttributeSplat(steps.get(i - 1))) {
                diagnostics.add(
                        Diagnostic.error(SyntaxErrors.ID, span(step), "a splat inside a splat")
                                .help("use `[*]`, or a `for` expression"));
            }
            result = apply(result, step);
        }
        return result;
    }

    private static boolean isAttributeSplat(HclParser.StepContext step) {
        return step instanceof HclParser.AttributeSplatStepContext;
    }

    private Expression apply(Expression target, HclParser.StepContext step) {
        return switch (step) {
            case HclParser.AttributeStepContext s ->
                    attribute(target, s.DOT(), s.identifier().getText(), span(s));
            case HclParser.LegacyIndexStepContext s -> legacyIndex(target, s.NUMBER().getSymbol());
            case HclParser.IndexStepContext s ->
                    new Expression.Index(
                            target, expressions.build(s.expression()), target.span().to(span(s)));
            case HclParser.AttributeSplatStepContext s -> attributeSplat(target, s);
            default -> throw new IllegalStateException("unknown step " + step.getText());
        };
    }

    private static Expression attribute(
            Expression target, TerminalNode dot, String name, Span step) {
        int dotOffset = dot.getSymbol().getStartIndex();
        Span whole = new Span(step.source(), dotOffset, step.end());
        return new Expression.GetAttr(target, name, whole, target.span().to(whole));
    }

    private Expression legacyIndex(Expression target, Token number) {
        Span span = new Span(source, number.getStartIndex(), number.getStopIndex() + 1);
        if (number.getText().indexOf('.') >= 0) {
            diagnostics.add(
                    Diagnostic.error(
                                    SyntaxErrors.ID,
                                    span,
                                    "ambiguous index `" + number.getText() + "`")
                            .help("write each index in brackets: `[0][1]`"));
        }
        Expression key =
                new Expression.NumberLiteral(
                        NumberText.parse(number.getText(), span, diagnostics), span);
        return new Expression.Index(target, key, target.span().to(span));
    }

    private Expression fullSplat(
            Expression target, Span star, List<HclParser.StepContext> following) {
        Expression each = build(new Expression.Each(star), following);
        return new Expression.Splat(target, each, target.span().to(each.span()));
    }

    private Expression attributeSplat(Expression target, HclParser.AttributeSplatStepContext step) {
        List<ParseTree> children = step.children;
        Span star = span(step.DOT(0).getSymbol()).to(span(step.STAR().getSymbol()));
        Expression each = new Expression.Each(star);
        for (int i = 2; i < children.size(); i += 2) {
            TerminalNode dot = (TerminalNode) children.get(i);
            each =
                    switch (children.get(i + 1)) {
                        case TerminalNode number -> legacyIndex(each, number.getSymbol());
                        case ParserRuleContext name ->
                                attribute(each, dot, name.getText(), span(name));
                        default -> throw new IllegalStateException("unknown step");
                    };
        }
        return new Expression.Splat(target, each, target.span().to(each.span()));
    }

    private Span span(ParserRuleContext context) {
        return span(context.getStart()).to(span(context.getStop()));
    }

    private Span span(Token token) {
        return new Span(source, token.getStartIndex(), token.getStopIndex() + 1);
    }
}
