package org.clawpatrol.dsl.diff;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.clawpatrol.dsl.analysis.Box;
import org.clawpatrol.dsl.analysis.Claim;
import org.clawpatrol.dsl.analysis.Subject;
import org.clawpatrol.dsl.analysis.Test;
import org.clawpatrol.engine.expr.Expr;
import org.clawpatrol.engine.expr.Has;
import org.clawpatrol.engine.expr.Select;
import org.clawpatrol.engine.fact.Fact;
import org.clawpatrol.engine.value.BoolValue;
import org.clawpatrol.engine.value.IntValue;
import org.clawpatrol.engine.value.StringValue;
import org.clawpatrol.engine.value.Value;

/** Boxes in words: {@code method POST and path starting /repos/}. Stateless. */
final class ClaimText {
    private static final int MOST_BOXES = 3;
    private static final int MOST_CLAIMS = 8;

    private ClaimText() {}

    static String of(List<Box> boxes) {
        if (boxes.isEmpty()) {
            return "certain actions";
        }
        String text =
                boxes.stream()
                        .limit(MOST_BOXES)
                        .map(ClaimText::of)
                        .distinct()
                        .collect(Collectors.joining("; or "));
        int more = boxes.size() - MOST_BOXES;
        return more > 0 ? text + "; or %d more alternatives".formatted(more) : text;
    }

    private static String of(Box box) {
        List<String> parts =
                box.claims().stream()
                        .filter(claim -> !isSaidBy(claim, box))
                        .flatMap(claim -> words(claim).stream())
                        .distinct()
                        .toList();
        if (parts.isEmpty()) {
            return "any action";
        }
        String text = parts.stream().limit(MOST_CLAIMS).collect(Collectors.joining(" and "));
        return parts.size() > MOST_CLAIMS ? text + " and more" : text;
    }

    /** What is said of an entry says that it is there, and so does what is said of a fact. */
    private static boolean isSaidBy(Claim claim, Box box) {
        return claim.holds() && box.claims().stream().anyMatch(other -> implies(other, claim));
    }

    private static boolean implies(Claim other, Claim claim) {
        return switch (claim.test()) {
            case Test.HasKey(String key) ->
                    other.subject() instanceof Subject.Entry(_, String name) && name.equals(key);
            case Test.IsTrue() ->
                    claim.subject() instanceof Subject.Presence(Fact fact)
                            && other.subject().equals(new Subject.OfFact(fact));
            case Test _ -> false;
        };
    }

    /** Empty for what goes without saying. */
    private static Optional<String> words(Claim claim) {
        boolean holds = claim.holds();
        String name = name(claim.subject());
        return switch (claim.subject()) {
            case Subject.Legibility(var fact) ->
                    holds ? Optional.empty() : Optional.of(fact.path() + " cannot be read");
            case Subject.Presence(var fact) ->
                    Optional.of((holds ? "with " : "without ") + fact.path());
            case Subject.Computed(Select _) when claim.test() instanceof Test.OfValue ->
                    Optional.of(words(name, claim.test(), holds, claim.subject()));
            case Subject.Computed(Expr expr) -> Optional.of(computed(expr, claim));
            case Subject _ -> Optional.of(words(name, claim.test(), holds, claim.subject()));
        };
    }

    private static String computed(Expr expr, Claim claim) {
        if (expr instanceof Has(Expr target, StringValue name)
                && claim.test() instanceof Test.IsTrue) {
            String member = new Subject.Computed(new Select(target, name)).text();
            if (!name.value().isEmpty() && !member.startsWith("...")) {
                return (claim.holds() ? "with " : "without ") + member;
            }
        }
        return switch (claim.test()) {
            case Test.IsTrue() ->
                    claim.holds() ? "a computed part holds" : "a computed part does not hold";
            case Test.IsFalse() ->
                    claim.holds() ? "a computed part fails" : "a computed part does not fail";
            case Test _ -> "a computed part";
        };
    }

    private static String name(Subject subject) {
        return switch (subject) {
            case Subject.Entry(var fact, String key) ->
                    switch (fact.path()) {
                        case "http.headers" -> "header " + key;
                        case "http.query" -> "query " + key;
                        default -> subject.text();
                    };
            case Subject.SizeOf(Subject measured) -> "size of " + name(measured);
            case Subject other ->
                    switch (other.text()) {
                        case "http.method" -> "method";
                        case "http.path" -> "path";
                        default -> other.text();
                    };
        };
    }

    private static String words(String name, Test test, boolean holds, Subject subject) {
        String not = holds ? " " : " not ";
        return switch (test) {
            case Test.OneOf(Set<Value> values) -> name + not + values(values, name);
            case Test.StartsWith(String prefix) -> name + not + "starting " + prefix;
            case Test.EndsWith(String suffix) -> name + not + "ending " + suffix;
            case Test.Contains(String part) -> name + not + "containing " + part;
            case Test.Matching(var pattern, _) -> name + not + "matching " + pattern;
            case Test.AtMost(long bound) -> name + (holds ? " at most " : " above ") + bound;
            case Test.UpTo upTo -> name + bounded(upTo, holds);
            case Test.IsAddress() -> name + (holds ? " an address" : " no address");
            case Test.InNetwork(var network) -> name + not + "in " + network.text();
            case Test.HasElement(Test.OfValue inner, boolean some) ->
                    element(name, inner, some, holds, subject);
            case Test.HasKey(String key) -> (holds ? "with " : "without ") + key(name, key);
            case Test.IsTrue() -> name + (holds ? " true" : " not true");
            case Test.IsFalse() -> name + (holds ? " false" : " not false");
        };
    }

    private static String bounded(Test.UpTo upTo, boolean holds) {
        String below = upTo.inclusive() ? " at most " : " below ";
        String above = upTo.inclusive() ? " above " : " at least ";
        double bound = upTo.bound();
        String number = bound == Math.rint(bound) ? Long.toString((long) bound) : bound + "";
        return (holds ? below : above) + number;
    }

    private static String element(
            String name, Test.OfValue inner, boolean some, boolean holds, Subject subject) {
        String which = words("", inner, some, subject).strip();
        if (holds && some && inner instanceof Test.OneOf && subject instanceof Subject.Entry) {
            return name + " " + which;
        }
        return name + (holds ? " with an element " : " without an element ") + which;
    }

    private static String key(String name, String key) {
        return switch (name) {
            case "http.headers" -> "header " + key;
            case "http.query" -> "query " + key;
            default -> key + " in " + name;
        };
    }

    private static String values(Set<Value> values, String name) {
        return values.stream()
                .map(ClaimText::value)
                .map(text -> name.equals("method") ? text.toUpperCase(Locale.ROOT) : text)
                .collect(Collectors.joining(" or "));
    }

    private static String value(Value value) {
        return switch (value) {
            case StringValue(String text) -> text.isEmpty() ? "empty" : text;
            case IntValue(long number) -> Long.toString(number);
            case BoolValue truth -> Boolean.toString(truth == BoolValue.TRUE);
            case Value other -> other.typeName();
        };
    }
}
