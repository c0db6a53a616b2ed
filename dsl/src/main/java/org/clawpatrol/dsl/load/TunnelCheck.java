package org.clawpatrol.dsl.load;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.clawpatrol.dsl.schema.DecodedBlock;
import org.clawpatrol.dsl.schema.EntityKind;
import org.clawpatrol.dsl.source.Diagnostic;
import org.clawpatrol.dsl.source.Diagnostics;

/** Checks what the attributes of a tunnel must say together, and that none leads to itself. */
final class TunnelCheck {
    private static final List<String> TARGETS = List.of("pod", "service", "selector", "template");
    private static final List<String> SERVER_NEEDS =
            List.of("ca_cert", "cluster_name", "region", "credential");
    private static final Pattern POD_NAME =
            Pattern.compile("(?m)^\\s*\"?(?:name|generateName)\"?\\s*:");

    private final SymbolTable symbols;
    private final PemReader certificates;
    private final Diagnostics diagnostics;
    private final Map<String, DecodedBlock> tunnels = new LinkedHashMap<>();

    TunnelCheck(SymbolTable symbols, PemReader certificates, Diagnostics diagnostics) {
        this.symbols = symbols;
        this.certificates = certificates;
        this.diagnostics = diagnostics;
    }

    void check(Symbol symbol, DecodedBlock tunnel) {
        tunnels.put(symbol.name(), tunnel);
        switch (symbol.type()) {
            case "local_command" -> localCommand(tunnel);
            case "ssh_port_forward" -> sshPortForward(tunnel);
            case "kubernetes_port_forward" -> kubernetesPortForward(tunnel);
            case "tailscale" -> tailscale(tunnel);
            default -> throw new IllegalArgumentException(symbol.type());
        }
        if (!symbol.type().equals("ssh_port_forward") && tunnel.filled("via").isPresent()) {
            noEffect(tunnel, "via", "only `ssh_port_forward` goes through another tunnel");
        }
    }

    private void localCommand(DecodedBlock tunnel) {
        if (tunnel.texts("command").isEmpty()) {
            error("C-TUN-COMMAND", tunnel, "`command` names no program", "list it first");
        }
    }

    private void sshPortForward(DecodedBlock tunnel) {
        credentialOf(tunnel, "ssh_key");
        if (!tunnel.says("bastion") && tunnel.filled("via").isEmpty()) {
            error(
                    "C-TUN-BASTION",
                    tunnel,
                    "this tunnel does not say where to connect to",
                    "set `bastion` to `host:port`, or `via` to another tunnel");
        }
    }

    private void kubernetesPortForward(DecodedBlock tunnel) {
        List<String> targets = TARGETS.stream().filter(tunnel::says).toList();
        if (targets.size() != 1) {
            error(
                    "C-TUN-TARGET",
                    tunnel,
                    "this tunnel needs exactly one of `pod`, `service`, `selector` and `template`, "
                            + (targets.isEmpty() ? "and has none" : "and has " + quoted(targets)),
                    "say which pod to forward to");
        }
        tunnel.filled("template")
                .filter(manifest -> !POD_NAME.matcher(manifest).find())
                .ifPresent(
                        manifest ->
                                diagnostics.add(
                                        Diagnostic.error(
                                                        "C-TUN-TEMPLATE",
                                                        tunnel.span("template"),
                                                        "the manifest does not name its pod")
                                                .help(
                                                        "set `metadata.name` or"
                                                                + " `metadata.generateName` in it")));
        server(tunnel);
        certificates.read(tunnel, "ca_cert");
    }

    private void server(DecodedBlock tunnel) {
        if (tunnel.filled("server").isEmpty()) {
            return;
        }
        credentialOf(tunnel, "aws_credential");
        List<String> missing =
                SERVER_NEEDS.stream().filter(name -> tunnel.filled(name).isEmpty()).toList();
        if (!missing.isEmpty()) {
            error(
                    "C-TUN-SERVER",
                    tunnel,
                    "`server` needs " + quoted(missing) + " beside it",
                    "add them, or use the kubeconfig: leave out `server`");
        }
        if (tunnel.filled("context").isPresent()) {
            noEffect(tunnel, "context", "`server` says which cluster it is");
        }
    }

    private void tailscale(DecodedBlock tunnel) {
        credentialOf(tunnel, "tailscale_auth");
        boolean interactive = tunnel.filled("credential").isPresent();
        boolean key = tunnel.filled("authkey").isPresent();
        if (interactive && key) {
            noEffect(tunnel, "authkey", "with `credential` somebody logs in on the dashboard");
        }
        boolean secret = tunnel.filled("oauth_client_secret").isPresent();
        if (secret && !key && !interactive && tunnel.texts("tags").isEmpty()) {
            error(
                    "C-TUN-TAGS",
                    tunnel,
                    "`oauth_client_secret` needs `tags` beside it",
                    "write for example `tags = [\"tag:gateway\"]`");
        }
    }

    private void credentialOf(DecodedBlock tunnel, String type) {
        Optional<Symbol> credential =
                tunnel.filled("credential")
                        .flatMap(name -> symbols.find(EntityKind.CREDENTIAL, name))
                        .filter(found -> !found.type().equals(type));
        credential.ifPresent(
                found ->
                        diagnostics.add(
                                Diagnostic.warning(
                                                "W-TUN-CREDENTIAL",
                                                tunnel.span("credential"),
                                                "`%s` is of type `%s`; this tunnel uses `%s`"
                                                        .formatted(
                                                                found.name(), found.type(), type))
                                        .help("the tunnel cannot be opened with it")));
    }

    /** Reports every circle once, at the tunnel of it that was declared first. */
    void checkCycles() {
        Set<String> reported = new HashSet<>();
        for (String start : tunnels.keySet()) {
            List<String> path = path(start);
            if (path.isEmpty() || path.stream().anyMatch(reported::contains)) {
                continue;
            }
            reported.addAll(path);
            DecodedBlock first = tunnels.get(start);
            if (first != null) {
                cycle(first, Stream.concat(path.stream(), Stream.of(start)).toList());
            }
        }
    }

    private void cycle(DecodedBlock first, List<String> path) {
        diagnostics.add(
                Diagnostic.error(
                                "C-TUN-CYCLE",
                                first.span("via"),
                                "this tunnel goes through itself: " + String.join(" → ", path))
                        .help("remove `via` from one of them"));
    }

    /** The tunnels from one back to itself; empty when it does not come back. */
    private List<String> path(String start) {
        List<String> path = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        Optional<String> next = Optional.of(start);
        while (next.isPresent() && seen.add(next.get())) {
            path.add(next.get());
            next =
                    Optional.ofNullable(tunnels.get(next.get()))
                            .flatMap(tunnel -> tunnel.filled("via"));
        }
        return next.equals(Optional.of(start)) ? path : List.of();
    }

    private void noEffect(DecodedBlock tunnel, String attribute, String help) {
        diagnostics.add(
                Diagnostic.warning(
                                "W-NO-EFFECT",
                                tunnel.span(attribute),
                                "`" + attribute + "` has no effect here")
                        .help(help));
    }

    private void error(String id, DecodedBlock tunnel, String message, String help) {
        diagnostics.add(Diagnostic.error(id, tunnel.header(), message).help(help));
    }

    private static String quoted(List<String> names) {
        return String.join(", ", names.stream().map(name -> "`" + name + "`").toList());
    }
}
