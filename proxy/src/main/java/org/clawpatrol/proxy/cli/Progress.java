package org.clawpatrol.proxy.cli;

import java.io.PrintStream;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Says on a terminal, in one line that is written over, what a long command is at. One thread. */
final class Progress implements Consumer<String> {
    private static final long QUIET_NANOS = 1_000_000_000L;
    private static final String START_OF_CLEARED_LINE = "\r\u001b[K";

    private final PrintStream stream;
    private final boolean shown;
    private long next;
    private boolean written;

    private Progress(PrintStream stream, boolean shown) {
        this.stream = stream;
        this.shown = shown;
        this.next = System.nanoTime() + QUIET_NANOS;
    }

    /** On standard error, where that is a terminal; nothing is shown anywhere else. */
    static Progress on(Terminal terminal) {
        return new Progress(terminal.err(), ColourChoice.isErrorTerminal());
    }

    /** Shows it, unless it is too early or too soon after the last one. */
    @Override
    public void accept(String text) {
        show(() -> text);
    }

    /** The same of a text that is made only when it is shown. */
    void show(Supplier<String> text) {
        if (shown && System.nanoTime() - next >= 0) {
            stream.print(START_OF_CLEARED_LINE + text.get());
            stream.flush();
            written = true;
            next = System.nanoTime() + QUIET_NANOS;
        }
    }

    /** Leaves the line empty. */
    void end() {
        if (written) {
            stream.print(START_OF_CLEARED_LINE);
            stream.flush();
        }
    }
}
