package org.clawpatrol.proxy.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.clawpatrol.proxy.demo.Demo;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code demo}: the whole story on loopback. */
@Command(
        name = "demo",
        description = "Play a whole story on loopback: a gateway, a service and an agent.",
        footer = {
            "",
            "Example:  clawpatrol demo --once",
            "",
            "Needs no configuration and no network, and leaves nothing behind.",
            "Exit codes with --once: 0 every outcome was as stated, 1 one was not."
        })
final class DemoCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Option(names = "--once", description = "End after the story instead of staying up.")
    private boolean once;

    DemoCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        CountDownLatch stop = new CountDownLatch(1);
        try (Demo demo = Demo.start(Version.current().number())) {
            boolean asStated = demo.play(terminal.out());
            terminal.out().println();
            terminal.out()
                    .println(
                            asStated
                                    ? "every outcome was as stated"
                                    : "NOT every outcome was as stated");
            terminal.out().println("dashboard: " + demo.dashboard());
            if (!once) {
                terminal.out()
                        .println("  first visit asks for this set-up token: " + demo.setupToken());
                terminal.out().println("Ctrl-C ends the demo.");
                Signals.on("INT", stop::countDown);
                Signals.on("TERM", stop::countDown);
                stop.await();
            }
            return asStated ? ExitCode.OK : ExitCode.FAILED;
        }
    }
}
