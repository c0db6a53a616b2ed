package org.clawpatrol.proxy.telemetry;

import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/**
 * Things kept under names of the configuration: the first so many, and one for all further names,
 * because reloads may bring new names for ever. Safe to share.
 */
final class Named<T> {
    /** What all names past the bound are shown as. */
    static final String OTHER = "other";

    private final int bound;
    private final Supplier<T> maker;
    private final T other;
    private final ConcurrentHashMap<String, T> known = new ConcurrentHashMap<>();

    Named(int bound, Supplier<T> maker) {
        this.bound = bound;
        this.maker = maker;
        this.other = maker.get();
    }

    T of(String name) {
        T found = known.get(name);
        return found != null ? found : added(name);
    }

    private synchronized T added(String name) {
        T found = known.get(name);
        if (found != null) {
            return found;
        }
        if (known.size() >= bound || name.equals(OTHER)) {
            return other;
        }
        T made = maker.get();
        known.put(name, made);
        return made;
    }

    /** In the order of the names, what stands for the others last. */
    void forEach(BiConsumer<String, T> reader) {
        new TreeMap<>(known).forEach(reader);
        reader.accept(OTHER, other);
    }
}
