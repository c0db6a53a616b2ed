package org.clawpatrol.proxy.explain;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Predicate;
import org.clawpatrol.proxy.flow.Action;
import org.jspecify.annotations.Nullable;

/**
 * The newest of many actions. Adding one stores a reference, takes no lock and makes nothing. Safe
 * to share.
 */
final class Ring {
    private final AtomicReferenceArray<@Nullable Action> slots;
    private final AtomicInteger next = new AtomicInteger();

    Ring(int size) {
        this.slots = new AtomicReferenceArray<>(size);
    }

    void add(Action action) {
        slots.set(Math.floorMod(next.getAndIncrement(), slots.length()), action);
    }

    Optional<Action> find(String id) {
        for (int i = 0; i < slots.length(); i++) {
            Action action = slots.get(i);
            if (action != null && action.id().equals(id)) {
                return Optional.of(action);
            }
        }
        return Optional.empty();
    }

    void dropIf(Predicate<Action> unwanted) {
        for (int i = 0; i < slots.length(); i++) {
            Action action = slots.get(i);
            if (action != null && unwanted.test(action)) {
                slots.compareAndSet(i, action, null);
            }
        }
    }
}
