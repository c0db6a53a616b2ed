package org.clawpatrol.engine.tree;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.clawpatrol.engine.library.network.ContainsAddress;
import org.clawpatrol.engine.value.BoolValue;
import org.clawpatrol.engine.value.ErrorValue;
import org.clawpatrol.engine.value.IntValue;
import org.clawpatrol.engine.value.ListValue;
import org.clawpatrol.engine.value.MapValue;
import org.clawpatrol.engine.value.NetworkValue;
import org.clawpatrol.engine.value.StringValue;
import org.clawpatrol.engine.value.Value;

/**
 * What a fact must be for a condition to be anything but false: a necessary condition over one fact
 * whose value is known. Immutable.
 */
public sealed interface Constraint {

    /** What it demands, to follow the name of the fact, such as {@code == "GET"}. */
    String text();

    /** Whether a value fulfils it; one that is unknown or an error might, so it does. */
    boolean admits(Value value);

    /** An action that has the fact. */
    record Present() implements Constraint {
        @Override
        public String text() {
            return "is present";
        }

        @Override
        public boolean admits(Value value) {
            return !value.equals(ErrorValue.ABSENT);
        }
    }

    /** A text that is one of these. */
    record OneOf(Set<String> texts) implements Constraint {
        public OneOf {
            texts = Set.copyOf(texts);
        }

        @Override
        public String text() {
            return texts.size() == 1 ? "== " + Quoted.first(texts) : "in " + Quoted.list(texts);
        }

        @Override
        public boolean admits(Value value) {
            return !(value instanceof StringValue(String text)) || texts.contains(text);
        }
    }

    /** A text that begins with one of these. */
    record StartsWith(Set<String> prefixes) implements Constraint {
        public StartsWith {
            prefixes = Set.copyOf(prefixes);
        }

        @Override
        public String text() {
            return "starts with " + Quoted.any(prefixes);
        }

        @Override
        public boolean admits(Value value) {
            return !(value instanceof StringValue(String text))
                    || prefixes.stream().anyMatch(text::startsWith);
        }
    }

    /** A text that ends with one of these. */
    record EndsWith(Set<String> suffixes) implements Constraint {
        public EndsWith {
            suffixes = Set.copyOf(suffixes);
        }

        @Override
        public String text() {
            return "ends with " + Quoted.any(suffixes);
        }

        @Override
        public boolean admits(Value value) {
            return !(value instanceof StringValue(String text))
                    || suffixes.stream().anyMatch(text::endsWith);
        }
    }

    /** A text in which one of these stands. */
    record Contains(Set<String> parts) implements Constraint {
        public Contains {
            parts = Set.copyOf(parts);
        }

        @Override
        public String text() {
            return "contains " + Quoted.any(parts);
        }

        @Override
        public boolean admits(Value value) {
            return !(value instanceof StringValue(String text))
                    || parts.stream().anyMatch(text::contains);
        }
    }

    /** A list that holds one of these texts. */
    record HasElement(Set<String> texts) implements Constraint {
        public HasElement {
            texts = Set.copyOf(texts);
        }

        @Override
        public String text() {
            return "holds " + Quoted.any(texts);
        }

        @Override
        public boolean admits(Value value) {
            return !(value instanceof ListValue(List<Value> elements)) || holds(elements, texts);
        }

        private static boolean holds(List<Value> elements, Set<String> texts) {
            return elements.stream()
                    .anyMatch(
                            each ->
                                    !(each instanceof StringValue(String text))
                                            || texts.contains(text));
        }
    }

    /** A list that holds a text which begins with one of these. */
    record HasElementStarting(Set<String> prefixes) implements Constraint {
        public HasElementStarting {
            prefixes = Set.copyOf(prefixes);
        }

        @Override
        public String text() {
            return "holds one that starts with " + Quoted.any(prefixes);
        }

        /** Asking anything but a text how it begins is an error. */
        @Override
        public boolean admits(Value value) {
            StartsWith begins = new StartsWith(prefixes);
            return !(value instanceof ListValue(List<Value> elements))
                    || elements.stream().anyMatch(begins::admits);
        }
    }

    /** A map that has this key. */
    record HasKey(String key) implements Constraint {
        @Override
        public String text() {
            return "has " + Quoted.of(key);
        }

        @Override
        public boolean admits(Value value) {
            return !(value instanceof MapValue map) || map.find(new StringValue(key)) != null;
        }
    }

    /**
     * A map from texts to lists of texts that has one of these under a key. By itself it says
     * nothing about a map without the key, where the condition is an error; together with {@link
     * HasKey} it does.
     */
    record HasEntry(String key, Set<String> texts) implements Constraint {
        public HasEntry {
            texts = Set.copyOf(texts);
        }

        @Override
        public String text() {
            return "has " + Quoted.of(key) + " with " + Quoted.any(texts);
        }

        @Override
        public boolean admits(Value value) {
            return !(value instanceof MapValue map)
                    || !(map.find(new StringValue(key)) instanceof ListValue(List<Value> elements))
                    || HasElement.holds(elements, texts);
        }
    }

    /** A number from the least to the most, both included; none when the least is larger. */
    record Between(long least, long most) implements Constraint {
        @Override
        public String text() {
            if (least == most) {
                return "== " + least;
            }
            if (least == Long.MIN_VALUE) {
                return "<= " + most;
            }
            return most == Long.MAX_VALUE ? ">= " + least : "from " + least + " to " + most;
        }

        @Override
        public boolean admits(Value value) {
            return !(value instanceof IntValue(long number)) || (least <= number && number <= most);
        }
    }

    /** The text of an address that belongs to one of these networks. */
    record InNetworks(Set<NetworkValue> networks) implements Constraint {
        public InNetworks {
            networks = Set.copyOf(networks);
        }

        @Override
        public String text() {
            return networks.stream()
                    .map(NetworkValue::text)
                    .sorted()
                    .collect(Collectors.joining(" or ", "in ", ""));
        }

        @Override
        public boolean admits(Value value) {
            ContainsAddress contains = new ContainsAddress();
            return networks.stream()
                    .anyMatch(each -> contains.apply(List.of(each, value)) != BoolValue.FALSE);
        }
    }
}
