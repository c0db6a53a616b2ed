package org.clawpatrol.engine.fact;

import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.clawpatrol.engine.type.Type;
import org.clawpatrol.engine.value.BoolValue;
import org.clawpatrol.engine.value.DurationValue;
import org.clawpatrol.engine.value.ErrorValue;
import org.clawpatrol.engine.value.IntValue;
import org.clawpatrol.engine.value.ListValue;
import org.clawpatrol.engine.value.MapValue;
import org.clawpatrol.engine.value.OptionalValue;
import org.clawpatrol.engine.value.StringValue;
import org.clawpatrol.engine.value.TimestampValue;
import org.clawpatrol.engine.value.UnknownValue;
import org.clawpatrol.engine.value.Value;

/**
 * Facts that were all given beforehand, as fixtures do. A fact not given has the empty value of its
 * type; one the flags make meaningless is unknown whatever was given. Immutable.
 */
public final class FactValues implements Facts {
    private final FactSchema schema;
    private final Value[] values;
    private final boolean truncated;
    private final boolean unparseable;

    private FactValues(Builder builder) {
        this.schema = builder.schema;
        this.values =
                schema.facts().stream()
                        .map(fact -> builder.values.getOrDefault(fact, notGiven(fact)))
                        .toArray(Value[]::new);
        this.truncated = builder.truncated;
        this.unparseable = builder.unparseable;
    }

    public static Builder of(Family family) {
        return new Builder(FactSchema.of(family));
    }

    /** The facts of the family that these are of. */
    public FactSchema schema() {
        return schema;
    }

    @Override
    public Value value(Fact fact) {
        if (truncated && fact.lostWhenTruncated()) {
            return UnknownValue.of(UnknownValue.Cause.TRUNCATED);
        }
        if (unparseable && fact.lostWhenUnparseable()) {
            return UnknownValue.of(UnknownValue.Cause.UNPARSEABLE);
        }
        int slot = fact.slot();
        if (slot >= values.length || !isOwn(fact)) {
            return UnknownValue.of(UnknownValue.Cause.OTHER);
        }
        return values[slot];
    }

    /** Whether the schema's fact of the same slot is this one. */
    private boolean isOwn(Fact fact) {
        return schema.facts().get(fact.slot()).equals(fact);
    }

    @Override
    public boolean truncated() {
        return truncated;
    }

    @Override
    public boolean unparseable() {
        return unparseable;
    }

    private static Value notGiven(Fact fact) {
        return switch (fact.missing()) {
            case EMPTY -> empty(fact.type());
            case ABSENT -> ErrorValue.ABSENT;
            case UNKNOWN -> UnknownValue.of(UnknownValue.Cause.OTHER);
        };
    }

    private static Value empty(Type type) {
        return switch (type) {
            case Type.ListOf _ -> ListValue.EMPTY;
            case Type.MapOf _, Type.Facet _ -> MapValue.EMPTY;
            case Type.OptionalOf _ -> OptionalValue.NONE;
            case Type.Opaque _ -> UnknownValue.of(UnknownValue.Cause.OTHER);
            case Type.Simple simple -> emptyOf(simple);
        };
    }

    /** Facts are texts, numbers or dynamic; an absent dynamic one is an empty JSON object. */
    private static Value emptyOf(Type.Simple type) {
        return switch (type) {
            case STRING -> StringValue.EMPTY;
            case INT -> new IntValue(0);
            case DYN -> MapValue.EMPTY;
            case BOOL -> BoolValue.FALSE;
            case UINT, DOUBLE, BYTES, NULL, TIMESTAMP, DURATION, TYPE, NOTHING ->
                    UnknownValue.of(UnknownValue.Cause.OTHER);
        };
    }

    /** Collects facts. One thread. */
    public static final class Builder {
        private final FactSchema schema;
        private final Map<Fact, Value> values = new HashMap<>();
        private boolean truncated;
        private boolean unparseable;

        private Builder(FactSchema schema) {
            this.schema = schema;
        }

        /**
         * @param path such as {@code http.headers}
         * @throws IllegalArgumentException when the family lacks the fact or it has another type
         */
        public Builder set(String path, Value value) {
            Fact fact =
                    schema.fact(path)
                            .orElseThrow(
                                    () -> new IllegalArgumentException("no fact `" + path + "`"));
            if (!accepts(fact.type(), value)) {
                throw new IllegalArgumentException(
                        "`" + path + "` is " + fact.type().text() + ", not " + value.typeName());
            }
            values.put(fact, fact.lowerCased() ? lowerCased(value) : value);
            return this;
        }

        public Builder set(String path, String text) {
            return set(path, new StringValue(text));
        }

        public Builder set(String path, Collection<String> texts) {
            return set(path, ListValue.ofStrings(texts));
        }

        /** Makes a fact unknown for a reason that neither flag stands for. */
        public Builder unknown(String path) {
            return set(path, UnknownValue.of(UnknownValue.Cause.OTHER));
        }

        public Builder truncated() {
            truncated = true;
            return this;
        }

        public Builder unparseable() {
            unparseable = true;
            return this;
        }

        public FactValues build() {
            return new FactValues(this);
        }

        private static Value lowerCased(Value value) {
            return value instanceof StringValue(String text)
                    ? new StringValue(text.toLowerCase(Locale.ROOT))
                    : value;
        }

        private static boolean accepts(Type type, Value value) {
            if (value instanceof UnknownValue) {
                return true;
            }
            return switch (type) {
                case Type.ListOf _ -> value instanceof ListValue;
                case Type.MapOf _, Type.Facet _ -> value instanceof MapValue;
                case Type.OptionalOf _ -> value instanceof OptionalValue;
                case Type.Opaque opaque -> value.typeName().equals(opaque.name());
                case Type.Simple simple ->
                        switch (simple) {
                            case DYN -> true;
                            case STRING -> value instanceof StringValue;
                            case INT -> value instanceof IntValue;
                            case BOOL -> value instanceof BoolValue;
                            case TIMESTAMP -> value instanceof TimestampValue;
                            case DURATION -> value instanceof DurationValue;
                            case UINT, DOUBLE, BYTES, NULL, TYPE, NOTHING -> false;
                        };
            };
        }
    }
}
