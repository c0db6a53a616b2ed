package org.clawpatrol.proxy.net;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.netty.buffer.ByteBufAllocator;
import io.netty.util.ResourceLeakDetector;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.slf4j.LoggerFactory;

/** Fails a test class in which a buffer was dropped without being released. */
public final class NoLeaks implements BeforeAllCallback, AfterAllCallback {
    private static final int PROBES = 64;

    private final Logger logger = (Logger) LoggerFactory.getLogger(ResourceLeakDetector.class);
    private final ListAppender<ILoggingEvent> reports = new ListAppender<>();

    @Override
    public void beforeAll(ExtensionContext context) {
        // What earlier classes dropped when they tore down is reported before anyone listens.
        ResourceLeakDetector.setLevel(ResourceLeakDetector.Level.PARANOID);
        collect();
        reports.start();
        logger.addAppender(reports);
    }

    @Override
    public void afterAll(ExtensionContext context) {
        collect();
        logger.detachAppender(reports);
        ResourceLeakDetector.setLevel(ResourceLeakDetector.Level.SIMPLE);
        if (!reports.list.isEmpty()) {
            throw new AssertionError("leaked: " + reports.list.getFirst().getFormattedMessage());
        }
    }

    /** The detector reports what was collected when the next buffers are made. */
    private static void collect() {
        for (int i = 0; i < PROBES; i++) {
            if (i % (PROBES / 4) == 0) {
                System.gc();
            }
            ByteBufAllocator.DEFAULT.buffer(1).release();
        }
    }
}
