package org.clawpatrol.dsl.diff;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.clawpatrol.dsl.analysis.Box;
import org.clawpatrol.dsl.analysis.Claim;
import org.clawpatrol.dsl.analysis.Region;
import org.clawpatrol.dsl.analysis.Subject;
import org.clawpatrol.dsl.analysis.Test;
import org.clawpatrol.dsl.analysis.Truth;
import org.clawpatrol.engine.expr.Expr;
import org.clawpatrol.engine.fact.FactSchema;
import org.clawpatrol.engine.fact.Family;

/** Actions that a step ends the search for, if they get there, and with which effect. Immutable. */
record Entry(int step, Box box, Effect effect) {

    /**
     * Where one condition holds, and where it has no truth value.
     *
     * @param complete whether that is all of it
     */
    record Places(Region holds, List<Box> undefined, Region decides, boolean complete) {}

    /** Makes entries; what equal conditions come to is worked out once. One thread. */
    static final class Reader {
        private static final int MOST_UNDEFINED = 256;

        private final Map<Optional<Expr>, Places> known = new HashMap<>();

        Places places(Step step) {
            return known.computeIfAbsent(
                    step.rule().flatMap(rule -> rule.condition()), Reader::read);
        }

        private static Places read(Optional<Expr> condition) {
            Region holds = Region.ofAnyAction(condition, Truth.TRUE);
            Region decides = Region.ofAnyAction(condition, Truth.NOT_FALSE);
            Region fails = Region.ofAnyAction(condition, Truth.NOT_TRUE);
            List<Box> undefined = new ArrayList<>();
            for (Box one : decides.boxes()) {
                for (Box two : fails.boxes()) {
                    Box both = one.and(two);
                    if (both != null && undefined.stream().noneMatch(both::isWithin)) {
                        undefined.add(both);
                    }
                }
            }
            boolean complete =
                    holds.complete()
                            && decides.complete()
                            && fails.complete()
                            && undefined.size() <= MOST_UNDEFINED;
            return new Places(holds, undefined, decides, complete);
        }

        /** Those of one step; a refusal needs no telling why. */
        List<Entry> entries(Step step) {
            Places places = places(step);
            List<Entry> entries = new ArrayList<>();
            if (step.guarded()) {
                unread().forEach(box -> entries.add(of(step, box, new Effect.Refused())));
            }
            if (step.effect() instanceof Effect.Refused) {
                possible(places.decides().boxes())
                        .forEach(box -> entries.add(of(step, box, step.effect())));
                return entries;
            }
            possible(places.holds().boxes())
                    .forEach(box -> entries.add(of(step, box, step.effect())));
            possible(places.undefined())
                    .forEach(box -> entries.add(of(step, box, new Effect.Refused())));
            return entries;
        }

        private static List<Box> possible(List<Box> boxes) {
            return boxes.stream().filter(HeaderNames::arePossible).toList();
        }

        /** Statements that are longer than the inspection cap, or that the parser refused. */
        private static List<Box> unread() {
            return Stream.of("sql.statement", "sql.verb")
                    .flatMap(path -> FactSchema.of(Family.SQL).fact(path).stream())
                    .map(fact -> new Claim(Subject.Legibility.of(fact), new Test.IsTrue(), false))
                    .flatMap(claim -> Stream.ofNullable(Box.ANYTHING.and(claim)))
                    .toList();
        }

        private static Entry of(Step step, Box box, Effect effect) {
            return new Entry(step.index(), box, effect);
        }
    }
}
