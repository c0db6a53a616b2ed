package org.clawpatrol.dsl.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.clawpatrol.dsl.condition.ConditionPart;
import org.clawpatrol.dsl.condition.ConditionParts;
import org.clawpatrol.dsl.config.RuleSource;
import org.clawpatrol.dsl.source.MappedText;
import org.clawpatrol.dsl.source.Span;
import org.clawpatrol.engine.expr.Expr;
import org.clawpatrol.engine.expr.Frame;
import org.clawpatrol.engine.fact.FactSchema;
import org.clawpatrol.engine.fact.Facts;
import org.clawpatrol.engine.fact.Family;

/**
 * Evaluates the condition of one rule for one action after another and tells what its atoms came
 * to. As the engine does, it goes from left to right and leaves alone what stands after a part that
 * settles a conjunction or disjunction. One thread.
 */
public final class PartObserver {
    private final Optional<ConditionPart> condition;
    private final List<Atom> atoms = new ArrayList<>();
    private final List<Expr> expressions = new ArrayList<>();

    /**
     * @param text on one line or several, as written
     */
    public record Atom(String text, Span place) {}

    private PartObserver(Optional<ConditionPart> condition, Optional<MappedText> text) {
        this.condition = condition;
        condition.ifPresent(part -> collect(part, text.orElseThrow()));
    }

    /** Of a rule without a text: it has no atoms. */
    public static PartObserver of(Optional<RuleSource> rule, Family family) {
        Optional<MappedText> text = rule.flatMap(RuleSource::condition);
        return new PartObserver(
                text.flatMap(found -> new ConditionParts().of(found.text(), FactSchema.of(family))),
                text);
    }

    private void collect(ConditionPart part, MappedText text) {
        switch (part) {
            case ConditionPart.Atom atom -> {
                atoms.add(
                        new Atom(
                                text.text().substring(atom.start(), atom.end()),
                                text.span(atom.start(), atom.end())));
                expressions.add(atom.expr());
            }
            case ConditionPart.Every every -> every.parts().forEach(each -> collect(each, text));
            case ConditionPart.Either either -> either.parts().forEach(each -> collect(each, text));
            case ConditionPart.Opposite opposite -> collect(opposite.part(), text);
            case ConditionPart.Choice choice -> {
                collect(choice.test(), text);
                collect(choice.then(), text);
                collect(choice.otherwise(), text);
            }
        }
    }

    /** In the order of the text. */
    public List<Atom> atoms() {
        return List.copyOf(atoms);
    }

    /**
     * @param seen receives the position of each atom that was reached and what it came to
     */
    public void observe(Facts facts, BiConsumer<Integer, Truth> seen) {
        condition.ifPresent(part -> new Walk(new Frame(facts), seen).truth(part));
    }

    /** One pass over the condition, which counts atoms as it goes past them. */
    private final class Walk {
        private final Frame frame;
        private final BiConsumer<Integer, Truth> seen;
        private int next;

        Walk(Frame frame, BiConsumer<Integer, Truth> seen) {
            this.frame = frame;
            this.seen = seen;
        }

        private Truth.Kind truth(ConditionPart part) {
            return switch (part) {
                case ConditionPart.Atom _ -> atom();
                case ConditionPart.Every every -> settled(every.parts(), Truth.Kind.FALSE);
                case ConditionPart.Either either -> settled(either.parts(), Truth.Kind.TRUE);
                case ConditionPart.Opposite opposite -> opposite(truth(opposite.part()));
                case ConditionPart.Choice choice -> choice(choice);
            };
        }

        private Truth.Kind atom() {
            int position = next++;
            Truth truth = PartEvaluation.truth(frame, expressions.get(position));
            seen.accept(position, truth);
            return truth.kind();
        }

        /** An undefined part lets the next be asked; only the deciding value ends it. */
        private Truth.Kind settled(List<ConditionPart> parts, Truth.Kind deciding) {
            Truth.Kind all = deciding == Truth.Kind.FALSE ? Truth.Kind.TRUE : Truth.Kind.FALSE;
            for (ConditionPart part : parts) {
                if (all == deciding) {
                    skip(part);
                    continue;
                }
                Truth.Kind found = truth(part);
                boolean defined = found == Truth.Kind.TRUE || found == Truth.Kind.FALSE;
                all = found == deciding || !defined ? found : all;
            }
            return all;
        }

        private static Truth.Kind opposite(Truth.Kind kind) {
            return switch (kind) {
                case TRUE -> Truth.Kind.FALSE;
                case FALSE -> Truth.Kind.TRUE;
                case UNKNOWN, ERROR -> kind;
            };
        }

        private Truth.Kind choice(ConditionPart.Choice choice) {
            Truth.Kind test = truth(choice.test());
            Truth.Kind then = test;
            if (test == Truth.Kind.TRUE) {
                then = truth(choice.then());
            } else {
                skip(choice.then());
            }
            Truth.Kind otherwise = test;
            if (test == Truth.Kind.FALSE) {
                otherwise = truth(choice.otherwise());
            } else {
                skip(choice.otherwise());
            }
            return test == Truth.Kind.TRUE ? then : otherwise;
        }

        private void skip(ConditionPart part) {
            switch (part) {
                case ConditionPart.Atom _ -> next++;
                case ConditionPart.Every every -> every.parts().forEach(this::skip);
                case ConditionPart.Either either -> either.parts().forEach(this::skip);
                case ConditionPart.Opposite opposite -> skip(opposite.part());
                case ConditionPart.Choice choice -> {
                    skip(choice.test());
                    skip(choice.then());
                    skip(choice.otherwise());
                }
            }
        }
    }
}
