package org.clawpatrol.dsl.analysis;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clawpatrol.engine.fact.Fact;
import org.clawpatrol.engine.type.Type;
import org.clawpatrol.engine.value.BoolValue;
import org.clawpatrol.engine.value.IntValue;
import org.clawpatrol.engine.value.ListValue;
import org.clawpatrol.engine.value.MapValue;
import org.clawpatrol.engine.value.StringValue;
import org.clawpatrol.engine.value.TimestampValue;
import org.clawpatrol.engine.value.Value;

/** A value of one fact for which everything holds that a box says about it. Immutable. */
final class FactSample {
    private static final int LONGEST = 64;

    private final Box box;
    private final Fact fact;
    private final Subject itself;

    FactSample(Box box, Fact fact) {
        this.box = box;
        this.fact = fact;
        this.itself = new Subject.OfFact(fact);
    }

    boolean isAbsent() {
        return box.implies(new Claim(new Subject.Presence(fact), new Test.IsTrue(), false));
    }

    /** Empty when none was found. */
    Optional<Value> value() {
        return value(fact.type(), itself);
    }

    private Optional<Value> value(Type type, Subject subject) {
        if (type == Type.Simple.STRING) {
            return TextSample.of(box.claims(subject), sizes(subject), likely(subject));
        }
        if (type == Type.Simple.INT) {
            return WholeSample.of(box.claims(subject), 0);
        }
        if (type == Type.Simple.BOOL) {
            return Optional.of(BoolValue.of(box.implies(Claim.that(subject, new Test.IsTrue()))));
        }
        if (type instanceof Type.ListOf) {
            return list(subject);
        }
        return type instanceof Type.MapOf map ? map(map, subject) : plain(type);
    }

    /** As little as a value of that type can be; empty for those that have no such thing. */
    static Optional<Value> plain(Type type) {
        return switch (type) {
            case Type.ListOf _ -> Optional.of(ListValue.EMPTY);
            case Type.MapOf _ -> Optional.of(MapValue.EMPTY);
            case Type.Simple.STRING -> Optional.of(StringValue.EMPTY);
            case Type.Simple.INT -> Optional.of(new IntValue(0));
            case Type.Simple.BOOL -> Optional.of(BoolValue.FALSE);
            case Type.Simple.DYN -> Optional.of(MapValue.EMPTY);
            case Type.Simple.TIMESTAMP -> Optional.of(new TimestampValue(Instant.EPOCH));
            case Type _ -> Optional.empty();
        };
    }

    /** An action with these looks like one. */
    private static List<String> likely(Subject subject) {
        return switch (subject.text()) {
            case "http.method" -> List.of("get", "post", "put", "delete");
            case "http.path" -> List.of("/", "/x");
            case "k8s.verb" -> List.of("get", "list", "create", "delete");
            case "sql.verb" -> List.of("select", "insert", "update", "delete");
            default -> List.of();
        };
    }

    private List<Claim> sizes(Subject subject) {
        return box.claims(new Subject.SizeOf(subject));
    }

    private Optional<Value> map(Type.MapOf type, Subject subject) {
        Map<Value, Value> entries = new LinkedHashMap<>();
        for (Claim claim : box.claims(subject)) {
            if (claim.holds() && claim.test() instanceof Test.HasKey(String key)) {
                Optional<Value> held = value(type.value(), new Subject.Entry(fact, key));
                if (held.isEmpty()) {
                    return Optional.empty();
                }
                entries.put(new StringValue(key), held.get());
            }
        }
        return Optional.of(MapValue.of(entries));
    }

    private Optional<Value> list(Subject subject) {
        List<Claim> every = new ArrayList<>();
        List<Optional<Value>> elements = new ArrayList<>();
        box.claims(subject).forEach(claim -> restrict(claim, subject, every));
        long positions = positions(subject);
        for (long i = 0; i < positions; i++) {
            elements.add(text(every, box.claims(new Subject.Element(subject, i))));
        }
        for (Claim claim : box.claims(subject)) {
            if (claim.holds() && claim.test() instanceof Test.HasElement(var test, boolean holds)) {
                elements.add(text(every, List.of(new Claim(subject, test, holds))));
            }
        }
        if (elements.stream().anyMatch(Optional::isEmpty)) {
            return Optional.empty();
        }
        return Optional.of(new ListValue(elements.stream().flatMap(Optional::stream).toList()));
    }

    private static void restrict(Claim claim, Subject subject, List<Claim> every) {
        if (!claim.holds() && claim.test() instanceof Test.HasElement(var test, boolean holds)) {
            every.add(new Claim(subject, test, !holds));
        }
    }

    /** How long it must be at least. */
    private long positions(Subject subject) {
        return Math.min(
                TextSample.lengths(sizes(subject)).stream().findFirst().orElse(0L), LONGEST);
    }

    private static Optional<Value> text(List<Claim> every, List<Claim> own) {
        List<Claim> all = new ArrayList<>(every);
        all.addAll(own);
        return TextSample.of(all, List.of(), List.of());
    }
}
