package org.clawpatrol.proxy.journal;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.clawpatrol.dsl.explain.SensitiveNames;
import org.clawpatrol.engine.expr.FactPath;
import org.clawpatrol.engine.value.ErrorValue;
import org.clawpatrol.engine.value.MapValue;
import org.clawpatrol.engine.value.StringValue;
import org.clawpatrol.engine.value.UnknownValue;
import org.clawpatrol.engine.value.Value;

/**
 * What records keep of the facts that rules read, as text: {@code = } and JSON for a value, else
 * one of a few words. Secrets by name and long values are not kept. Stateless.
 */
public final class FactText {
    /** Longest JSON of a value that is kept, in bytes; of a longer one length and digest are. */
    public static final int LONGEST = 1 << 10;

    private static final String VALUE = "= ";
    private static final String ABSENT = "absent";
    private static final String UNKNOWN = "unknown: ";
    private static final String HIDDEN = "hidden";
    private static final String NOT_KEPT = "not kept";

    private FactText() {}

    /**
     * What was kept of a place.
     *
     * @param place where an action has it; may be shorter than what was asked for, where it has
     *     nothing or no map on the way
     */
    public record Kept(FactPath place, String text) {
        /** {@code fact/key/key}, keys written as in a JSON Pointer (RFC 6901). */
        public String name() {
            return Stream.concat(
                            Stream.of(place.fact().path()),
                            place.keys().stream().map(FactText::pointer))
                    .collect(Collectors.joining("/"));
        }
    }

    /**
     * What to keep of a place.
     *
     * @param root value of the place's fact
     */
    public static Kept of(FactPath wanted, Value root) {
        Value held = root;
        for (int i = 0; i < wanted.keys().size(); i++) {
            if (!(held instanceof MapValue map)) {
                return kept(wanted, i, held);
            }
            Value found = map.find(new StringValue(wanted.keys().get(i)));
            if (found == null) {
                return kept(wanted, i + 1, ErrorValue.ABSENT);
            }
            held = found;
        }
        return kept(wanted, wanted.keys().size(), held);
    }

    private static Kept kept(FactPath wanted, int keys, Value held) {
        FactPath place = new FactPath(wanted.fact(), wanted.keys().subList(0, keys));
        boolean secret = place.keys().stream().anyMatch(SensitiveNames::contains);
        return new Kept(place, secret && !held.equals(ErrorValue.ABSENT) ? HIDDEN : text(held));
    }

    private static String text(Value value) {
        return switch (value) {
            case UnknownValue unknown -> UNKNOWN + causes(unknown);
            case ErrorValue error -> error.equals(ErrorValue.ABSENT) ? ABSENT : NOT_KEPT;
            default -> json(value);
        };
    }

    private static String json(Value value) {
        if (ValueJson.holdsSecrets(value)) {
            return HIDDEN;
        }
        BoundedDigest written = new BoundedDigest(LONGEST);
        return ValueJson.write(value, written)
                ? written.text().map(VALUE::concat).orElseGet(written::summary)
                : NOT_KEPT;
    }

    private static String causes(UnknownValue unknown) {
        return unknown.causes().stream()
                .sorted()
                .map(cause -> cause.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(" "));
    }

    /** The value that was kept, unknown and absent ones included; empty where it was not. */
    public static Optional<Value> read(String text) {
        if (text.startsWith(VALUE)) {
            return ValueJson.read(text.substring(VALUE.length()));
        }
        if (text.startsWith(UNKNOWN)) {
            return unknown(List.of(text.substring(UNKNOWN.length()).split(" ")));
        }
        return text.equals(ABSENT) ? Optional.of(ErrorValue.ABSENT) : Optional.empty();
    }

    private static Optional<Value> unknown(List<String> causes) {
        return Stream.of(UnknownValue.Cause.values())
                .filter(cause -> causes.contains(cause.name().toLowerCase(Locale.ROOT)))
                .map(UnknownValue::of)
                .reduce(UnknownValue::merge)
                .map(unknown -> unknown);
    }

    /** The keys of a name, without its fact. */
    public static List<String> keys(String name) {
        return Stream.of(name.split("/", -1))
                .skip(1)
                .map(key -> key.replace("~1", "/").replace("~0", "~"))
                .toList();
    }

    /** Path of the fact of a name. */
    public static String fact(String name) {
        int end = name.indexOf('/');
        return end < 0 ? name : name.substring(0, end);
    }

    private static String pointer(String key) {
        return key.replace("~", "~0").replace("/", "~1");
    }
}
