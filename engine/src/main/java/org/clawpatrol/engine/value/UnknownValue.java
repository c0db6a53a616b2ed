package org.clawpatrol.engine.value;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A value that the bytes of the action did not allow to be read, with the set of reasons. One
 * instance exists per set, so that producing and merging unknowns allocates nothing. Immutable.
 */
public final class UnknownValue implements Undefined {

    /** Why a value is unknown. */
    public enum Cause {
        TRUNCATED,
        UNPARSEABLE,
        OTHER,
        /** Finding out would have taken more work than one action is worth. */
        COST,
        /** A record of the action does not have it; never so while the action is live. */
        UNRECORDED
    }

    private static final List<UnknownValue> BY_MASK = everySet();

    private final int mask;
    private final Set<Cause> causes;

    private UnknownValue(int mask) {
        this.mask = mask;
        EnumSet<Cause> set = EnumSet.noneOf(Cause.class);
        for (Cause cause : Cause.values()) {
            if ((mask & bit(cause)) != 0) {
                set.add(cause);
            }
        }
        this.causes = Set.copyOf(set);
    }

    public static UnknownValue of(Cause cause) {
        return BY_MASK.get(bit(cause));
    }

    /** Unknown for the reasons of both. */
    public UnknownValue merge(UnknownValue other) {
        return BY_MASK.get(mask | other.mask);
    }

    public Set<Cause> causes() {
        return causes;
    }

    @Override
    public String typeName() {
        return "unknown";
    }

    @Override
    public String detail() {
        return causes.stream()
                .sorted()
                .map(cause -> cause.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", ", "unknown (", ")"));
    }

    @Override
    public String toString() {
        return detail();
    }

    @SuppressWarnings("EnumOrdinal") // the bit lives only in memory
    private static int bit(Cause cause) {
        return 1 << cause.ordinal();
    }

    private static List<UnknownValue> everySet() {
        List<UnknownValue> all = new ArrayList<>();
        for (int mask = 0; mask < 1 << Cause.values().length; mask++) {
            all.add(new UnknownValue(mask));
        }
        return List.copyOf(all);
    }
}
