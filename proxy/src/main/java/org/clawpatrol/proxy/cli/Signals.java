package org.clawpatrol.proxy.cli;

import sun.misc.Signal;

/** Signals of the operating system. */
final class Signals {
    private Signals() {}

    /** Runs something on each arrival of a signal, instead of what the JVM would do. */
    @SuppressWarnings("sunapi") // Java has no other way to hear of SIGHUP or to exit 0 on SIGTERM
    static void on(String name, Runnable action) {
        Signal.handle(new Signal(name), signal -> action.run());
    }
}
