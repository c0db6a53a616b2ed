package org.clawpatrol.dsl.analysis;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.clawpatrol.engine.expr.SearchPattern;
import org.clawpatrol.engine.library.network.ContainsAddress;
import org.clawpatrol.engine.value.BoolValue;
import org.clawpatrol.engine.value.DoubleValue;
import org.clawpatrol.engine.value.IntValue;
import org.clawpatrol.engine.value.NetworkValue;
import org.clawpatrol.engine.value.StringValue;
import org.clawpatrol.engine.value.Value;

/** A question about the value of a subject that always has an answer. Immutable. */
public sealed interface Test {

    /** A question about one text or one number, which can be put to a value. */
    sealed interface OfValue extends Test {
        boolean accepts(Value value);
    }

    /** Whether it is one of several texts or numbers; they keep their order. */
    record OneOf(Set<Value> values) implements OfValue {
        public OneOf {
            values = Collections.unmodifiableSet(new LinkedHashSet<>(values));
        }

        @Override
        public boolean accepts(Value value) {
            return values.contains(value);
        }
    }

    record StartsWith(String prefix) implements OfValue {
        @Override
        public boolean accepts(Value value) {
            return value instanceof StringValue(String text) && text.startsWith(prefix);
        }
    }

    record EndsWith(String suffix) implements OfValue {
        @Override
        public boolean accepts(Value value) {
            return value instanceof StringValue(String text) && text.endsWith(suffix);
        }
    }

    record Contains(String part) implements OfValue {
        @Override
        public boolean accepts(Value value) {
            return value instanceof StringValue(String text) && text.contains(part);
        }
    }

    /**
     * Whether a regular expression finds something in a text.
     *
     * @param prefix what each text it finds something in begins with; may be empty
     */
    record Matching(SearchPattern pattern, String prefix) implements OfValue {
        @Override
        public boolean accepts(Value value) {
            return value instanceof StringValue(String text)
                    && pattern.pattern().matcher(text).find();
        }
    }

    /** Whether a number is not above a bound. */
    record AtMost(long bound) implements OfValue {
        @Override
        public boolean accepts(Value value) {
            return value instanceof IntValue(long number) && number <= bound;
        }
    }

    /**
     * Whether a number, with a fraction or not, is not above a bound.
     *
     * @param inclusive whether it may be the bound itself
     */
    record UpTo(double bound, boolean inclusive) implements OfValue {
        @Override
        public boolean accepts(Value value) {
            return switch (value) {
                case DoubleValue(double number) -> isUpTo(number);
                case IntValue(long number) -> isUpTo((double) number);
                default -> false;
            };
        }

        private boolean isUpTo(double number) {
            return inclusive ? number <= bound : number < bound;
        }

        /** Whether what passes this one passes the other. */
        boolean implies(UpTo other) {
            return bound < other.bound || (bound == other.bound && (other.inclusive || !inclusive));
        }
    }

    /** Whether a text is an IP address at all. */
    record IsAddress() implements OfValue {
        @Override
        public boolean accepts(Value value) {
            return new org.clawpatrol.engine.library.network.IsAddress().apply(List.of(value))
                    == BoolValue.TRUE;
        }
    }

    /** Whether a text is an address of a network. */
    record InNetwork(NetworkValue network) implements OfValue {
        @Override
        public boolean accepts(Value value) {
            return new ContainsAddress().apply(List.of(network, value)) == BoolValue.TRUE;
        }
    }

    /**
     * Whether some element of a list of texts answers a question in a given way.
     *
     * @param holds whether the answer asked for is yes
     */
    record HasElement(OfValue test, boolean holds) implements Test {
        boolean accepts(Value element) {
            return test.accepts(element) == holds;
        }
    }

    /** Whether a map has a key. */
    record HasKey(String key) implements Test {}

    /** Whether it is true. */
    record IsTrue() implements Test {}

    /** Whether it is false; what has no truth value is neither. */
    record IsFalse() implements Test {}
}
