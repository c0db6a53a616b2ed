package org.clawpatrol.proxy.cli;

import java.io.Console;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * Hands the signals that would end this process to its child instead, and so lets the child choose
 * the exit code. Closed when the child has ended.
 */
final class PassedSignals implements AutoCloseable {
    private final Process child;
    private final List<Signals.Registration> registrations;

    PassedSignals(Process child) {
        this.child = child;
        this.registrations =
                List.of(
                        Signals.on("INT", this::interrupt),
                        Signals.on("TERM", child::destroy),
                        Signals.on("HUP", () -> send("HUP")));
    }

    /** Ctrl-C on a terminal reaches the child by itself: twice would make many programs abort. */
    private void interrupt() {
        if (Optional.ofNullable(System.console()).filter(Console::isTerminal).isEmpty()) {
            send("INT");
        }
    }

    private void send(String signal) {
        try {
            new ProcessBuilder("kill", "-" + signal, Long.toString(child.pid())).start();
        } catch (IOException withoutKill) {
            child.destroy();
        }
    }

    @Override
    public void close() {
        registrations.forEach(Signals.Registration::close);
    }
}
