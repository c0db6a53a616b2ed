package org.clawpatrol.proxy.journal;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import org.clawpatrol.proxy.file.PrivateFolder;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The journal in segment files of hash-chained JSON lines. Safe to share.
 *
 * <p>Group commit without a thread of its own: a caller queues its line and takes the lock; whoever
 * has it writes everything queued in one {@code write}, so the others find theirs done. A thread
 * with many actions at hand queues all their lines before it asks for the first. Outcomes ride
 * along with the next batch, at the latest after twice {@value #FLUSH_MILLIS} ms.
 */
public final class SegmentJournal implements Journal {
    private static final Logger LOG = LoggerFactory.getLogger(SegmentJournal.class);
    private static final int FLUSH_MILLIS = 25;

    private final ContentWriter contents = new ContentWriter();
    private final LineStamp stamp;
    private final WriterLock ownership;
    private final SegmentWriter writer;
    private final LineQueue queue = new LineQueue();
    private final ReentrantLock lock = new ReentrantLock();
    private final ScheduledExecutorService background;
    private volatile @Nullable Exception unavailable;
    private volatile boolean wroteLately;
    private Outage outage = new Outage();
    private boolean closed;

    private SegmentJournal(
            WriterLock ownership,
            SegmentSource segments,
            Tail tail,
            JournalSettings settings,
            InstantSource clock)
            throws IOException {
        this.stamp = new LineStamp(clock);
        this.ownership = ownership;
        this.background =
                Executors.newSingleThreadScheduledExecutor(
                        Thread.ofPlatform().daemon().name("journal").factory());
        this.writer =
                new SegmentWriter(segments, tail, settings, stamp, new SegmentCare(background));
    }

    /**
     * Opens the journal of a folder, creating it when needed, and continues its chain.
     *
     * @throws JournalUnavailableException when it cannot be written, is damaged at its end, or
     *     another process writes it; the message is for operators
     */
    public static SegmentJournal open(Path folder, JournalSettings settings, InstantSource clock)
            throws JournalUnavailableException {
        var segments = new SegmentFolder(folder);
        return open(
                segments, number -> DiskSegmentFile.open(segments.file(number)), settings, clock);
    }

    static SegmentJournal open(
            SegmentFolder folder,
            SegmentSource segments,
            JournalSettings settings,
            InstantSource clock)
            throws JournalUnavailableException {
        try {
            PrivateFolder.prepare(folder.path(), SegmentFolder.name(1));
            WriterLock ownership = WriterLock.take(folder.path());
            return continued(folder, ownership, segments, settings, clock);
        } catch (IOException e) {
            throw new JournalUnavailableException(
                    "the journal cannot be opened: " + e.getMessage(), e);
        }
    }

    private static SegmentJournal continued(
            SegmentFolder folder,
            WriterLock ownership,
            SegmentSource segments,
            JournalSettings settings,
            InstantSource clock)
            throws IOException {
        try {
            Tail tail = new Recovery(folder).run();
            var journal = new SegmentJournal(ownership, segments, tail, settings, clock);
            journal.start();
            return journal;
        } catch (IOException e) {
            ownership.close();
            throw e;
        }
    }

    @Override
    public Submission submit(ActionRecord intent) throws JournalUnavailableException {
        PendingLine line = queue(LineKind.INTENT, contents.intent(intent));
        return () -> {
            settle(line);
            return reservation(intent.id());
        };
    }

    private Reservation reservation(String id) {
        var completed = new AtomicBoolean();
        return outcome -> {
            if (completed.compareAndSet(false, true)) {
                complete(id, outcome);
            } else {
                LOG.error("journal: action {} was completed twice", id);
            }
        };
    }

    @Override
    public void refuse(ActionRecord record, Outcome outcome) throws JournalUnavailableException {
        settle(queue(LineKind.REFUSED, contents.refused(record, outcome)));
    }

    @Override
    public boolean writable() {
        return unavailable == null;
    }

    /** How many outcomes wait to be written. */
    public int waiting() {
        return queue.outcomes();
    }

    @Override
    public void close() {
        background.close();
        lock.lock();
        try {
            if (closed) {
                return;
            }
            drain();
            if (unavailable != null) {
                resume();
            }
            closed = true;
            unavailable = new IOException("the journal is closed");
            release();
        } catch (IOException e) {
            LOG.error("journal: could not be closed cleanly: {}", e.getMessage());
        } finally {
            lock.unlock();
        }
    }

    private void start() throws IOException {
        writer.write(List.of());
        background.scheduleWithFixedDelay(
                this::tick, FLUSH_MILLIS, FLUSH_MILLIS, TimeUnit.MILLISECONDS);
    }

    private PendingLine queue(LineKind kind, byte[] content) throws JournalUnavailableException {
        check(unavailable);
        PendingLine line = stamp.line(kind, content);
        queue.add(line);
        return line;
    }

    private void settle(PendingLine line) throws JournalUnavailableException {
        lock.lock();
        try {
            if (!line.settled()) {
                drain();
            }
            check(line.failure());
            if (!line.written()) {
                // The thread that took it along broke off.
                throw new JournalUnavailableException(
                        "the journal cannot take a record",
                        new IllegalStateException("the write was abandoned"));
            }
        } finally {
            lock.unlock();
        }
    }

    private static void check(@Nullable Exception failure) throws JournalUnavailableException {
        if (failure != null) {
            throw new JournalUnavailableException(
                    "the journal cannot take a record: " + failure.getMessage(), failure);
        }
    }

    private void complete(String id, Outcome outcome) {
        if (background.isShutdown()) {
            LOG.error("journal: action {} ended after the journal was closed", id);
            return;
        }
        queue.add(stamp.line(LineKind.OUTCOME, contents.outcome(id, outcome)));
        if (queue.crowded()) {
            lock.lock();
            try {
                drain();
            } finally {
                lock.unlock();
            }
        }
    }

    private void drain() {
        for (List<PendingLine> batch = queue.batch(); !batch.isEmpty(); batch = queue.batch()) {
            write(batch);
        }
    }

    private void write(List<PendingLine> batch) {
        Exception before = unavailable;
        if (before != null) {
            outage.take(batch, before);
            return;
        }
        try {
            writer.write(batch);
            wroteLately = true;
        } catch (IOException e) {
            LOG.error("journal: cannot be written, actions are refused: {}", e.getMessage());
            unavailable = e;
            outage.take(batch, e);
        }
    }

    private void tick() {
        if (wroteLately && unavailable == null) {
            // Nobody who answers requests shall wait for this thread while they do its work.
            wroteLately = false;
            return;
        }
        lock.lock();
        try {
            if (closed) {
                return;
            }
            drain();
            if (unavailable != null) {
                resume();
            }
        } catch (RuntimeException e) {
            LOG.error("journal: background write failed", e);
        } finally {
            lock.unlock();
        }
    }

    /** Tries to write a line that says so, with the outcomes that were kept. */
    private void resume() {
        try {
            writer.settle();
            byte[] content = contents.resumed(outage.refused(), outage.lost());
            List<PendingLine> batch = new ArrayList<>();
            batch.add(stamp.line(LineKind.RESUMED, content));
            batch.addAll(outage.kept());
            writer.write(batch);
        } catch (IOException e) {
            unavailable = e;
            return;
        }
        LOG.info("journal: takes records again; {} actions were refused", outage.refused());
        outage = new Outage();
        unavailable = null;
    }

    private void release() throws IOException {
        try {
            writer.close();
        } finally {
            ownership.close();
        }
    }
}
