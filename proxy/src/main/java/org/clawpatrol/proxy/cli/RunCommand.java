package org.clawpatrol.proxy.cli;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.clawpatrol.proxy.run.ChildEnvironment;
import org.clawpatrol.proxy.run.DeviceFiles;
import org.clawpatrol.proxy.run.PrivateRelay;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code run}: one program with its traffic through the gateway. */
@Command(
        name = "run",
        description = "Run a program so that its traffic goes through the gateway.",
        footer = {
            "",
            "Example:  clawpatrol run -- curl https://api.example.com/items",
            "",
            "Sets the proxy and CA variables that curl, git, pip, npm, Deno, the AWS tools and Java read.",
            "The exit code is the program's own; 2 when it could not be started."
        })
final class RunCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin private DeviceFolder folder = new DeviceFolder();

    @Parameters(
            arity = "1..*",
            paramLabel = "COMMAND",
            description = "The program and its arguments.")
    private List<String> command = List.of();

    RunCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        DeviceFiles files = folder.files(terminal);
        String token = files.apiToken().orElseThrow(RunCommand::notJoined);
        InetSocketAddress gateway =
                Addresses.parse(files.proxyAddress().orElseThrow(RunCommand::notJoined));
        terminal.err()
                .println(
                        "clawpatrol: proxy variables are advisory: a program that ignores them"
                                + " is not captured. Make them binding by allowing outbound traffic"
                                + " to the gateway only.");
        try (PrivateRelay relay =
                PrivateRelay.start(gateway, token, ownUser(), terminal.err()::println)) {
            return runChild(files, relay);
        }
    }

    private int runChild(DeviceFiles files, PrivateRelay relay)
            throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
        ChildEnvironment variables = new ChildEnvironment(files);
        builder.environment().keySet().removeIf(name -> name.startsWith("CLAWPATROL_SECRET_"));
        if (!"1".equals(terminal.environment().get("CLAWPATROL_NO_ENV"))) {
            prepareTrust(variables);
            variables.apply(builder.environment(), relay.port());
        }
        Process child = start(builder);
        Thread forwarder = Thread.ofPlatform().unstarted(() -> stop(child));
        Runtime.getRuntime().addShutdownHook(forwarder);
        int code = child.waitFor();
        return code;
    }

    private static void prepareTrust(ChildEnvironment variables) throws IOException {
        try {
            variables.prepareTrust();
        } catch (GeneralSecurityException e) {
            throw new CommandFailure(
                    ExitCode.USAGE, "the CA bundle could not be built: " + e.getMessage(), e);
        }
    }

    private Process start(ProcessBuilder builder) {
        try {
            return builder.start();
        } catch (IOException e) {
            throw new CommandFailure(
                    ExitCode.USAGE,
                    "cannot start `" + command.getFirst() + "`: not found or not executable",
                    e);
        }
    }

    /** A signal to us reaches the child; it gets a moment to end by itself. */
    private static void stop(Process child) {
        child.destroy();
        Optional<Integer> ended = waitBriefly(child);
        if (ended.isEmpty()) {
            child.destroyForcibly();
        }
    }

    private static Optional<Integer> waitBriefly(Process child) {
        try {
            return child.waitFor(java.time.Duration.ofSeconds(5))
                    ? Optional.of(child.exitValue())
                    : Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    /** The user id of this process, from the owner of its own kernel entry. */
    private static long ownUser() throws IOException {
        return ((Integer) Files.getAttribute(Path.of("/proc/self"), "unix:uid")).longValue();
    }

    private static CommandFailure notJoined() {
        return new CommandFailure(
                ExitCode.USAGE,
                "this machine has not joined a gateway; with the gateway running here, type:"
                        + " clawpatrol join --local");
    }
}
