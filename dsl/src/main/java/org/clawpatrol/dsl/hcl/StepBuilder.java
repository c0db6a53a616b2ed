package org.clawpatrol.dsl.hcl;

import java.math.BigDecimal;
import java.util.List;
import org.clawpatrol.dsl.hcl.HclParser.StepContext;
import org.clawpatrol.dsl.source.Span;

/** Builds what follows a term: attributes, indexes and splats. One thread. */
final class StepBuilder {
    private final Places places;
    private final SyntaxProblems problems;
    private final ExpressionBuilder expressions;

    StepBuilder(Places places, SyntaxProblems problems, ExpressionBuilder expressions) {
        this.places = places;
        this.problems = problems;
        this.expressions = expressions;
    }

    /** Applies the steps in order; what follows a splat applies to each element. */
    Expression apply(Expression target, List<StepContext> steps) {
        Expression current = target;
        for (int i = 0; i < steps.size(); i++) {
            StepContext step = steps.get(i);
            boolean attributeSplat = step instanceof HclParser.AttributeSplatStepContext;
            if (attributeSplat || step instanceof HclParser.FullSplatStepContext) {
                int end = attributeSplat ? attributesFrom(steps, i + 1) : steps.size();
                Span span = places.of(step);
                Expression each = apply(new Expression.Each(span), steps.subList(i + 1, end));
                Expression splat =
                        new Expression.Splat(
                                current, each, target.span().to(places.of(steps.get(end - 1))));
                return apply(splat, steps.subList(end, steps.size()));
            }
            current = step(current, step);
        }
        return current;
    }

    /** An attribute splat reaches over the dots that follow it, not over brackets. */
    private static int attributesFrom(List<StepContext> steps, int from) {
        int end = from;
        while (end < steps.size() && reached(steps.get(end))) {
            end++;
        }
        return end;
    }

    private static boolean reached(StepContext step) {
        return step instanceof HclParser.AttributeStepContext
                || step instanceof HclParser.LegacyIndexStepContext;
    }

    private Expression step(Expression target, StepContext step) {
        Span at = places.of(step);
        Span whole = target.span().to(at);
        return switch (step) {
            case HclParser.AttributeStepContext attribute ->
                    new Expression.GetAttr(target, attribute.IDENTIFIER().getText(), at, whole);
            case HclParser.IndexStepContext index ->
                    new Expression.Index(target, expressions.build(index.expression()), whole);
            case HclParser.LegacyIndexStepContext legacy ->
                    legacyIndexes(target, legacy.NUMBER().getText(), at, whole);
            default -> throw new IllegalStateException("a step without an alternative");
        };
    }

    /** {@code a.0.1} reads as one number behind the dot. */
    private Expression legacyIndexes(Expression target, String digits, Span at, Span whole) {
        Expression current = target;
        for (String part : digits.split("\\.")) {
            if (!part.chars().allMatch(Character::isDigit)) {
                problems.add(at, "`" + part + "` is not an index", "write it in brackets");
                return target;
            }
            Expression key = new Expression.NumberLiteral(new BigDecimal(part), at);
            current = new Expression.Index(current, key, whole);
        }
        return current;
    }
}
