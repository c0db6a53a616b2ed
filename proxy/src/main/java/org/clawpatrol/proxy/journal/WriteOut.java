package org.clawpatrol.proxy.journal;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.nio.file.Path;
import org.clawpatrol.proxy.system.CLibrary;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has Linux begin to write a part of a file to the disk (sync_file_range(2)). Left to itself it
 * does so for tens of megabytes at once and takes a processor for milliseconds, in which no other
 * thread gets it. Waits for nothing and promises nothing about the disk. Stateless.
 */
final class WriteOut {
    private static final Logger LOG = LoggerFactory.getLogger(WriteOut.class);

    private WriteOut() {}

    /**
     * Whether Linux takes care of the bytes from one offset to another; false on other systems,
     * where native code may not be called, and for a file that cannot be opened.
     */
    static boolean begin(Path file, long from, long to) {
        if (!CLibrary.isOfLinux()) {
            return false;
        }
        try (Arena arena = Arena.ofConfined()) {
            return Calls.begin(arena.allocateFrom(file.toString()), from, to);
        } catch (Throwable e) {
            LOG.debug(
                    "journal: is written to the disk when Linux finds it is time: {}",
                    e.toString());
            return false;
        }
    }

    /** The functions of the C library, looked for when the first is called. */
    private static final class Calls {
        /** O_WRONLY, O_NONBLOCK and O_CLOEXEC, which are the same on every processor. */
        private static final int OPEN_FLAGS = 0x1 | 0x800 | 0x80000;

        private static final int SYNC_FILE_RANGE_WRITE = 2;
        private static final MethodHandle OPEN =
                CLibrary.function(
                        "open",
                        FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT),
                        Linker.Option.firstVariadicArg(2));
        private static final MethodHandle SYNC_FILE_RANGE =
                CLibrary.function(
                        "sync_file_range",
                        FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_LONG, JAVA_LONG, JAVA_INT));
        private static final MethodHandle CLOSE =
                CLibrary.function("close", FunctionDescriptor.of(JAVA_INT, JAVA_INT));

        static boolean begin(MemorySegment path, long from, long to) throws Throwable {
            int file = (int) OPEN.invokeExact(path, OPEN_FLAGS);
            if (file < 0) {
                return false;
            }
            try {
                return (int)
                                SYNC_FILE_RANGE.invokeExact(
                                        file, from, to - from, SYNC_FILE_RANGE_WRITE)
                        == 0;
            } finally {
                int _ = (int) CLOSE.invokeExact(file);
            }
        }
    }
}
