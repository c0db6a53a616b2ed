package org.clawpatrol.proxy.cli;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.clawpatrol.proxy.control.RunningGateways;
import org.clawpatrol.proxy.run.ChildEnvironment;
import org.clawpatrol.proxy.run.ClaudeLogin;
import org.clawpatrol.proxy.run.DeviceFiles;
import org.clawpatrol.proxy.run.GatewayVariables;
import org.clawpatrol.proxy.run.PrivateRelay;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code run}: one program with its traffic through the gateway. */
@Command(
        name = "run",
        description = "Run a program so that its traffic goes through the gateway.",
        footer = {
            "",
            "Example:  clawpatrol run -- curl https://api.example.com/items",
            "",
            "Sets the proxy and CA variables that curl, git, pip, npm, Deno, the AWS tools and Java",
            "read, and the placeholders that the gateway pushes, where nothing is set yet;",
            "CLAWPATROL_NO_ENV=1 sets none. For `claude`, CLAWPATROL_CLAUDE_OAUTH_SHIM=1 writes a",
            "login of placeholders. What follows COMMAND is the program's own.",
            "The exit code is the program's own; 2 when it could not be started."
        })
final class RunCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin private DeviceFolder folder = new DeviceFolder();

    @Option(
            names = "--no-auto-expose",
            description = "Accepted for scripts; nothing is exposed anyway.")
    @SuppressWarnings("UnusedVariable") // scripts pass it
    private boolean noAutoExpose;

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
        note(
                "proxy variables are advisory: a program that ignores them is not captured. Make"
                        + " them binding by allowing outbound traffic to the gateway only.");
        warnAboutReadableState();
        try (PrivateRelay relay =
                PrivateRelay.start(gateway, token, ownUser(), terminal.err()::println)) {
            return runChild(files, relay);
        }
    }

    private void note(String text) {
        terminal.err().println("clawpatrol: " + text);
    }

    /** Whoever can read the gateway's store is not held back by the gateway. */
    private void warnAboutReadableState() throws IOException {
        RunningGateways gateways = new RunningGateways(UserFolders.configuration(terminal));
        Stream.concat(
                        Stream.of(terminal.home().resolve(".clawpatrol")),
                        gateways.stateDirs().stream())
                .map(stateDir -> stateDir.resolve("clawpatrol.db"))
                .filter(Files::isReadable)
                .findFirst()
                .ifPresent(
                        store ->
                                note(
                                        "warning: this program can read the gateway's "
                                                + store
                                                + "; run the gateway as its own user"));
    }

    private int runChild(DeviceFiles files, PrivateRelay relay)
            throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
        environment(builder.environment(), files, relay.port());
        try (var signals = new PassedSignals()) {
            Process child = start(builder);
            signals.to(child);
            return child.waitFor();
        }
    }

    private void environment(Map<String, String> variables, DeviceFiles files, int relayPort)
            throws IOException, InterruptedException {
        variables.clear();
        variables.putAll(terminal.environment());
        // What belongs to the gateway and to operators is never the agent's.
        variables.keySet().removeIf(name -> name.startsWith("CLAWPATROL_SECRET_"));
        variables.remove(JoinCommand.OPERATOR_TOKEN);
        if ("1".equals(terminal.environment().get("CLAWPATROL_NO_ENV"))) {
            return;
        }
        ChildEnvironment ours = new ChildEnvironment(files);
        try {
            ours.prepareTrust();
        } catch (GeneralSecurityException e) {
            throw new CommandFailure(
                    ExitCode.USAGE, "the CA bundle could not be built: " + e.getMessage(), e);
        }
        ours.apply(variables, relayPort);
        addPlaceholders(variables, files);
        addClaudeLogin(variables);
    }

    private void addClaudeLogin(Map<String, String> variables) {
        try {
            new ClaudeLogin(terminal.environment(), terminal.home())
                    .apply(command.getFirst(), variables)
                    .ifPresent(this::note);
        } catch (IOException e) {
            note("no placeholder login for claude: " + Failures.text(e));
        }
    }

    /** Without them programs that look for a token first do not start; all else works. */
    private void addPlaceholders(Map<String, String> variables, DeviceFiles files)
            throws InterruptedException {
        try {
            GatewayVariables.missing(GatewayVariables.ask(files), variables)
                    .forEach(pushed -> variables.put(pushed.name(), pushed.value()));
        } catch (IOException e) {
            note(String.valueOf(e.getMessage()));
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
