package org.clawpatrol.proxy.credential.store;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.clawpatrol.proxy.system.CLibrary;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A program and what it started, ended together. {@code setsid} gives the program a process group
 * of its own (setsid(2)); where there is none, its descendants are looked for instead.
 */
final class ProcessGroup {
    private static final Logger LOG = LoggerFactory.getLogger(ProcessGroup.class);
    private static final Path SETSID = Path.of("/usr/bin/setsid");
    private static final int SIGKILL = 9;
    private static final MethodHandle KILL = kill();

    private final Process process;

    ProcessGroup(Process process) {
        this.process = process;
    }

    /** The words that start a program as the first of a group. */
    static List<String> leading(List<String> command) {
        List<String> words = new ArrayList<>();
        if (Files.isExecutable(SETSID)) {
            words.add(SETSID.toString());
        }
        words.addAll(command);
        return words;
    }

    /** Ends whatever is left of it, and leaves what it printed to be read; may be called again. */
    void end() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        try {
            // Of a group that is gone, or was never made, the system says so.
            int _ = (int) KILL.invokeExact((int) -process.pid(), SIGKILL);
        } catch (Throwable e) {
            LOG.warn("a process group could not be ended: {}", e.toString());
        }
        process.toHandle().destroyForcibly();
    }

    private static MethodHandle kill() {
        return CLibrary.function(
                "kill",
                FunctionDescriptor.of(
                        ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT));
    }
}
