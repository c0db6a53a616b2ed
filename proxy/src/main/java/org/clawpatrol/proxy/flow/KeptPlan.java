package org.clawpatrol.proxy.flow;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.clawpatrol.dsl.config.ShadowPolicies;
import org.clawpatrol.engine.expr.FactPath;
import org.clawpatrol.engine.fact.FactSchema;
import org.clawpatrol.engine.fact.Family;
import org.clawpatrol.engine.policy.EndpointPolicy;
import org.clawpatrol.proxy.journal.RecordGaps;

/**
 * What records of an endpoint's actions must keep beside what they show, as far as its rules say:
 * worked out once for each compiled policy, so that an action whose rules read nothing that could
 * be missing costs nothing. Immutable.
 *
 * @param time the moment of the action, where rules read it or what is read from it
 * @param watched where gaps of a record would leave out what rules read
 * @param places where rules look and a record may have gaps
 */
record KeptPlan(Optional<FactPath> time, RecordGaps watched, List<FactPath> places) {

    /** Of the rules in force together with those that decide beside them. */
    static KeptPlan of(Action action) {
        KeptPlan live = of(action.policy());
        ShadowPolicies shadow = action.configuration().shadow();
        return shadow.isNone()
                ? live
                : Stream.of(shadow.rules(), shadow.beside())
                        .flatMap(Optional::stream)
                        .flatMap(policy -> policy.at(action.endpoint()).stream())
                        .map(KeptPlan::of)
                        .reduce(live, KeptPlan::and);
    }

    static KeptPlan of(EndpointPolicy rules) {
        return rules.derived(KeptPlan.class, KeptPlan::made);
    }

    private static KeptPlan made(EndpointPolicy rules) {
        boolean time = rules.reads().stream().anyMatch(RecordGaps::isTime);
        RecordGaps watched = RecordGaps.under(rules.reads());
        if (rules.family() == Family.K8S && !rules.reads().isEmpty()) {
            // Whether the request could be read at all is part of every fact.
            watched = watched.and(new RecordGaps(true, false, false));
        }
        return new KeptPlan(
                time ? Optional.of(moment(rules.family())) : Optional.empty(),
                watched,
                rules.places().stream()
                        .filter(place -> RecordGaps.ALL.concern(place.fact()))
                        .toList());
    }

    private static FactPath moment(Family family) {
        return new FactPath(FactSchema.of(family).fact("request", "time").orElseThrow(), List.of());
    }

    /** Without the other's places, of which not all may be kept. */
    private KeptPlan and(KeptPlan other) {
        return new KeptPlan(time.or(other::time), watched.and(other.watched), places);
    }

    /** Whether no record need keep anything. */
    boolean isNone() {
        return time.isEmpty() && watched.isNone();
    }
}
