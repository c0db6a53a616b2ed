package org.clawpatrol.proxy.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs(OS.LINUX)
final class LowestPriorityTest {
    private static final int NICE = 19;

    @Test
    void thread_thatTakesIt_isTheOnlyOneThatGetsIt() throws Exception {
        long before = nice();
        assertThat(inThread(() -> LowestPriority.take() ? nice() : -1)).isEqualTo(19);
        assertThat(nice()).isEqualTo(before);
    }

    @Test
    void thread_thatHasItAlready_mayTakeItAgain() throws Exception {
        assertThat(inThread(LowestPriorityTest::takeTwice)).isTrue();
    }

    private static boolean takeTwice() {
        assertThat(LowestPriority.take()).isTrue();
        return LowestPriority.take();
    }

    private static <T> T inThread(Callable<T> work) throws Exception {
        FutureTask<T> task = new FutureTask<>(work);
        Thread.ofPlatform().start(task);
        return task.get();
    }

    /** Of the calling thread (proc_pid_stat(5)). */
    private static long nice() throws Exception {
        String stat = Files.readString(Path.of("/proc/thread-self/stat"));
        return Long.parseLong(stat.substring(stat.lastIndexOf(')') + 2).split(" ")[NICE - 3]);
    }
}
