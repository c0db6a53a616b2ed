package org.clawpatrol.dsl.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.clawpatrol.engine.value.StringValue;
import org.clawpatrol.engine.value.Value;

/** Something that a box can be found by. Immutable. */
sealed interface Demand {

    /** How a text is demanded. */
    enum Kind {
        WHOLE,
        PREFIX,
        ELEMENT
    }

    /** That a subject has, begins with or holds a text. */
    record OfText(Subject subject, Kind kind, String text) implements Demand {}

    /** That a claim holds which nothing but itself implies. */
    record OfClaim(Claim claim) implements Demand {}

    /** What the actions of a box demand: for each way to find it, all places to put it. */
    static List<List<Demand>> choices(Box box) {
        List<List<Demand>> choices = new ArrayList<>();
        for (Claim claim : box.claims()) {
            List<Demand> places = new ArrayList<>();
            if (claim.test() instanceof Test.HasKey || claim.test() instanceof Test.IsTrue) {
                places.add(new OfClaim(claim));
            }
            texts(claim).forEach(places::add);
            if (!places.isEmpty()) {
                choices.add(places);
            }
        }
        return choices;
    }

    /** The texts that a box demands of one subject. */
    static List<OfText> texts(Box box, Subject subject) {
        return box.claims(subject).stream().flatMap(claim -> texts(claim).stream()).toList();
    }

    private static List<OfText> texts(Claim claim) {
        if (!claim.holds()) {
            return List.of();
        }
        Subject subject = claim.subject();
        return switch (claim.test()) {
            case Test.OneOf(Set<Value> values) -> all(subject, Kind.WHOLE, values);
            case Test.StartsWith(String prefix) ->
                    List.of(new OfText(subject, Kind.PREFIX, prefix));
            case Test.Matching(_, String prefix) when !prefix.isEmpty() ->
                    List.of(new OfText(subject, Kind.PREFIX, prefix));
            case Test.HasElement(Test.OneOf(Set<Value> values), boolean holds) when holds ->
                    all(subject, Kind.ELEMENT, values);
            default -> List.of();
        };
    }

    private static List<OfText> all(Subject subject, Kind kind, Set<Value> values) {
        List<OfText> texts = new ArrayList<>();
        for (Value value : values) {
            if (value instanceof StringValue(String text)) {
                texts.add(new OfText(subject, kind, text));
            }
        }
        return texts;
    }
}
