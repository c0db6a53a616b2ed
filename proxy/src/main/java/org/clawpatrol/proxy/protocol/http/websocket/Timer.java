package org.clawpatrol.proxy.protocol.http.websocket;

/** Runs things later on the event loop of the relay. */
@FunctionalInterface
public interface Timer {

    /** Runs the task once after so many milliseconds, unless what is returned is run before. */
    Runnable after(long millis, Runnable task);
}
