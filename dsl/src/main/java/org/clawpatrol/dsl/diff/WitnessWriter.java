package org.clawpatrol.dsl.diff;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import org.clawpatrol.dsl.diff.Recording.Recorded;
import org.clawpatrol.dsl.test.FixtureReader;
import org.clawpatrol.engine.fact.Fact;
import org.clawpatrol.engine.fact.Family;
import org.clawpatrol.engine.value.StringValue;
import org.clawpatrol.engine.value.Value;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Makes the witness of a class out of an action that was found for it. One thread. */
final class WitnessWriter {
    private static final int LONGEST = 160;

    private final SituationComparison comparison;
    private final Recording recording;
    private final Places places;
    private final Budget budget;

    WitnessWriter(
            SituationComparison comparison, Map<Family, FixtureReader> readers, Budget budget) {
        this.comparison = comparison;
        this.places = comparison.places();
        this.recording = new Recording(comparison.before(), comparison.after(), readers);
        this.budget = budget;
    }

    /** A class as it is told: the witness, and the action as each side sees it. */
    record Told(String where, Witness witness, Draft before, Draft after) {}

    /**
     * @param byCap whether only one side can read the action to its end
     */
    Told tell(Draft draft, Difference wanted, boolean byCap) {
        if (budget.isSpent()) {
            Witness rough = Witness.ofFacts(text(draft), "not made smaller: the time was used up");
            Draft then = byCap ? comparison.seenBefore(draft) : draft;
            return new Told(
                    "actions of both rules",
                    rough,
                    then,
                    byCap ? comparison.seenAfter(draft) : draft);
        }
        if (byCap) {
            Draft small = smallestByCap(draft, wanted);
            return new Told(
                    places.words(wanted),
                    witnessByCap(small),
                    comparison.seenBefore(small),
                    comparison.seenAfter(small));
        }
        Draft small = smallest(draft, wanted);
        return new Told(places.words(wanted), witness(small, wanted), small, small);
    }

    /** The smallest that is answered so and, where the first one can, can be recorded. */
    private Draft smallest(Draft draft, Difference wanted) {
        boolean recordable = recording.of(draft, wanted).isPresent();
        Predicate<Draft> same =
                smaller ->
                        comparison.difference(smaller).equals(wanted)
                                && (!recordable || recording.of(smaller, wanted).isPresent());
        return new Shrinking(same, budget).shrink(draft);
    }

    /** The same where the sides have different inspection caps. */
    private Draft smallestByCap(Draft draft, Difference wanted) {
        return new Shrinking(
                        smaller ->
                                !smaller.truncated()
                                        && comparison.differenceByCap(smaller).equals(wanted),
                        budget)
                .shrink(draft);
    }

    private Witness witness(Draft draft, Difference wanted) {
        String text = text(draft);
        return recording
                .of(draft, wanted)
                .map(recorded -> recorded(recorded, text))
                .orElseGet(
                        () ->
                                Witness.ofFacts(
                                        text,
                                        "these facts cannot be written as a recorded action"));
    }

    private Witness witnessByCap(Draft draft) {
        long one = comparison.before().side().inspectionCap();
        long two = comparison.after().side().inspectionCap();
        return Witness.ofFacts(
                text(draft),
                "its content is longer than %d and at most %d bytes, which only one of both inspects"
                        .formatted(Math.min(one, two), Math.max(one, two)));
    }

    private Witness recorded(Recorded recorded, String text) {
        Map<String, @Nullable Object> facts = new LinkedHashMap<>();
        recorded.overrides()
                .forEach((fact, value) -> facts.put(fact.path(), PlainValues.of(value)));
        return new Witness(text, recorded.action(), facts, recording.expectation(recorded), "");
    }

    /** What is special about it. */
    private String text(Draft draft) {
        List<String> parts = new ArrayList<>();
        Map<String, Value> values = new LinkedHashMap<>();
        draft.values().entrySet().stream()
                .sorted(Comparator.comparingInt(entry -> entry.getKey().slot()))
                .forEach(entry -> values.put(entry.getKey().path(), entry.getValue()));
        if (comparison.after().side().family() == Family.HTTP) {
            parts.add(line(values));
        }
        values.forEach((path, value) -> parts.add(path + " " + shown(value)));
        draft.lost().stream()
                .map(Fact::path)
                .sorted()
                .forEach(path -> parts.add(path + " cannot be read"));
        if (draft.truncated()) {
            parts.add("content longer than the inspection cap");
        }
        if (draft.unparseable()) {
            parts.add("statement refused by the parser");
        }
        return parts.isEmpty() ? "a plain action" : String.join(", ", parts);
    }

    private static String line(Map<String, Value> values) {
        Value path = values.remove("http.path");
        Value method = values.remove("http.method");
        String verb = PlainValues.text(method).orElse("get").toUpperCase(Locale.ROOT);
        String target = path instanceof StringValue(String text) ? text : "/";
        return (verb.isEmpty() ? "(no method)" : verb)
                + " "
                + (target.isEmpty() ? "(no path)" : target);
    }

    private static String shown(Value value) {
        String json = JsonMapper.shared().writeValueAsString(PlainValues.of(value));
        return json.length() <= LONGEST ? json : json.substring(0, LONGEST) + "...";
    }
}
