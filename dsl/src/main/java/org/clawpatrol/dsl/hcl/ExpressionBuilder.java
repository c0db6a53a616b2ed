package org.clawpatrol.dsl.hcl;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.ParseTree;
import org.clawpatrol.dsl.hcl.Expression.BinaryOperator;
import org.clawpatrol.dsl.hcl.Expression.ObjectCons;
import org.clawpatrol.dsl.hcl.Expression.Part;
import org.clawpatrol.dsl.hcl.Expression.UnaryOperator;
import org.clawpatrol.dsl.source.Diagnostics;
import org.clawpatrol.dsl.source.MappedText;
import org.clawpatrol.dsl.source.Source;
import org.clawpatrol.dsl.source.Span;
import org.jspecify.annotations.Nullable;

/** Turns the parse tree of an expression into its records. One thread. */
final class ExpressionBuilder extends HclParserBaseVisitor<Expression> {
    private final Source source;
    private final ReaderLimits limits;
    private final Diagnostics diagnostics;

    ExpressionBuilder(Source source, ReaderLimits limits, Diagnostics diagnostics) {
        this.source = source;
        this.limits = limits;
        this.diagnostics = diagnostics;
    }

    Expression build(ParseTree context) {
        return context.accept(this);
    }

    @Override
    public Expression visitSingle(HclParser.SingleContext context) {
        return build(context.operand());
    }

    @Override
    public Expression visitBinary(HclParser.BinaryContext context) {
        return new Expression.Binary(
                binaryOperator(context.operator),
                build(context.expression(0)),
                build(context.expression(1)),
                span(context));
    }

    private static BinaryOperator binaryOperator(Token token) {
        return switch (token.getType()) {
            case HclParser.PLUS -> BinaryOperator.ADD;
            case HclParser.MINUS -> BinaryOperator.SUBTRACT;
            case HclParser.STAR -> BinaryOperator.MULTIPLY;
            case HclParser.SLASH -> BinaryOperator.DIVIDE;
            case HclParser.PERCENT -> BinaryOperator.MODULO;
            case HclParser.EQUAL -> BinaryOperator.EQUAL;
            case HclParser.NOT_EQUAL -> BinaryOperator.NOT_EQUAL;
            case HclParser.LESS -> BinaryOperator.LESS;
            case HclParser.LESS_OR_EQUAL -> BinaryOperator.LESS_OR_EQUAL;
            case HclParser.GREATER -> BinaryOperator.GREATER;
            case HclParser.GREATER_OR_EQUAL -> BinaryOperator.GREATER_OR_EQUAL;
            case HclParser.AND -> BinaryOperator.AND;
            case HclParser.OR -> BinaryOperator.OR;
            default -> throw new IllegalStateException("no operator: " + token.getText());
        };
    }

    @Override
    public Expression visitConditional(HclParser.ConditionalContext context) {
        return new Expression.Conditional(
                build(context.expression(0)),
                build(context.expression(1)),
                build(context.expression(2)),
                span(context));
    }

    @Override
    public Expression visitUnary(HclParser.UnaryContext context) {
        UnaryOperator operator =
                context.operator.getType() == HclParser.NOT
                        ? UnaryOperator.NOT
                        : UnaryOperator.NEGATE;
        return new Expression.Unary(operator, build(context.operand()), span(context));
    }

    @Override
    public Expression visitTraversal(HclParser.TraversalContext context) {
        Expression primary = build(context.primary());
        return context.getChildCount() == 1
                ? primary
                : new StepBuilder(source, this, diagnostics).build(primary, context.step());
    }

    @Override
    public Expression visitNumber(HclParser.NumberContext context) {
        Token token = context.NUMBER().getSymbol();
        BigDecimal number = NumberText.parse(token.getText(), span(token), diagnostics);
        return new Expression.NumberLiteral(number, span(token));
    }

    @Override
    public Expression visitVariable(HclParser.VariableContext context) {
        String name = context.getText();
        Span span = span(context);
        return switch (name) {
            case "true" -> new Expression.BoolLiteral(true, span);
            case "false" -> new Expression.BoolLiteral(false, span);
            case "null" -> new Expression.NullLiteral(span);
            default -> new Expression.Variable(name, span);
        };
    }

    @Override
    public Expression visitCall(HclParser.CallContext context) {
        HclParser.FunctionCallContext call = context.functionCall();
        return new Expression.FunctionCall(
                call.identifier().getText(),
                span(call.identifier()),
                buildAll(call.expression()),
                call.ELLIPSIS() != null,
                span(call));
    }

    @Override
    public Expression visitParentheses(HclParser.ParenthesesContext context) {
        return new Expression.Parenthesized(build(context.expression()), span(context));
    }

    @Override
    public Expression visitTupleValue(HclParser.TupleValueContext context) {
        return new Expression.Tuple(buildAll(context.tuple().expression()), span(context));
    }

    @Override
    public Expression visitObjectValue(HclParser.ObjectValueContext context) {
        List<ObjectCons.Item> items = new ArrayList<>();
        for (HclParser.ItemContext item : context.object().item()) {
            items.add(new ObjectCons.Item(key(item.expression(0)), build(item.expression(1))));
        }
        return new ObjectCons(items, span(context));
    }

    /** A key that is one bare word stands for itself. */
    private Expression key(HclParser.ExpressionContext context) {
        return switch (build(context)) {
            case Expression.Variable v -> word(v.span());
            case Expression.BoolLiteral b -> word(b.span());
            case Expression.NullLiteral n -> word(n.span());
            case Expression other -> other;
        };
    }

    private Expression word(Span span) {
        return new Expression.StringLiteral(MappedText.verbatim(span), span);
    }

    @Override
    public Expression visitForTupleValue(HclParser.ForTupleValueContext context) {
        HclParser.ForTupleContext loop = context.forTuple();
        IterationNames names = IterationNames.of(loop.iteration());
        return new Expression.For(
                names.key(),
                names.value(),
                build(loop.iteration().expression()),
                Optional.empty(),
                build(loop.expression()),
                false,
                test(loop.filter()),
                span(context));
    }

    @Override
    public Expression visitForObjectValue(HclParser.ForObjectValueContext context) {
        HclParser.ForObjectContext loop = context.forObject();
        IterationNames names = IterationNames.of(loop.iteration());
        return new Expression.For(
                names.key(),
                names.value(),
                build(loop.iteration().expression()),
                Optional.of(build(loop.expression(0))),
                build(loop.expression(1)),
                loop.ELLIPSIS() != null,
                test(loop.filter()),
                span(context));
    }

    private Optional<Expression> test(HclParser.@Nullable FilterContext filter) {
        return Optional.ofNullable(filter).map(f -> build(f.expression()));
    }

    @Override
    public Expression visitQuotedTemplate(HclParser.QuotedTemplateContext context) {
        return quoted(context.quoted());
    }

    Expression quoted(HclParser.QuotedContext context) {
        if (context.getChildCount() == 3 && isVerbatim(context.getChild(1))) {
            Span span = span(context);
            Span inside = new Span(source, span.start() + 1, span.end() - 1);
            return new Expression.StringLiteral(MappedText.verbatim(inside), span);
        }
        return template(pieces(context.templatePart()), span(context));
    }

    /** Whether this is all there is between the quotes, as it stands: so are most strings. */
    private static boolean isVerbatim(ParseTree part) {
        return part instanceof HclParser.TemplatePartContext context
                && context.getChildCount() == 1
                && context.getStart().getType() == HclParser.TEXT;
    }

    @Override
    public Expression visitHeredocTemplate(HclParser.HeredocTemplateContext context) {
        HclParser.HeredocContext heredoc = context.heredoc();
        List<RawPart> parts = pieces(heredoc.templatePart());
        if (heredoc.getStart().getText().startsWith("<<-")) {
            HeredocIndent.remove(parts);
        }
        return template(parts, span(context));
    }

    Expression bareTemplate(HclParser.BareTemplateContext context) {
        Span whole = new Span(source, 0, source.text().length());
        return template(pieces(context.templatePart()), whole);
    }

    private List<RawPart> pieces(List<HclParser.TemplatePartContext> contexts) {
        return new TemplateBuilder(source, this).collect(contexts);
    }

    private Expression template(List<RawPart> raw, Span span) {
        List<Part> parts =
                new DirectiveNesting(source, limits.depth(), diagnostics).nest(raw, span);
        if (parts.isEmpty()) {
            return new Expression.StringLiteral(emptyText(span), span);
        }
        return parts.size() == 1 && parts.getFirst() instanceof Part.Text(MappedText text)
                ? new Expression.StringLiteral(text, span)
                : new Expression.Template(parts, span);
    }

    /** An empty string stands between its quotes. */
    private MappedText emptyText(Span span) {
        return new LiteralText(Math.min(span.start() + 1, span.end())).mapped(source);
    }

    private List<Expression> buildAll(List<HclParser.ExpressionContext> contexts) {
        return contexts.stream().map(this::build).toList();
    }

    private Span span(ParserRuleContext context) {
        return span(context.getStart()).to(span(context.getStop()));
    }

    private Span span(Token token) {
        return new Span(source, token.getStartIndex(), token.getStopIndex() + 1);
    }
}
