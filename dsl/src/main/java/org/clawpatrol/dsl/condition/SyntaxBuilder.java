package org.clawpatrol.dsl.condition;

import java.util.List;
import java.util.function.IntFunction;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.ParseTree;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.clawpatrol.dsl.source.Span;
import org.jspecify.annotations.Nullable;

/** Builds the tree of a condition from a parse without errors. One thread. */
final class SyntaxBuilder extends ConditionParserBaseVisitor<Syntax> {
    private final Positions positions;
    private final LiteralReader literals;
    private final SuffixBuilder suffixes;
    private final ReservedWords reserved;

    SyntaxBuilder(Positions positions, Problems problems) {
        this.positions = positions;
        this.literals = new LiteralReader(positions, problems);
        this.reserved = new ReservedWords(problems);
        this.suffixes = new SuffixBuilder(this, positions, problems);
    }

    /** Most levels of precedence hold no operator: the first one that does is built. */
    @Override
    public Syntax visit(ParseTree tree) {
        ParseTree level = tree;
        while (level.getChildCount() == 1 && isPrecedence(level)) {
            level = level.getChild(0);
        }
        return level.accept(this);
    }

    private static boolean isPrecedence(ParseTree tree) {
        return tree instanceof ParserRuleContext context
                && switch (context.getRuleIndex()) {
                    case ConditionParser.RULE_expression,
                            ConditionParser.RULE_disjunction,
                            ConditionParser.RULE_conjunction,
                            ConditionParser.RULE_relation,
                            ConditionParser.RULE_sum,
                            ConditionParser.RULE_product ->
                            true;
                    default -> false;
                };
    }

    @Override
    public Syntax visitCondition(ConditionParser.ConditionContext context) {
        return visit(context.expression());
    }

    @Override
    public Syntax visitExpression(ConditionParser.ExpressionContext context) {
        List<Syntax> parts = all(context.disjunction());
        Syntax result = parts.getLast();
        for (int i = parts.size() - 3; i >= 0; i -= 2) {
            Span question = positions.of(context.QUESTION(i / 2).getSymbol());
            result =
                    operation(
                            Function.CONDITIONAL,
                            List.of(parts.get(i), parts.get(i + 1), result),
                            question);
        }
        return result;
    }

    @Override
    public Syntax visitDisjunction(ConditionParser.DisjunctionContext context) {
        return joined(Function.OR, context.conjunction(), context.OR());
    }

    @Override
    public Syntax visitConjunction(ConditionParser.ConjunctionContext context) {
        return joined(Function.AND, context.relation(), context.AND());
    }

    @Override
    public Syntax visitRelation(ConditionParser.RelationContext context) {
        return leftAssociative(
                context.sum(), context.relationOperator(), SyntaxBuilder::relationOperator);
    }

    @Override
    public Syntax visitSum(ConditionParser.SumContext context) {
        return leftAssociative(
                context.product(),
                context.sumOperator(),
                type -> type == ConditionLexer.PLUS ? Function.ADD : Function.SUBTRACT);
    }

    @Override
    public Syntax visitProduct(ConditionParser.ProductContext context) {
        return leftAssociative(
                context.unary(), context.productOperator(), SyntaxBuilder::productOperator);
    }

    @Override
    public Syntax visitUnary(ConditionParser.UnaryContext context) {
        Token number = bareNumber(context.member());
        if (number != null && !context.MINUS().isEmpty()) {
            List<TerminalNode> signs = context.MINUS();
            Token sign = signs.getLast().getSymbol();
            Syntax literal = literals.readNegative(sign, number);
            return prefixed(Function.NEGATE, signs.subList(0, signs.size() - 1), literal);
        }
        Syntax negated = prefixed(Function.NEGATE, context.MINUS(), visit(context.member()));
        return prefixed(Function.NOT, context.NOT(), negated);
    }

    /** The innermost sign stands last. */
    private Syntax prefixed(Function operator, List<TerminalNode> signs, Syntax operand) {
        Syntax result = operand;
        for (TerminalNode sign : signs.reversed()) {
            Span symbol = positions.of(sign.getSymbol());
            Span span = symbol.to(result.span());
            result = new Syntax.Operation(operator, List.of(result), symbol, span);
        }
        return result;
    }

    /** The token of a signed number literal that stands alone; null for everything else. */
    private static @Nullable Token bareNumber(ConditionParser.MemberContext member) {
        if (!member.suffix().isEmpty()
                || !(member.primary() instanceof ConditionParser.LiteralPrimaryContext literal)) {
            return null;
        }
        Token token = literal.getStart();
        boolean signed =
                token.getType() == ConditionLexer.INT || token.getType() == ConditionLexer.DOUBLE;
        return signed ? token : null;
    }

    @Override
    public Syntax visitMember(ConditionParser.MemberContext context) {
        Syntax result = visit(context.primary());
        for (ConditionParser.SuffixContext suffix : context.suffix()) {
            result = suffixes.apply(result, suffix);
        }
        return result;
    }

    @Override
    public Syntax visitLiteral(ConditionParser.LiteralContext context) {
        return literals.read(context.getStart());
    }

    @Override
    public Syntax visitIdentifier(ConditionParser.IdentifierContext context) {
        Token name = context.IDENTIFIER().getSymbol();
        reserved.check(new Name(name.getText(), positions.of(name)));
        return new Syntax.Identifier(name.getText(), context.DOT() != null, positions.of(context));
    }

    @Override
    public Syntax visitFunctionCall(ConditionParser.FunctionCallContext context) {
        Token token = context.IDENTIFIER().getSymbol();
        Name name = new Name(token.getText(), positions.of(token));
        reserved.check(name);
        return new Syntax.FunctionCall(name, arguments(context.arguments()), positions.of(context));
    }

    @Override
    public Syntax visitGroup(ConditionParser.GroupContext context) {
        return visit(context.expression());
    }

    @Override
    public Syntax visitListLiteral(ConditionParser.ListLiteralContext context) {
        List<Syntax> elements =
                context.elements() == null
                        ? List.of()
                        : context.elements().element().stream().map(this::element).toList();
        return new Syntax.ListLiteral(elements, positions.of(context));
    }

    private Syntax element(ConditionParser.ElementContext context) {
        return optional(visit(context.expression()), context.QUESTION());
    }

    @Override
    public Syntax visitMapLiteral(ConditionParser.MapLiteralContext context) {
        List<Syntax.Entry> entries =
                context.entries() == null
                        ? List.of()
                        : context.entries().entry().stream().map(this::entry).toList();
        return new Syntax.MapLiteral(entries, positions.of(context));
    }

    private Syntax.Entry entry(ConditionParser.EntryContext context) {
        Syntax key = optional(visit(context.expression(0)), context.QUESTION());
        return new Syntax.Entry(key, visit(context.expression(1)));
    }

    /** Wraps a part that an optional marker stands before. */
    Syntax optional(Syntax part, @Nullable TerminalNode marker) {
        return marker == null
                ? part
                : new Syntax.OptionalPart(part, positions.of(marker.getSymbol()), part.span());
    }

    List<Syntax> arguments(ConditionParser.@Nullable ArgumentsContext context) {
        return context == null ? List.of() : all(context.expression());
    }

    private List<Syntax> all(List<? extends ParseTree> contexts) {
        return contexts.stream().map(this::visit).toList();
    }

    private Syntax joined(
            Function operator, List<? extends ParseTree> operands, List<TerminalNode> operators) {
        return operators.isEmpty()
                ? visit(operands.getFirst())
                : operation(
                        operator, all(operands), positions.of(operators.getFirst().getSymbol()));
    }

    private Syntax leftAssociative(
            List<? extends ParseTree> operands,
            List<? extends ParserRuleContext> operators,
            IntFunction<Function> meaning) {
        Syntax result = visit(operands.getFirst());
        for (int i = 0; i < operators.size(); i++) {
            Token token = operators.get(i).getStart();
            result =
                    operation(
                            meaning.apply(token.getType()),
                            List.of(result, visit(operands.get(i + 1))),
                            positions.of(token));
        }
        return result;
    }

    private static Syntax operation(Function operator, List<Syntax> operands, Span symbol) {
        Span span = operands.getFirst().span().to(operands.getLast().span());
        return new Syntax.Operation(operator, operands, symbol, span);
    }

    private static Function relationOperator(int type) {
        return switch (type) {
            case ConditionLexer.LESS -> Function.LESS;
            case ConditionLexer.LESS_EQUAL -> Function.LESS_OR_EQUAL;
            case ConditionLexer.GREATER -> Function.GREATER;
            case ConditionLexer.GREATER_EQUAL -> Function.GREATER_OR_EQUAL;
            case ConditionLexer.EQUAL -> Function.EQUAL;
            case ConditionLexer.NOT_EQUAL -> Function.NOT_EQUAL;
            default -> Function.IN;
        };
    }

    private static Function productOperator(int type) {
        return switch (type) {
            case ConditionLexer.STAR -> Function.MULTIPLY;
            case ConditionLexer.SLASH -> Function.DIVIDE;
            default -> Function.REMAINDER;
        };
    }
}
