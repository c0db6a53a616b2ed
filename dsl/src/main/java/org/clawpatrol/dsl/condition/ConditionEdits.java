package org.clawpatrol.dsl.condition;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.clawpatrol.dsl.source.Diagnostics;
import org.clawpatrol.dsl.source.MappedText;
import org.clawpatrol.dsl.source.Source;
import org.clawpatrol.dsl.source.Span;
import org.clawpatrol.engine.value.BoolValue;
import org.clawpatrol.engine.value.IntValue;
import org.clawpatrol.engine.value.StringValue;

/**
 * The small changes a condition can have: an operator becomes its neighbour, a constant another
 * one, a part of a conjunction or disjunction goes away. Found in the parsed condition, each at its
 * place in the text. One thread, one use.
 */
public final class ConditionEdits {
    private final String text;
    private final List<ConditionEdit> edits = new ArrayList<>();

    private ConditionEdits(String text) {
        this.text = text;
    }

    /**
     * In the order of the tree; none where the text is no condition. Some of them do not compile,
     * because the types no longer fit.
     */
    public static List<ConditionEdit> of(String text) {
        Problems problems = new Problems(new Diagnostics());
        ConditionEdits edits = new ConditionEdits(text);
        new SyntaxReader(problems)
                .read(MappedText.verbatim(new Source("condition", text)))
                .ifPresent(
                        whole -> {
                            edits.edits.add(new ConditionEdit(0, text.length(), "true"));
                            edits.visit(whole);
                        });
        return List.copyOf(edits.edits);
    }

    private void visit(Syntax syntax) {
        switch (syntax) {
            case Syntax.Literal literal -> constant(literal);
            case Syntax.Operation operation -> operation(operation);
            default -> {
                // Only its parts can change.
            }
        }
        syntax.children().forEach(this::visit);
    }

    private void constant(Syntax.Literal literal) {
        Span span = literal.span();
        String written = text.substring(span.start(), span.end());
        changed(literal, written)
                .ifPresent(other -> edits.add(new ConditionEdit(span.start(), span.end(), other)));
    }

    private static Optional<String> changed(Syntax.Literal literal, String written) {
        return switch (literal.value()) {
            case BoolValue value -> Optional.of(value == BoolValue.TRUE ? "false" : "true");
            case IntValue(long number) when number < Long.MAX_VALUE ->
                    Optional.of(String.valueOf(number + 1));
            case StringValue _ when written.length() >= 2 -> Optional.of(longer(written));
            default -> Optional.empty();
        };
    }

    /** One character more before the closing quotes, of which there may be three. */
    private static String longer(String written) {
        char quote = written.charAt(written.length() - 1);
        boolean three = written.length() >= 6 && written.endsWith(String.valueOf(quote).repeat(3));
        int at = written.length() - (three ? 3 : 1);
        return written.substring(0, at) + "~" + written.substring(at);
    }

    private void operation(Syntax.Operation operation) {
        switch (operation.operator()) {
            case EQUAL -> operator(operation, "!=");
            case NOT_EQUAL -> operator(operation, "==");
            case LESS -> compared(operation, "<=", ">=");
            case LESS_OR_EQUAL -> compared(operation, "<", ">");
            case GREATER -> compared(operation, ">=", "<=");
            case GREATER_OR_EQUAL -> compared(operation, ">", "<");
            case AND -> connected(operation, "&&", "||", "true");
            case OR -> connected(operation, "||", "&&", "false");
            case IN -> around(operation.span(), "!(", ")");
            case NOT -> {
                Span not = operation.operatorSpan();
                edits.add(new ConditionEdit(not.start(), not.end(), ""));
            }
            default -> {
                // Arithmetic and indexes: their constants change.
            }
        }
    }

    private void compared(Syntax.Operation operation, String bound, String opposite) {
        operator(operation, bound);
        operator(operation, opposite);
    }

    private void operator(Syntax.Operation operation, String other) {
        Span span = operation.operatorSpan();
        edits.add(new ConditionEdit(span.start(), span.end(), other));
    }

    private void around(Span span, String before, String after) {
        String part = text.substring(span.start(), span.end());
        edits.add(new ConditionEdit(span.start(), span.end(), before + part + after));
    }

    /**
     * @param neutral what an operand that makes no difference is
     */
    private void connected(
            Syntax.Operation operation, String operator, String other, String neutral) {
        List<Syntax> operands = operation.operands();
        for (int i = 0; i < operands.size(); i++) {
            Span span = operands.get(i).span();
            edits.add(new ConditionEdit(span.start(), span.end(), neutral));
            if (i + 1 < operands.size()) {
                between(span.end(), operands.get(i + 1).span().start(), operator, other);
            }
        }
    }

    private void between(int from, int to, String operator, String other) {
        int at = text.indexOf(operator, from);
        boolean comment = at >= 0 && at < to && text.substring(from, at).contains("//");
        if (at >= 0 && at < to && !comment) {
            edits.add(new ConditionEdit(at, at + operator.length(), other));
        }
    }
}
