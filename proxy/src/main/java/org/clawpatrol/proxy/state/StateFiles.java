package org.clawpatrol.proxy.state;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.clawpatrol.proxy.file.PrivateFile;
import org.clawpatrol.proxy.file.PrivateFolder;

/**
 * The files of the store. They exist with mode 0600 before SQLite opens them; SQLite gives the
 * files it makes itself the mode of the database.
 */
final class StateFiles {
    private static final String DATABASE = "clawpatrol.db";
    private static final List<String> COMPANIONS = List.of("-wal", "-shm", "-journal");

    private final Path folder;
    private final Path database;

    StateFiles(Path folder) {
        this.folder = folder;
        this.database = folder.resolve(DATABASE);
    }

    Path database() {
        return database;
    }

    void prepare() {
        try {
            PrivateFolder.prepare(folder, DATABASE);
            PrivateFile.prepare(database);
            closeCompanions();
        } catch (IOException e) {
            throw unavailable(e);
        }
    }

    /** Checks that what SQLite made is private too. */
    void closeCompanions() throws IOException {
        for (String suffix : COMPANIONS) {
            Path file = folder.resolve(DATABASE + suffix);
            if (Files.exists(file)) {
                PrivateFile.close(file);
            }
        }
    }

    /** Runs the work while no other process does the same. */
    void exclusively(Runnable work) {
        Path file = folder.resolve("clawpatrol.lock");
        try {
            PrivateFile.prepare(file);
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                var _ = channel.lock(); // with the channel
                work.run();
                closeCompanions();
            }
        } catch (OverlappingFileLockException e) {
            throw new StateUnavailableException(
                    "state folder `" + folder + "` is being opened by another part of this process",
                    e);
        } catch (IOException e) {
            throw unavailable(e);
        }
    }

    private StateUnavailableException unavailable(IOException cause) {
        return new StateUnavailableException(
                "state folder `" + folder + "` cannot be used: " + cause.getMessage(), cause);
    }
}
