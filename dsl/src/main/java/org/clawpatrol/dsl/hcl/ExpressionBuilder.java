package org.clawpatrol.dsl.hcl;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.Token;
import org.clawpatrol.dsl.hcl.HclParser.ExpressionContext;
import org.clawpatrol.dsl.hcl.HclParser.TermContext;
import org.clawpatrol.dsl.source.MappedText;
import org.clawpatrol.dsl.source.Span;

/** Builds expressions from the parse tree. One thread. */
final class ExpressionBuilder {
    private static final int LONGEST_EXPONENT = 10;

    private final Places places;
    private final SyntaxProblems problems;
    private final TemplateBuilder templates;
    private final StepBuilder steps;

    ExpressionBuilder(Places places, SyntaxProblems problems) {
        this.places = places;
        this.problems = problems;
        this.templates = new TemplateBuilder(places, problems, this);
        this.steps = new StepBuilder(places, problems, this);
    }

    Expression templateFile(HclParser.TemplateFileContext tree) {
        Span whole = new Span(places.source(), 0, places.source().text().length());
        return templates.heredoc(tree.templatePart(), false, whole);
    }

    Expression build(ExpressionContext tree) {
        return switch (tree) {
            case HclParser.ValueContext value -> steps.apply(term(value.term()), value.step());
            case HclParser.UnaryContext unary ->
                    new Expression.Unary(
                            unary.operator.getType() == HclLexer.NOT
                                    ? Expression.UnaryOperator.NOT
                                    : Expression.UnaryOperator.NEGATE,
                            build(unary.expression()),
                            places.of(unary));
            case HclParser.BinaryContext binary ->
                    new Expression.Binary(
                            operator(binary.operator),
                            build(binary.expression(0)),
                            build(binary.expression(1)),
                            places.of(binary));
            case HclParser.ConditionalContext choice ->
                    new Expression.Conditional(
                            build(choice.expression(0)),
                            build(choice.expression(1)),
                            build(choice.expression(2)),
                            places.of(choice));
            default -> throw new IllegalStateException("an expression without an alternative");
        };
    }

    private static Expression.BinaryOperator operator(Token token) {
        return switch (token.getType()) {
            case HclLexer.PLUS -> Expression.BinaryOperator.ADD;
            case HclLexer.MINUS -> Expression.BinaryOperator.SUBTRACT;
            case HclLexer.STAR -> Expression.BinaryOperator.MULTIPLY;
            case HclLexer.SLASH -> Expression.BinaryOperator.DIVIDE;
            case HclLexer.PERCENT -> Expression.BinaryOperator.MODULO;
            case HclLexer.EQUAL -> Expression.BinaryOperator.EQUAL;
            case HclLexer.NOT_EQUAL -> Expression.BinaryOperator.NOT_EQUAL;
            case HclLexer.LESS -> Expression.BinaryOperator.LESS;
            case HclLexer.LESS_OR_EQUAL -> Expression.BinaryOperator.LESS_OR_EQUAL;
            case HclLexer.GREATER -> Expression.BinaryOperator.GREATER;
            case HclLexer.GREATER_OR_EQUAL -> Expression.BinaryOperator.GREATER_OR_EQUAL;
            case HclLexer.AND -> Expression.BinaryOperator.AND;
            case HclLexer.OR -> Expression.BinaryOperator.OR;
            default -> throw new IllegalStateException("not an operator: " + token.getText());
        };
    }

    private Expression term(TermContext tree) {
        Span span = places.of(tree);
        return switch (tree) {
            case HclParser.NumberContext number -> number(number.getText(), span);
            case HclParser.NameContext name -> name(name.getText(), span);
            case HclParser.FunctionContext function -> call(function.call(), span);
            case HclParser.QuotedContext quoted -> templates.quoted(quoted.templatePart(), span);
            case HclParser.HeredocContext heredoc ->
                    templates.heredoc(
                            heredoc.templatePart(),
                            heredoc.HEREDOC_OPEN().getText().startsWith("<<-"),
                            span);
            case HclParser.TupleContext tuple ->
                    new Expression.Tuple(all(tuple.expression()), span);
            case HclParser.ObjectContext object ->
                    new Expression.ObjectCons(
                            object.member().stream().map(this::member).toList(), span);
            case HclParser.ForTupleContext loop -> forTuple(loop, span);
            case HclParser.ForObjectContext loop -> forObject(loop, span);
            case HclParser.ParenthesizedContext inner ->
                    new Expression.Parenthesized(build(inner.expression()), span);
            default -> throw new IllegalStateException("a term without an alternative");
        };
    }

    List<Expression> all(List<ExpressionContext> trees) {
        return trees.stream().map(this::build).toList();
    }

    private static Expression name(String name, Span span) {
        return switch (name) {
            case "true" -> new Expression.BoolLiteral(true, span);
            case "false" -> new Expression.BoolLiteral(false, span);
            case "null" -> new Expression.NullLiteral(span);
            default -> new Expression.Variable(name, span);
        };
    }

    /** Exact, but an exponent that no machine could write out is refused. */
    private Expression number(String text, Span span) {
        int exponent = Math.max(text.indexOf('e'), text.indexOf('E'));
        if (exponent >= 0 && text.length() - exponent > LONGEST_EXPONENT) {
            problems.add(span, "the number is out of range", "exponents have at most eight digits");
            return new Expression.NumberLiteral(BigDecimal.ZERO, span);
        }
        return new Expression.NumberLiteral(new BigDecimal(text), span);
    }

    private Expression call(HclParser.CallContext tree, Span span) {
        return new Expression.FunctionCall(
                tree.IDENTIFIER().getText(),
                places.of(tree.IDENTIFIER().getSymbol()),
                all(tree.expression()),
                tree.ELLIPSIS() != null,
                span);
    }

    /** A bare name before the equals sign is the key itself, not a variable. */
    private Expression.ObjectCons.Item member(HclParser.MemberContext tree) {
        Expression key = build(tree.expression(0));
        Expression named =
                switch (key) {
                    case Expression.Variable(var name, var span) -> literal(name, span);
                    case Expression.BoolLiteral(var value, var span) ->
                            literal(String.valueOf(value), span);
                    case Expression.NullLiteral(var span) -> literal("null", span);
                    default -> key;
                };
        return new Expression.ObjectCons.Item(named, build(tree.expression(1)));
    }

    private Expression literal(String name, Span span) {
        MappedTextBuilder text = new MappedTextBuilder(places.source());
        for (int i = 0; i < name.length(); i++) {
            text.append(name.charAt(i), span.start() + i);
        }
        MappedText mapped = text.finish(span.end());
        return new Expression.StringLiteral(mapped, span);
    }

    private Expression forTuple(HclParser.ForTupleContext tree, Span span) {
        ForIntro intro = intro(tree.forIntro());
        return new Expression.For(
                intro.keyName(),
                intro.valueName(),
                intro.collection(),
                Optional.empty(),
                build(tree.expression()),
                false,
                test(tree.forTest()),
                span);
    }

    private Expression forObject(HclParser.ForObjectContext tree, Span span) {
        ForIntro intro = intro(tree.forIntro());
        return new Expression.For(
                intro.keyName(),
                intro.valueName(),
                intro.collection(),
                Optional.of(build(tree.expression(0))),
                build(tree.expression(1)),
                tree.ELLIPSIS() != null,
                test(tree.forTest()),
                span);
    }

    /** The part before the colon of a for expression, or of a for directive. */
    record ForIntro(Optional<String> keyName, String valueName, Expression collection) {}

    ForIntro intro(HclParser.ForIntroContext tree) {
        keyword(tree.word, "for");
        keyword(tree.in, "in");
        Optional<String> key =
                tree.names.size() > 1
                        ? Optional.of(tree.names.getFirst().getText())
                        : Optional.empty();
        return new ForIntro(key, tree.names.getLast().getText(), build(tree.expression()));
    }

    private Optional<Expression> test(
            HclParser.@org.jspecify.annotations.Nullable ForTestContext tree) {
        if (tree == null) {
            return Optional.empty();
        }
        keyword(tree.IDENTIFIER().getSymbol(), "if");
        return Optional.of(build(tree.expression()));
    }

    private void keyword(Token token, String expected) {
        if (!token.getText().equals(expected)) {
            problems.add(
                    places.of(token),
                    "unexpected `" + token.getText() + "`",
                    "expected `" + expected + "`, as in `[for item in list : item]`");
        }
    }
}
