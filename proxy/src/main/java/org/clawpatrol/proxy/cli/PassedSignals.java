package org.clawpatrol.proxy.cli;

import java.io.Console;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Hands the signals that would end this process to its child instead, and so lets the child choose
 * the exit code. Opened before the child starts, so that no signal is lost between; closed when it
 * has ended.
 */
final class PassedSignals implements AutoCloseable {
    private final CompletableFuture<Process> child = new CompletableFuture<>();
    private final List<Signals.Registration> registrations =
            List.of(
                    Signals.on("INT", this::interrupt),
                    Signals.on("TERM", () -> send("TERM")),
                    Signals.on("HUP", () -> send("HUP")));

    /** From now on the child gets them; those that came before it at once. */
    void to(Process started) {
        child.complete(started);
    }

    /** Ctrl-C on a terminal reaches the child by itself: twice would make many programs abort. */
    private void interrupt() {
        if (Optional.ofNullable(System.console()).filter(Console::isTerminal).isEmpty()) {
            send("INT");
        }
    }

    private void send(String signal) {
        var _ = child.thenAccept(process -> send(signal, process));
    }

    private static void send(String signal, Process process) {
        try {
            new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid())).start();
        } catch (IOException withoutKill) {
            process.destroy();
        }
    }

    @Override
    public void close() {
        registrations.forEach(Signals.Registration::close);
    }
}
