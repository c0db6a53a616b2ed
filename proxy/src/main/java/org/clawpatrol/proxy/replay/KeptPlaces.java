package org.clawpatrol.proxy.replay;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clawpatrol.engine.expr.FactPath;
import org.clawpatrol.engine.fact.Fact;
import org.clawpatrol.engine.fact.FactSchema;
import org.clawpatrol.engine.value.ErrorValue;
import org.clawpatrol.engine.value.MapValue;
import org.clawpatrol.engine.value.StringValue;
import org.clawpatrol.engine.value.UnknownValue;
import org.clawpatrol.engine.value.Value;
import org.clawpatrol.proxy.journal.FactText;
import org.clawpatrol.proxy.journal.RecordGaps;

/**
 * What a record keeps of the facts that rules read, and the values of facts as far as that says.
 * Immutable.
 */
final class KeptPlaces {
    static final UnknownValue NOT_RECORDED = UnknownValue.of(UnknownValue.Cause.UNRECORDED);

    private final Map<Fact, List<Kept>> kept;

    private KeptPlaces(Map<Fact, List<Kept>> kept) {
        this.kept = kept;
    }

    /**
     * @param value empty where the record has only a word for it
     */
    private record Kept(FactPath place, Optional<Value> value) {}

    /** Those of the facts that a family has, but for its time, which others are read from. */
    static KeptPlaces of(Map<String, String> facts, FactSchema schema) {
        Map<Fact, List<Kept>> kept = new LinkedHashMap<>();
        facts.forEach(
                (name, text) ->
                        schema.fact(FactText.fact(name))
                                .filter(fact -> !RecordGaps.isTime(fact))
                                .map(fact -> new FactPath(fact, FactText.keys(name)))
                                .ifPresent(
                                        place ->
                                                kept.computeIfAbsent(
                                                                place.fact(),
                                                                any -> new ArrayList<>())
                                                        .add(
                                                                new Kept(
                                                                        place,
                                                                        FactText.read(text)))));
        return new KeptPlaces(kept);
    }

    /** What says most about a place. */
    private Optional<Kept> over(FactPath place) {
        List<Kept> over =
                kept.getOrDefault(place.fact(), List.of()).stream()
                        .filter(each -> each.place().holds(place))
                        .toList();
        return over.stream()
                .filter(each -> each.value().isPresent())
                .findFirst()
                .or(() -> over.stream().findFirst());
    }

    /**
     * The value of a fact as far as somebody who looks at these places can tell; empty where the
     * record keeps nothing of one of them.
     */
    Optional<Value> value(Fact fact, Collection<FactPath> places) {
        List<Kept> needed = new ArrayList<>();
        for (FactPath place : places) {
            if (place.fact().equals(fact)) {
                Optional<Kept> found = over(place);
                if (found.isEmpty()) {
                    return Optional.empty();
                }
                needed.add(found.get());
            }
        }
        if (needed.isEmpty()) {
            return Optional.empty();
        }
        Optional<Kept> root =
                needed.stream().filter(each -> each.place().keys().isEmpty()).findFirst();
        return Optional.of(
                root.map(each -> each.value().orElse(NOT_RECORDED)).orElseGet(() -> map(needed)));
    }

    /** A map of what is kept, and of nothing else. */
    private static Value map(List<Kept> needed) {
        Map<String, Object> members = new LinkedHashMap<>();
        needed.forEach(each -> put(members, each.place().keys(), each.value()));
        return mapOf(members);
    }

    @SuppressWarnings("unchecked")
    private static void put(Map<String, Object> members, List<String> keys, Optional<Value> value) {
        String first = keys.getFirst();
        if (keys.size() > 1) {
            Object inner = members.computeIfAbsent(first, any -> new LinkedHashMap<>());
            if (inner instanceof Map<?, ?> map) {
                put((Map<String, Object>) map, keys.subList(1, keys.size()), value);
            }
        } else if (!value.equals(Optional.of(ErrorValue.ABSENT))) {
            members.put(first, value.orElse(NOT_RECORDED));
        }
    }

    @SuppressWarnings("unchecked")
    private static Value mapOf(Map<String, Object> members) {
        Map<Value, Value> values = new LinkedHashMap<>();
        members.forEach(
                (name, held) ->
                        values.put(
                                new StringValue(name),
                                held instanceof Value value
                                        ? value
                                        : mapOf((Map<String, Object>) held)));
        return MapValue.of(values);
    }
}
