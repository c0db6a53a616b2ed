package org.clawpatrol.proxy.cli;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.clawpatrol.proxy.run.DeviceFiles;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code join --local}: makes this machine a device of the gateway that runs on it. */
@Command(
        name = "join",
        description = "Join the gateway that runs on this machine.",
        footer = {
            "",
            "Example:  clawpatrol join --local",
            "",
            "Without --profile the device gets the default profile. With it, an operator token in",
            "CLAWPATROL_OPERATOR_TOKEN joins at once; otherwise someone approves it on the dashboard.",
            "Exit codes: 0 joined, 2 not."
        })
final class JoinCommand implements Callable<Integer> {
    static final String OPERATOR_TOKEN = "CLAWPATROL_OPERATOR_TOKEN";

    private static final int POLL_SECONDS = 2;
    private static final int GIVE_UP_AFTER_POLLS = 300;

    private final Terminal terminal;

    @Mixin private DeviceFolder folder = new DeviceFolder();
    @Mixin private RunningGateway gateway = new RunningGateway();

    @Option(names = "--local", required = true, description = "Join the gateway on this machine.")
    @SuppressWarnings("UnusedVariable") // required so that the word stays free for remote joins
    private boolean local;

    @Option(
            names = "--hostname",
            paramLabel = "NAME",
            description = "Name of this device (default: the host name).")
    private @Nullable String hostname;

    @Option(
            names = "--profile",
            paramLabel = "NAME",
            description = "Profile to ask for (default: the gateway's choice).")
    private @Nullable String profile;

    JoinCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Map<String, Object> answer = gateway.ask(terminal, request());
        if (answer.containsKey("code")) {
            answer = waitForApproval(answer);
        }
        if (!Boolean.TRUE.equals(answer.get("ok"))) {
            throw new CommandFailure(ExitCode.USAGE, "join refused: " + answer.get("message"));
        }
        String proxy = text(answer, "proxy");
        String token = text(answer, "token");
        prove(proxy, token);
        DeviceFiles files = folder.files(terminal);
        files.write(text(answer, "url"), proxy, text(answer, "ca_pem"), token);
        terminal.out().println("✓ joined gateway (profile " + text(answer, "profile") + ")");
        terminal.out().println("  files: " + files.folder());
        terminal.out().println("  next:  clawpatrol run -- curl https://HOST/");
        return ExitCode.OK;
    }

    private Map<String, Object> request() {
        Map<String, Object> request = new LinkedHashMap<>();
        request.put("command", "join");
        request.put("name", hostname == null ? localName() : hostname);
        if (profile != null) {
            request.put("profile", profile);
        }
        String operator = terminal.environment().get(OPERATOR_TOKEN);
        if (operator != null && !operator.isEmpty()) {
            request.put("operator_token", operator);
        }
        return request;
    }

    private Map<String, Object> waitForApproval(Map<String, Object> pending)
            throws InterruptedException {
        terminal.err()
                .println(
                        "Approve device code "
                                + pending.get("user_code")
                                + " on the dashboard: "
                                + pending.get("url"));
        Map<String, Object> poll =
                Map.of("command", "join-poll", "code", String.valueOf(pending.get("code")));
        for (int i = 0; i < GIVE_UP_AFTER_POLLS; i++) {
            TimeUnit.SECONDS.sleep(POLL_SECONDS);
            Map<String, Object> answer = gateway.ask(terminal, poll);
            if (!Boolean.TRUE.equals(answer.get("pending"))) {
                return answer;
            }
        }
        throw new CommandFailure(ExitCode.USAGE, "nobody approved this device in time");
    }

    /** Asks the proxy with the new token: a joined device must not be told to authenticate. */
    private static void prove(String proxy, String token) {
        var address = Addresses.parse(proxy);
        try (Socket socket = new Socket(address.getAddress(), address.getPort())) {
            socket.setSoTimeout(10_000);
            String question =
                    "GET / HTTP/1.1\r\nHost: clawpatrol.internal\r\nProxy-Authorization: Bearer "
                            + token
                            + "\r\n\r\n";
            socket.getOutputStream().write(question.getBytes(StandardCharsets.US_ASCII));
            byte[] start = socket.getInputStream().readNBytes(12);
            if (!new String(start, StandardCharsets.US_ASCII).startsWith("HTTP/1.1 ")
                    || new String(start, StandardCharsets.US_ASCII).endsWith("407")) {
                throw new CommandFailure(
                        ExitCode.USAGE, "the proxy at " + proxy + " does not accept this device");
            }
        } catch (IOException e) {
            throw new CommandFailure(
                    ExitCode.USAGE, "the proxy at " + proxy + " does not answer", e);
        }
    }

    private static String localName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException unnamed) {
            return "localhost";
        }
    }

    private static String text(Map<String, Object> answer, String member) {
        return String.valueOf(answer.getOrDefault(member, ""));
    }
}
