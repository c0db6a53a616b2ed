package org.clawpatrol.proxy.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.clawpatrol.dsl.config.Configuration;
import org.clawpatrol.dsl.config.CredentialConfig;
import org.clawpatrol.proxy.CredentialAccess;
import org.clawpatrol.proxy.GatewayException;
import org.clawpatrol.proxy.control.ControlClient;
import org.clawpatrol.proxy.probe.SecretExpiry;
import org.clawpatrol.proxy.secret.Secret;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** {@code credentials list}: which credentials have their secrets, from where, and until when. */
@Command(
        name = "list",
        description = "Show where each credential gets its secrets from, and when they end.",
        footer = {
            "",
            "Example:  clawpatrol credentials list --config gateway.hcl",
            "",
            "Secret stores and servers are not asked; `credentials test NAME` asks them. A running",
            "gateway tells which of them failed when it asked.",
            "Exit codes: 0 every credential has what it needs, 1 one lacks something or fails."
        })
final class CredentialsListCommand implements Callable<Integer> {
    private static final List<String> TITLES =
            List.of("NAME", "TYPE", "SLOT", "SECRET", "ENDS", "USED AT");

    private final Terminal terminal;

    @Option(names = "--json", description = "Print one JSON object instead.")
    private boolean json;

    @Mixin private GatewayFile file = new GatewayFile();

    CredentialsListCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    /**
     * A slot of a credential.
     *
     * @param source in words; empty for a missing secret
     */
    private record Row(
            CredentialConfig credential, String slot, String source, Optional<Instant> ends) {}

    @Override
    public Integer call() throws IOException {
        Configuration loaded = file.require(terminal);
        List<Row> rows = new ArrayList<>();
        Map<String, String> lacking = new TreeMap<>();
        try (CredentialAccess access = CredentialAccess.open(loaded, terminal.environment())) {
            for (CredentialConfig credential : loaded.credentials().values()) {
                rows.addAll(rows(access, credential));
                Optional<String> problem = access.problem(credential);
                if (problem.isPresent() || !access.complete(credential)) {
                    lacking.put(credential.name(), lack(credential, problem));
                }
            }
            failing(access.stateDir())
                    .forEach((name, why) -> lacking.putIfAbsent(name, "clawpatrol: " + name + why));
        } catch (GatewayException e) {
            throw new CommandFailure(ExitCode.FAILED, String.valueOf(e.getMessage()), e);
        }
        if (json) {
            terminal.out().println(JsonMapper.shared().writeValueAsString(asJson(rows)));
        } else {
            new TextTable(TITLES, rows.stream().map(CredentialsListCommand::cells).toList())
                    .lines()
                    .forEach(terminal.out()::println);
            lacking.values().forEach(terminal.err()::println);
        }
        return lacking.isEmpty() ? ExitCode.OK : ExitCode.FAILED;
    }

    private List<Row> rows(CredentialAccess access, CredentialConfig credential) {
        Map<String, String> sources = access.sources(credential);
        Map<String, Secret> secrets = access.atHand(credential);
        try {
            List<Row> rows = new ArrayList<>();
            for (String slot : CredentialAccess.slots(credential)) {
                Secret secret = secrets.get(slot);
                Optional<Instant> ends =
                        secret == null ? Optional.empty() : SecretExpiry.of(secret);
                boolean login = sources.getOrDefault(slot, "").equals("login");
                rows.add(
                        new Row(
                                credential,
                                slot,
                                sources.getOrDefault(slot, ""),
                                login ? access.loginEnds(credential) : ends));
            }
            if (rows.isEmpty()) {
                rows.add(new Row(credential, "", "none needed", Optional.empty()));
            }
            return rows;
        } finally {
            secrets.values().forEach(Secret::close);
        }
    }

    /** What a running gateway could not have when it needed it, by name. */
    private static Map<String, String> failing(Path stateDir) {
        try {
            Map<String, String> failing = new TreeMap<>();
            Object concerns =
                    new ControlClient(stateDir)
                            .ask(Map.of("command", "concerns"))
                            .getOrDefault("concerns", List.of());
            for (Object concern : (List<?>) concerns) {
                Map<?, ?> members = (Map<?, ?>) concern;
                failing.put(
                        String.valueOf(members.get("name")), String.valueOf(members.get("text")));
            }
            return failing;
        } catch (IOException e) {
            return Map.of(); // none runs: nothing has failed
        }
    }

    private String lack(CredentialConfig credential, Optional<String> problem) {
        return problem.map(why -> "clawpatrol: " + credential.name() + why)
                .orElseGet(
                        () ->
                                "clawpatrol: "
                                        + credential.name()
                                        + " lacks a secret: clawpatrol credentials set "
                                        + credential.name()
                                        + " --config "
                                        + file.path());
    }

    private static List<String> cells(Row row) {
        return List.of(
                row.credential().name(),
                row.credential().type(),
                row.slot().isEmpty() ? "-" : row.slot(),
                row.source().isEmpty() ? "missing" : row.source(),
                row.ends().map(Instant::toString).orElse("-"),
                String.join(", ", row.credential().endpoints()));
    }

    private static ObjectNode asJson(List<Row> rows) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        ArrayNode list = object.putArray("secrets");
        for (Row row : rows) {
            ObjectNode one = list.addObject();
            one.put("credential", row.credential().name());
            one.put("type", row.credential().type());
            one.put("slot", row.slot());
            one.put("present", !row.source().isEmpty());
            one.put("source", row.source());
            one.put("ends", row.ends().map(Instant::toString).orElse(null));
            row.credential().endpoints().forEach(one.withArray("endpoints")::add);
        }
        return object;
    }
}
