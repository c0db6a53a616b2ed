package org.clawpatrol.proxy.telemetry;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;

/** One thing for each value of a closed set. Immutable; as safe to share as the things. */
final class PerValue<E extends Enum<E>, T> {
    private final EnumMap<E, T> things;

    PerValue(Class<E> set, Supplier<T> maker) {
        things = new EnumMap<>(set);
        List.of(set.getEnumConstants()).forEach(value -> things.put(value, maker.get()));
    }

    T of(E value) {
        return Objects.requireNonNull(things.get(value));
    }

    /** In the order of the values. */
    void forEach(BiConsumer<E, T> reader) {
        things.forEach(reader);
    }

    /** A reading of each, zeros included, so that a rate is right from the first event on. */
    List<Reading> read(String label, Function<E, String> name, ToLongFunction<T> value) {
        List<Reading> readings = new ArrayList<>();
        forEach(
                (key, thing) ->
                        readings.add(
                                new Reading(
                                        Labels.of(label, name.apply(key)),
                                        value.applyAsLong(thing))));
        return readings;
    }
}
