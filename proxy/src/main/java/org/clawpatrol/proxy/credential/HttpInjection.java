package org.clawpatrol.proxy.credential;

import java.util.Set;
import java.util.TreeSet;

/** How one type of credential goes into an HTTP request. Implementations are immutable. */
public interface HttpInjection {

    /** Names of all slots a type has, those it can do without included. */
    static Set<String> allSlots(HttpInjection injection) {
        Set<String> all = new TreeSet<>(injection.slots());
        all.addAll(injection.optionalSlots());
        return all;
    }

    /** Names of the secret slots it needs, all of them. */
    Set<String> slots();

    /** Names of the secret slots it uses where they are filled. */
    default Set<String> optionalSlots() {
        return Set.of();
    }

    /** Names of the slots whose secrets stand in the request, so that they may come back. */
    default Set<String> sentSlots() {
        return slots();
    }

    /**
     * Whether it can do with these slots.
     *
     * @param filled names of the slots that have a secret
     */
    default boolean suffices(Set<String> filled) {
        return filled.containsAll(slots());
    }

    /**
     * Whether the body of such a request is to be read before it is sent. Up to the inspection cap
     * it is then there for {@link #apply}.
     */
    default boolean needsBody(RequestView request) {
        return false;
    }

    /**
     * Puts the secrets in place of whatever the agent sent there.
     *
     * @throws UnusableSecretException when a secret cannot stand where it belongs, or the request
     *     is one it cannot be put into; nothing was changed
     */
    void apply(RequestEdit request, Lease lease) throws UnusableSecretException;
}
