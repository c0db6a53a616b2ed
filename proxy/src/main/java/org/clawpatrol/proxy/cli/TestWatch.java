package org.clawpatrol.proxy.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.clawpatrol.proxy.reload.FileFingerprint;

/** Runs tests again whenever a file they depend on changes. One thread, one use. */
final class TestWatch {
    private final Terminal terminal;
    private final Path config;
    private final Pause pause;

    /** The time between two looks at the files. */
    @FunctionalInterface
    interface Pause {
        /** Returns false where watching shall end. */
        boolean pass() throws InterruptedException;
    }

    /** One run. */
    @FunctionalInterface
    interface Run {
        /** The files that the run depended on besides the configuration's own. */
        Set<Path> run() throws IOException;
    }

    TestWatch(Terminal terminal, Path config, Pause pause) {
        this.terminal = terminal;
        this.config = config;
        this.pause = pause;
    }

    /** Runs at once and after every change, until the pause says that it is enough. */
    void follow(Run run) throws IOException {
        Set<Path> watched = new TreeSet<>();
        FileFingerprint seen = ran(run, watched);
        while (waited()) {
            FileFingerprint now = look(watched);
            if (!now.equals(seen)) {
                terminal.out().println("-- " + changed(seen, now) + " changed");
                seen = ran(run, watched);
            }
        }
    }

    /** The files as they were before the run where they were known: what it may have missed. */
    private FileFingerprint ran(Run run, Set<Path> watched) throws IOException {
        FileFingerprint before = look(watched);
        watched.addAll(run.run());
        Map<Path, String> files = new TreeMap<>(look(watched).files());
        files.putAll(before.files());
        return new FileFingerprint(files);
    }

    private boolean waited() {
        try {
            return pause.pass();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private FileFingerprint look(Set<Path> watched) {
        return FileFingerprint.of(config, watched);
    }

    /** The first file that is not as it was. */
    private static Path changed(FileFingerprint before, FileFingerprint after) {
        Set<Path> files = new HashSet<>(before.files().keySet());
        files.addAll(after.files().keySet());
        return files.stream()
                .filter(file -> !same(file, before, after))
                .filter(file -> !Files.isDirectory(file))
                .sorted()
                .findFirst()
                .orElseGet(() -> List.copyOf(new TreeSet<>(files)).getFirst());
    }

    private static boolean same(Path file, FileFingerprint before, FileFingerprint after) {
        return String.valueOf(before.files().get(file))
                .equals(String.valueOf(after.files().get(file)));
    }
}
