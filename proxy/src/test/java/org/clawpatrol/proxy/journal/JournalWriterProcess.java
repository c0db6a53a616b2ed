package org.clawpatrol.proxy.journal;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;

/** Writes a journal until it is killed, printing each action's id once its intent is reserved. */
final class JournalWriterProcess {
    private JournalWriterProcess() {}

    public static void main(String[] arguments) throws Exception {
        var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        SegmentJournal journal =
                SegmentJournal.open(
                        Path.of(arguments[0]),
                        new JournalSettings(200_000, Durability.PROCESS),
                        InstantSource.system());
        for (int thread = 0; thread < 3; thread++) {
            String prefix = arguments[1] + "-" + thread + "-";
            Thread.ofPlatform().start(() -> write(journal, prefix, out));
        }
    }

    private static void write(Journal journal, String prefix, PrintStream out) {
        try {
            for (int i = 0; true; i++) {
                Journal.Reservation reservation = journal.reserve(Records.action(prefix + i));
                out.println(prefix + i);
                reservation.complete(Records.OK);
            }
        } catch (JournalUnavailableException e) {
            throw new IllegalStateException(e);
        }
    }
}
