package org.clawpatrol.proxy.protocol.http.multiplex;

/**
 * When what arrives on a stream is handed over: in turns, one for each time that its owner asked,
 * of at most {@value #ARRIVALS} arrivals; the rest waits. A turn over what waited ends with it; one
 * over what arrives ends with the connection's turn of reading. Lives on the stream's loop.
 */
final class ReadTurns {
    static final int ARRIVALS = 16;

    private final Taker taker;
    private final UnreadArrivals unread = new UnreadArrivals();
    private boolean asked;
    private boolean going;
    private boolean serving;
    private int left;

    /** Takes what arrived. */
    interface Taker {

        /** A turn began with what arrives now; {@link ReadTurns#end} is owed. */
        void turnBegan();

        /**
         * @param waited whether it had to wait for being asked for
         */
        void take(Arrival arrival, boolean waited);

        /** Called once for each turn. */
        void turnEnded();
    }

    ReadTurns(Taker taker) {
        this.taker = taker;
    }

    /** The owner wants another turn, which {@link #serve} may begin, or the next arrival. */
    void ask() {
        asked = true;
    }

    /** Hands an arrival over where that is due, true then; else it waits. */
    boolean arrived(Arrival arrival) {
        if (!due()) {
            unread.add(arrival);
            return false;
        }
        left--;
        taker.take(arrival, false);
        return true;
    }

    private boolean due() {
        if (!going && asked) {
            begin();
            taker.turnBegan();
        }
        return going && left > 0 && unread.isEmpty();
    }

    private void begin() {
        asked = false;
        going = true;
        left = ARRIVALS;
    }

    /** Ends the turn that began with an arrival. */
    void end() {
        going = false;
        taker.turnEnded();
    }

    /** Takes the turns that were asked for over what waits; false within a turn, which goes on. */
    boolean serve() {
        if (going || serving) {
            return false;
        }
        serving = true;
        while (asked && !unread.isEmpty()) {
            begin();
            takeWaiting();
            end();
        }
        serving = false;
        return true;
    }

    private void takeWaiting() {
        for (Arrival next = unread.poll(); next != null; next = left > 0 ? unread.poll() : null) {
            left--;
            taker.take(next, true);
        }
    }

    /** Whether nothing waits. */
    boolean isEmpty() {
        return unread.isEmpty();
    }

    /** Drops what waits. */
    void drop() {
        unread.drop();
    }
}
