package org.clawpatrol.dsl.explain;

import java.util.List;
import org.clawpatrol.dsl.condition.ConditionPart;
import org.clawpatrol.dsl.source.MappedText;
import org.clawpatrol.engine.expr.Expr;
import org.clawpatrol.engine.expr.Frame;
import org.clawpatrol.engine.value.BoolValue;
import org.clawpatrol.engine.value.ErrorValue;
import org.clawpatrol.engine.value.Logic;
import org.clawpatrol.engine.value.Undefined;
import org.clawpatrol.engine.value.Value;

/**
 * Evaluates every part of a condition by itself and puts the values together as the engine does.
 * One thread.
 */
final class PartEvaluation {
    private final Frame frame;
    private final MappedText text;

    /**
     * @param text of the condition
     */
    PartEvaluation(Frame frame, MappedText text) {
        this.frame = frame;
        this.text = text;
    }

    PartAnswer answer(ConditionPart part) {
        return shown(valued(part), false);
    }

    /** A part with its value and those of its parts. */
    private record Valued(
            PartAnswer.Kind kind, ConditionPart part, Value value, List<Valued> parts) {}

    private Valued valued(ConditionPart part) {
        return switch (part) {
            case ConditionPart.Atom atom ->
                    new Valued(PartAnswer.Kind.ATOM, part, evaluate(frame, atom.expr()), List.of());
            case ConditionPart.Every every -> {
                List<Valued> parts = valued(every.parts());
                Value all = parts.stream().map(Valued::value).reduce(Logic::and).orElseThrow();
                yield new Valued(PartAnswer.Kind.EVERY, part, all, parts);
            }
            case ConditionPart.Either either -> {
                List<Valued> parts = valued(either.parts());
                Value any = parts.stream().map(Valued::value).reduce(Logic::or).orElseThrow();
                yield new Valued(PartAnswer.Kind.EITHER, part, any, parts);
            }
            case ConditionPart.Opposite opposite -> {
                Valued below = valued(opposite.part());
                yield new Valued(
                        PartAnswer.Kind.OPPOSITE, part, Logic.not(below.value), List.of(below));
            }
            case ConditionPart.Choice choice -> choice(choice);
        };
    }

    private List<Valued> valued(List<ConditionPart> parts) {
        return parts.stream().map(this::valued).toList();
    }

    private Valued choice(ConditionPart.Choice choice) {
        List<Valued> parts = valued(List.of(choice.test(), choice.then(), choice.otherwise()));
        Value chosen = Logic.truth(parts.getFirst().value);
        Value value =
                chosen instanceof Undefined
                        ? chosen
                        : parts.get(chosen == BoolValue.TRUE ? 1 : 2).value;
        return new Valued(PartAnswer.Kind.CHOICE, choice, value, parts);
    }

    static Truth truth(Frame frame, Expr expr) {
        return Truth.of(evaluate(frame, expr));
    }

    private static Value evaluate(Frame frame, Expr expr) {
        try {
            return frame.evaluate(expr);
        } catch (Throwable broken) {
            // Facts are read by protocol code: the engine answers the same.
            return new ErrorValue("reading a fact failed: " + broken.getClass().getSimpleName());
        }
    }

    /**
     * @param settled whether something around it has a truth value
     */
    private PartAnswer shown(Valued valued, boolean settled) {
        Truth truth = Truth.of(valued.value);
        boolean decided = settled || truth.defined();
        return new PartAnswer(
                valued.kind,
                Excerpt.of(text, valued.part.start(), valued.part.end()),
                truth,
                settled && !truth.defined(),
                valued.parts.stream().map(part -> shown(part, decided)).toList());
    }
}
