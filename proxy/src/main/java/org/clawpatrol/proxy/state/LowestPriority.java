package org.clawpatrol.proxy.state;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.FunctionDescriptor;
import java.lang.invoke.MethodHandle;
import org.clawpatrol.proxy.system.CLibrary;

/**
 * The last place in the queue for processors, for threads that may wait. Only on Linux, where each
 * thread has a place of its own (setpriority(2), "C library/kernel differences"); elsewhere, and
 * where native code may not be called, a thread keeps the place it has. Stateless.
 */
final class LowestPriority {
    private static final int PRIO_PROCESS = 0;
    private static final int CALLING_THREAD = 0;
    private static final int LOWEST = 19;

    private LowestPriority() {}

    /** Whether the calling thread has it now. */
    static boolean take() {
        if (!CLibrary.isOfLinux()) {
            return false;
        }
        try {
            return (int) setPriority().invokeExact(PRIO_PROCESS, CALLING_THREAD, LOWEST) == 0;
        } catch (Throwable e) {
            return false;
        }
    }

    private static MethodHandle setPriority() {
        return CLibrary.function(
                "setpriority", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT));
    }
}
