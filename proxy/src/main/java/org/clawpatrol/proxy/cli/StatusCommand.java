package org.clawpatrol.proxy.cli;

import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.clawpatrol.proxy.control.ControlClient;
import org.clawpatrol.proxy.control.RunningGateways;
import org.clawpatrol.proxy.run.DeviceFiles;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code status}: whether this machine is joined and its gateway reachable, and whether a gateway
 * of this user raised an alarm.
 */
@Command(
        name = "status",
        description = "Check this machine's side: joined, files safe, gateway reachable.",
        footer = {
            "",
            "Example:  clawpatrol status --json",
            "",
            "Exit codes: 0 all well (or --compat-exit), 1 something is wrong."
        })
final class StatusCommand implements Callable<Integer> {
    private static final int CONNECT_MILLIS = 5000;

    private final Terminal terminal;

    @Mixin private DeviceFolder folder = new DeviceFolder();

    @Option(names = "--json", description = "Print one JSON object instead.")
    private boolean json;

    @Option(names = "--compat-exit", description = "Exit 0 whatever is found.")
    private boolean compatible;

    StatusCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    private record Check(String label, boolean well, String detail) {}

    @Override
    public Integer call() throws IOException {
        List<Check> checks = new ArrayList<>(checks(folder.files(terminal)));
        checks.addAll(alarms());
        boolean well = checks.stream().allMatch(Check::well);
        if (json) {
            terminal.out().println(JsonMapper.shared().writeValueAsString(asJson(checks, well)));
        } else {
            checks.forEach(
                    check ->
                            terminal.out()
                                    .println(
                                            (check.well() ? "  ✓ " : "  ✗ ")
                                                    + check.label()
                                                    + " — "
                                                    + check.detail()));
        }
        return well || compatible ? ExitCode.OK : ExitCode.FAILED;
    }

    private static Map<String, Object> asJson(List<Check> checks, boolean well) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("ok", well);
        object.put("checks", checks);
        return object;
    }

    private static List<Check> checks(DeviceFiles files) throws IOException {
        if (!files.joined()) {
            return List.of(
                    new Check(
                            "joined",
                            false,
                            "not joined; with the gateway running here, type: clawpatrol join --local"));
        }
        List<Check> checks = new ArrayList<>();
        checks.add(new Check("joined", true, files.folder().toString()));
        boolean ca = Files.isReadable(files.caCertificate());
        checks.add(new Check("CA bundle", ca, files.caCertificate() + (ca ? "" : " is missing")));
        checks.add(tokenFile(files.apiTokenFile()));
        checks.add(reachable(files.proxyAddress().orElse("")));
        return checks;
    }

    private static Check tokenFile(Path file) throws IOException {
        boolean own =
                Files.getPosixFilePermissions(file)
                        .equals(PosixFilePermissions.fromString("rw-------"));
        return new Check(
                "device token", own, own ? "0600" : "others can read it; type: chmod 600 " + file);
    }

    /** One check for each gateway of this user that compares its decisions. */
    private List<Check> alarms() throws IOException {
        List<Check> checks = new ArrayList<>();
        for (Path stateDir : new RunningGateways(UserFolders.configuration(terminal)).stateDirs()) {
            shadowCheck(stateDir).ifPresent(checks::add);
        }
        return checks;
    }

    private static Optional<Check> shadowCheck(Path stateDir) {
        Map<String, Object> answer;
        try {
            answer = new ControlClient(stateDir).ask(Map.of("command", "status"));
        } catch (IOException e) {
            // A gateway that is about to end; whether one is reachable is another check.
            return Optional.empty();
        }
        long oneIn = number(answer, "shadow_check");
        long differed = number(answer, "shadow_differed");
        if (oneIn == 0 && differed == 0) {
            return Optional.empty();
        }
        return Optional.of(
                new Check(
                        "policy shadow check",
                        differed == 0,
                        "%d of %d compared decisions differed%s"
                                .formatted(
                                        differed,
                                        number(answer, "shadow_compared"),
                                        differed == 0 ? "" : "; the gateway's log says how")));
    }

    private static long number(Map<String, Object> answer, String member) {
        return answer.get(member) instanceof Number number ? number.longValue() : 0;
    }

    private static Check reachable(String proxy) {
        try (Socket socket = new Socket()) {
            socket.connect(Addresses.parse(proxy), CONNECT_MILLIS);
            return new Check("gateway reachable", socket.isConnected(), proxy);
        } catch (IOException e) {
            return new Check(
                    "gateway reachable",
                    false,
                    proxy + " does not answer; start it: clawpatrol gateway gateway.hcl");
        }
    }
}
