package org.clawpatrol.proxy.cli;

import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.clawpatrol.dsl.config.Configuration;
import org.clawpatrol.dsl.config.CredentialConfig;
import org.clawpatrol.dsl.config.EndpointConfig;
import org.clawpatrol.dsl.config.HostPort;
import org.clawpatrol.proxy.CredentialAccess;
import org.clawpatrol.proxy.GatewayException;
import org.clawpatrol.proxy.credential.Lease;
import org.clawpatrol.proxy.probe.CredentialProbe;
import org.clawpatrol.proxy.probe.ProbeAnswer;
import org.clawpatrol.proxy.probe.ProbeQuestion;
import org.clawpatrol.proxy.probe.SecretExpiry;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** {@code credentials test}: whether a credential has its secrets and its service takes them. */
@Command(
        name = "test",
        description = "Find a credential's secrets, and ask its service whether it takes them.",
        footer = {
            "",
            "Example:  clawpatrol credentials test tracker_token --config gateway.hcl",
            "",
            "Sends one request that changes nothing to the endpoint's first host, from this machine.",
            "Neither the secret nor what the service says is printed.",
            "Exit codes: 0 the service takes it (with --offline: the secrets are there),",
            "1 it does not, or a secret is missing, 2 that could not be found out."
        })
final class CredentialsTestCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(index = "0", paramLabel = "NAME", description = "The credential's name.")
    private String name = "";

    @Option(
            names = "--endpoint",
            paramLabel = "E",
            description = "Ask at this endpoint (default: the credential's first).")
    private String endpoint = "";

    @Option(
            names = "--path",
            paramLabel = "PATH",
            description = "Ask for this path (default: one that suits the type, or /).")
    private String path = "";

    @Option(names = "--offline", description = "Look for the secrets only.")
    private boolean offline;

    @Option(names = "--json", description = "Print one JSON object instead.")
    private boolean json;

    @Mixin private GatewayFile file = new GatewayFile();

    CredentialsTestCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    /**
     * What was found out.
     *
     * @param code of the command
     * @param text one line for people
     */
    private record Finding(int code, String text, Optional<Integer> status) {

        static Finding of(int code, String text) {
            return new Finding(code, text, Optional.empty());
        }
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Configuration loaded = file.requireQuietly(terminal);
        CredentialConfig credential = loaded.credentials().get(name);
        if (credential == null) {
            throw new CommandFailure(
                    ExitCode.USAGE,
                    "no credential `%s` in %s; there are: %s"
                            .formatted(
                                    name,
                                    file.path(),
                                    String.join(", ", loaded.credentials().keySet())));
        }
        requirePath();
        try (CredentialAccess access = CredentialAccess.open(loaded, terminal.environment())) {
            return tested(loaded, credential, access);
        } catch (GatewayException e) {
            throw new CommandFailure(ExitCode.USAGE, String.valueOf(e.getMessage()), e);
        }
    }

    private void requirePath() {
        if (!path.isEmpty() && !path.matches("/[\\x21-\\x7e]*")) {
            throw new CommandFailure(
                    ExitCode.USAGE, "--path begins with a slash and holds printable ASCII only");
        }
    }

    private int tested(Configuration loaded, CredentialConfig credential, CredentialAccess access)
            throws InterruptedException {
        Map<String, String> sources = access.sources(credential);
        try (Lease lease = access.lend(credential)) {
            Map<String, Optional<Instant>> found = found(credential, lease);
            boolean complete = CredentialAccess.suffices(credential, found.keySet());
            Finding finding =
                    complete
                            ? offline
                                    ? Finding.of(ExitCode.OK, "the secrets are there")
                                    : asked(loaded, credential, lease)
                            : Finding.of(ExitCode.FAILED, lack(access, credential));
            return report(sources, found, finding);
        } catch (GatewayException e) {
            return report(
                    sources, Map.of(), Finding.of(ExitCode.FAILED, String.valueOf(e.getMessage())));
        }
    }

    /** When each secret ends that was found, by slot. */
    private static Map<String, Optional<Instant>> found(CredentialConfig credential, Lease lease) {
        Map<String, Optional<Instant>> found = new TreeMap<>();
        for (String slot : CredentialAccess.slots(credential)) {
            lease.slot(slot).ifPresent(secret -> found.put(slot, SecretExpiry.of(secret)));
        }
        return found;
    }

    private Finding asked(Configuration loaded, CredentialConfig credential, Lease lease) {
        Optional<EndpointConfig> at = chosen(loaded, credential);
        Optional<HostPort> host = at.flatMap(CredentialProbe::host);
        if (at.isEmpty() || host.isEmpty()) {
            return Finding.of(
                    ExitCode.USAGE,
                    "no endpoint of it has a host to ask; name another with --endpoint");
        }
        Optional<ProbeQuestion> question =
                Optional.of(path).filter(text -> !text.isEmpty()).map(ProbeQuestion::get);
        return switch (CredentialProbe.ask(at.get(), host.get(), lease, question)) {
            case ProbeAnswer.Accepted(int status) ->
                    new Finding(ExitCode.OK, host.get() + " takes it", Optional.of(status));
            case ProbeAnswer.Refused(int status) ->
                    new Finding(
                            ExitCode.FAILED, host.get() + " does not take it", Optional.of(status));
            case ProbeAnswer.Unclear(int status) ->
                    new Finding(
                            ExitCode.USAGE,
                            host.get()
                                    + " answered what does not tell; ask for something that needs"
                                    + " the credential with --path",
                            Optional.of(status));
            case ProbeAnswer.NotAsked(String why) -> Finding.of(ExitCode.USAGE, why);
        };
    }

    private Optional<EndpointConfig> chosen(Configuration loaded, CredentialConfig credential) {
        String wanted =
                endpoint.isEmpty()
                        ? credential.endpoints().stream().findFirst().orElse("")
                        : endpoint.substring(endpoint.indexOf('.') + 1);
        return credential.endpoints().contains(wanted)
                ? Optional.ofNullable(loaded.endpoints().get(wanted))
                : Optional.empty();
    }

    private String lack(CredentialAccess access, CredentialConfig credential) {
        return access.problem(credential)
                .map(why -> name + why)
                .orElse(
                        "it lacks a secret: clawpatrol credentials set "
                                + name
                                + " --config "
                                + file.path());
    }

    private int report(
            Map<String, String> sources, Map<String, Optional<Instant>> found, Finding finding) {
        if (json) {
            terminal.out()
                    .println(
                            JsonMapper.shared()
                                    .writeValueAsString(asJson(sources, found, finding)));
            return finding.code();
        }
        found.forEach(
                (slot, ends) ->
                        terminal.out()
                                .println(
                                        "secret"
                                                + (slot.isEmpty() ? "" : " " + slot)
                                                + ": "
                                                + sources.getOrDefault(slot, "found")
                                                + ends.map(end -> ", ends " + end).orElse("")));
        String status = finding.status().map(code -> " (status " + code + ")").orElse("");
        (finding.code() == ExitCode.OK ? terminal.out() : terminal.err())
                .println("clawpatrol: " + name + ": " + finding.text() + status);
        return finding.code();
    }

    private ObjectNode asJson(
            Map<String, String> sources, Map<String, Optional<Instant>> found, Finding finding) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        object.put("credential", name);
        object.put(
                "result",
                Map.of(ExitCode.OK, "accepted", ExitCode.FAILED, "refused")
                        .getOrDefault(finding.code(), "unknown"));
        object.put("detail", finding.text());
        finding.status().ifPresent(status -> object.put("status", status));
        var list = object.putArray("secrets");
        found.forEach(
                (slot, ends) ->
                        list.addObject()
                                .put("slot", slot)
                                .put("source", sources.getOrDefault(slot, ""))
                                .put("ends", ends.map(Instant::toString).orElse(null)));
        return object;
    }
}
