package org.clawpatrol.dsl.schema;

import static org.clawpatrol.dsl.schema.AttributeSchema.optional;
import static org.clawpatrol.dsl.schema.AttributeSchema.required;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.clawpatrol.dsl.schema.AttributeSchema.Trait;

/** The types of tunnels, none of which this version can open. Stateless. */
final class TunnelSchema {
    private static final ValueKind TEXT = new ValueKind.Text();
    private static final ValueKind TEXTS = new ValueKind.Texts();
    private static final ValueKind MAP = new ValueKind.TextMap();
    private static final ValueKind CREDENTIAL = new ValueKind.Reference(EntityKind.CREDENTIAL);

    private TunnelSchema() {}

    /** By name. */
    static Map<String, BlockSchema> types() {
        return Map.of(
                "local_command", localCommand(),
                "ssh_port_forward", sshPortForward(),
                "kubernetes_port_forward", kubernetesPortForward(),
                "tailscale", tailscale());
    }

    private static BlockSchema block(
            String type, String doc, String share, AttributeSchema... attributes) {
        List<AttributeSchema> common =
                List.of(
                        optional(
                                "share",
                                new ValueKind.Choice(
                                        List.of("singleton", "per_endpoint", "per_conn"),
                                        "C-TUN-SHARE"),
                                share,
                                "who shares one open tunnel"),
                        optional(
                                "keepalive",
                                new ValueKind.KeepAlive("C-TUN-KEEP"),
                                "5m",
                                "how long an unused one stays open"),
                        optional(
                                "via",
                                new ValueKind.Reference(EntityKind.TUNNEL),
                                "",
                                "the tunnel it goes through itself"));
        return new BlockSchema(
                        "tunnel \"" + type + "\"",
                        doc,
                        Stream.concat(Stream.of(attributes), common.stream()).toList(),
                        Map.of())
                .withoutRuntime();
    }

    private static AttributeSchema credential() {
        return optional("credential", CREDENTIAL, "", "what it authenticates with");
    }

    private static BlockSchema localCommand() {
        return block(
                "local_command",
                "a program that forwards connections",
                "singleton",
                required("command", TEXTS, "the program and its arguments"),
                required("listen", new ValueKind.Address(true, false), "where the program listens"),
                optional("ready_probe", TEXT, "", "`none` to go on without waiting for it"),
                optional(
                        "ready_timeout",
                        new ValueKind.TimeSpan("C-TUN-READY"),
                        "30s",
                        "how long to wait for it"),
                optional("env", MAP, "", "further variables of its environment"),
                credential());
    }

    private static BlockSchema sshPortForward() {
        return block(
                "ssh_port_forward",
                "connections forwarded by an SSH server",
                "singleton",
                required("user", TEXT, "who logs in"),
                required("credential", CREDENTIAL, "an `ssh_key`"),
                optional(
                        "bastion",
                        new ValueKind.Address(false, false),
                        "with `via` its port 22",
                        "the SSH server"));
    }

    private static BlockSchema kubernetesPortForward() {
        return block(
                "kubernetes_port_forward",
                "a port of a pod; needs `kubectl`",
                "per_endpoint",
                required("port", new ValueKind.Whole(1, 65535, ""), "port of the pod"),
                optional("pod", TEXT, "", "name of the pod"),
                optional("service", TEXT, "", "name of a service"),
                optional("selector", MAP, "", "labels of the pod"),
                optional("template", TEXT, "", "manifest of a pod to create"),
                optional("namespace", TEXT, "default", "namespace of the pod"),
                optional("context", TEXT, "", "context of the kubeconfig; not with `server`"),
                optional(
                        "cleanup",
                        new ValueKind.Choice(List.of("delete", "keep"), "C-TUN-CLEANUP"),
                        "delete",
                        "what becomes of a created pod"),
                optional("server", TEXT, "", "API server, instead of a kubeconfig"),
                optional("ca_cert", new ValueKind.Pem(), "", "roots to trust for `server`"),
                optional("cluster_name", TEXT, "", "name of an EKS cluster"),
                optional("region", TEXT, "", "AWS region of an EKS cluster"),
                credential());
    }

    private static BlockSchema tailscale() {
        return block(
                "tailscale",
                "a node in a tailnet",
                "singleton",
                optional(
                                "authkey",
                                TEXT,
                                "",
                                "key the node joins with; better in CLAWPATROL_TUNNEL_<NAME>_AUTHKEY")
                        .with(Trait.SECRET),
                optional(
                                "oauth_client_secret",
                                TEXT,
                                "",
                                "makes such a key; needs `tags`; better in CLAWPATROL_TUNNEL_<NAME>_OAUTH_CLIENT_SECRET")
                        .with(Trait.SECRET),
                optional("control_url", TEXT, "", "control plane, unless the vendor's"),
                optional("hostname", TEXT, "clawpatrol-tunnel-<name>", "name of the node"),
                optional(
                        "state_dir",
                        new ValueKind.FilePath(),
                        "<state_dir>/tunnels/tailscale/<name>",
                        "folder of the node's state"),
                optional("tags", TEXTS, "", "tags of the node"),
                credential());
    }
}
