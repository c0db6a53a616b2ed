package org.clawpatrol.proxy.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A journal with a copy of its records in one more file, a JSON object a line. The copy is for
 * other programs to read; only the journal decides whether an action is recorded. Safe to share.
 */
public final class JournalCopy implements Journal {
    private static final Logger LOG = LoggerFactory.getLogger(JournalCopy.class);

    private final Journal journal;
    private final Path path;
    private final FileChannel file;
    private final ContentWriter writer = new ContentWriter();
    private final Object lock = new Object();
    // Whether the last line was not written whole; written and read under the lock.
    private boolean failing;

    private JournalCopy(Journal journal, Path path, FileChannel file) {
        this.journal = journal;
        this.path = path;
        this.file = file;
    }

    /**
     * Opens the file to append to, and makes it, readable by its owner alone, if it is not there.
     *
     * @throws JournalUnavailableException when it cannot be opened or is not a plain file
     */
    public static JournalCopy open(Path path, Journal journal) throws JournalUnavailableException {
        try {
            if (Files.exists(path) && !Files.isRegularFile(path)) {
                throw new IOException("it is not a plain file");
            }
            FileChannel file =
                    FileChannel.open(
                            path,
                            Set.of(
                                    StandardOpenOption.CREATE,
                                    StandardOpenOption.WRITE,
                                    StandardOpenOption.APPEND),
                            PosixFilePermissions.asFileAttribute(
                                    PosixFilePermissions.fromString("rw-------")));
            return new JournalCopy(journal, path, file);
        } catch (IOException e) {
            throw new JournalUnavailableException(
                    "cannot append to " + path + " (`gateway.log_path`): " + e, e);
        }
    }

    @Override
    public Submission submit(ActionRecord intent) throws JournalUnavailableException {
        Submission submission = journal.submit(intent);
        return () -> copied(intent, submission.confirm());
    }

    private Reservation copied(ActionRecord intent, Reservation reservation) {
        append(writer.intent(intent));
        return outcome -> {
            reservation.complete(outcome);
            append(writer.outcome(intent.id(), outcome));
        };
    }

    @Override
    public void refuse(ActionRecord record, Outcome outcome) throws JournalUnavailableException {
        journal.refuse(record, outcome);
        append(writer.refused(record, outcome));
    }

    @Override
    public boolean writable() {
        return journal.writable();
    }

    /** Closes the copy alone; the journal belongs to whoever opened it. */
    @Override
    public void close() {
        synchronized (lock) {
            try {
                file.close();
            } catch (IOException e) {
                LOG.warn("closing {} failed: {}", path, e.getMessage());
            }
        }
    }

    private void append(byte[] content) {
        synchronized (lock) {
            ByteBuffer line = line(content);
            try {
                while (line.hasRemaining()) {
                    file.write(line);
                }
                failing = false;
            } catch (IOException e) {
                if (!failing) {
                    LOG.error("records are missing in {}: {}", path, e.getMessage());
                }
                failing = true;
            }
        }
    }

    /** After a line that was cut off, the next one begins on a line of its own. */
    private ByteBuffer line(byte[] content) {
        ByteBuffer line = ByteBuffer.allocate(content.length + 2);
        if (failing) {
            line.put((byte) '\n');
        }
        return line.put(content).put((byte) '\n').flip();
    }
}
