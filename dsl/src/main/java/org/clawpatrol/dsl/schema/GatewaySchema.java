package org.clawpatrol.dsl.schema;

import static org.clawpatrol.dsl.schema.AttributeSchema.ineffective;
import static org.clawpatrol.dsl.schema.AttributeSchema.optional;
import static org.clawpatrol.dsl.schema.AttributeSchema.required;

import java.util.List;
import java.util.Map;
import org.clawpatrol.dsl.schema.AttributeSchema.Trait;

/** The {@code gateway} and {@code defaults} blocks. Stateless. */
final class GatewaySchema {
    private static final ValueKind TEXT = new ValueKind.Text();
    private static final ValueKind PATH = new ValueKind.FilePath();
    private static final ValueKind FLAG = new ValueKind.Flag();
    private static final ValueKind TEXTS = new ValueKind.Texts();
    private static final ValueKind PORT = new ValueKind.Whole(0, 65535, "");
    private static final ValueKind SECONDS =
            new ValueKind.Whole(Integer.MIN_VALUE, Integer.MAX_VALUE, "seconds");
    private static final ValueKind ONE_IN = new ValueKind.Whole(1, Integer.MAX_VALUE, "decisions");
    private static final ValueKind KEEP = new ValueKind.Retention("C-RETENTION");
    private static final ValueKind SIZE = new ValueKind.Size("C-LIMIT");

    private GatewaySchema() {}

    static BlockSchema gateway() {
        return new BlockSchema(
                "gateway",
                "where the gateway listens, what it keeps and how much it reads",
                gatewayAttributes(),
                Map.of(
                        "proxy", proxy(),
                        "upstream_proxy", upstreamProxy(),
                        "limits", limits(),
                        "genai_telemetry", modelTelemetry(),
                        "wireguard", wireguard(),
                        "tailscale", tailscale()));
    }

    private static List<AttributeSchema> gatewayAttributes() {
        return List.of(
                optional(
                        "dashboard_listen",
                        new ValueKind.Address(true, true),
                        "127.0.0.1:8080",
                        "address of the dashboard and its API; `off` switches it off, port 0 picks"
                                + " one"),
                optional("public_url", TEXT, "", "URL under which people reach the dashboard"),
                optional("state_dir", PATH, "~/.clawpatrol", "folder of state and journal"),
                optional(
                        "key_file",
                        PATH,
                        "~/.config/clawpatrol/master.key",
                        "master key that encrypts what rests in `state_dir`"),
                optional(
                        "time_zone",
                        TEXT,
                        "UTC",
                        "zone in which `request.hour` and `request.weekday` are read, such as"
                                + " `Europe/Berlin`"),
                optional(
                        "dashboard_session_ttl",
                        new ValueKind.TimeSpan("C-TTL"),
                        "24h",
                        "how long a dashboard login lasts"),
                optional(
                        "policy_shadow_check",
                        ONE_IN,
                        "off",
                        "compares one in so many decisions with the rules asked in order, and refuses"
                                + " where they differ; 1 compares all"),
                optional(
                        "shadow_policy",
                        PATH,
                        "",
                        "file or folder of another configuration whose rules decide beside the live"
                                + " ones and are only recorded"),
                optional(
                                "dashboard_config_writes",
                                FLAG,
                                "false",
                                "whether the dashboard may add to the configuration")
                        .with(Trait.WITHOUT_RUNTIME),
                optional(
                                "resolver",
                                TEXT,
                                "the system's",
                                "name server for the addresses of origins")
                        .with(Trait.WITHOUT_RUNTIME),
                optional("log_path", PATH, "", "file that gets a copy of every record")
                        .with(Trait.NULLABLE),
                optional(
                        "allow_unsafe",
                        TEXTS,
                        "",
                        "attributes whose unsafe value shall count: `human_on_timeout`,"
                                + " `llm_fail_mode`"),
                ineffective("telemetry", FLAG, "there is no telemetry").with(Trait.NULLABLE),
                ineffective("session_keep", KEEP, "sessions are kept"),
                ineffective("actions_keep", KEEP, "records are kept"));
    }

    private static BlockSchema proxy() {
        return new BlockSchema(
                "proxy",
                "explicit proxy for agents on this machine",
                List.of(
                        required(
                                "listen",
                                new ValueKind.Address(true, false),
                                "address for HTTP (CONNECT, absolute-form), the same inside TLS, and"
                                        + " SOCKS5"),
                        optional(
                                "tls_listen",
                                new ValueKind.Address(true, false),
                                "",
                                "address for direct TLS, for clients that cannot speak CONNECT"),
                        optional(
                                "default_profile",
                                new ValueKind.Reference(EntityKind.PROFILE),
                                "",
                                "profile of loopback peers that do not prove themselves"),
                        optional(
                                "client_ca",
                                new ValueKind.Pem(),
                                "",
                                "authority of client certificates at `tls_listen`; one is for the device"
                                        + " whose id its subject alternative name"
                                        + " `URI:clawpatrol:device:ID` gives")),
                Map.of());
    }

    private static BlockSchema upstreamProxy() {
        return new BlockSchema(
                "upstream_proxy",
                "proxy that origins are reached through; an endpoint's `dial` is handed to it as"
                        + " written, other names are looked up and checked before it gets the address",
                List.of(
                        required("url", TEXT, "`http://host:port` or `socks5://host:port`"),
                        optional(
                                "user",
                                TEXT,
                                "",
                                "user name at the proxy; its password is the secret"
                                        + " `upstream_proxy`, from `clawpatrol credentials set"
                                        + " upstream_proxy` or CLAWPATROL_SECRET_UPSTREAM_PROXY"),
                        optional(
                                "no_proxy",
                                TEXTS,
                                "",
                                "what is reached without it: names, `*.suffix`, addresses, networks"
                                        + " such as `10.0.0.0/8`"),
                        optional(
                                "remote_names",
                                FLAG,
                                "false",
                                "whether the proxy looks names up; the gateway then cannot check"
                                        + " which addresses they lead to, so the proxy must")),
                Map.of());
    }

    private static BlockSchema limits() {
        return new BlockSchema(
                "limits",
                "how much of an action is read and kept, and past what agents are refused",
                List.of(
                        optional("body_buffer", SIZE, "1MiB", "inspection cap of a request body"),
                        optional("body_storage", SIZE, "4096", "stored sample per action"),
                        optional(
                                "header",
                                SIZE,
                                "64KiB",
                                "header section of a request with its first line, 1KiB to 1MiB; past it 431"),
                        optional(
                                "header_fields",
                                new ValueKind.Whole(8, 10_000, ""),
                                "200",
                                "header fields of a request; past it 431"),
                        optional(
                                "url",
                                SIZE,
                                "16KiB",
                                "path and query of a request, 256 bytes to `header`; past it 414"),
                        optional(
                                "body",
                                SIZE,
                                "none",
                                "whole body of a request as sent; past it 413"),
                        optional(
                                "body_rate",
                                SIZE,
                                "256",
                                "a second: slowest pace of a request body, over a minute of waiting for"
                                        + " the agent; below it 408 (not for gRPC, WebSockets and"
                                        + " whatever the origin already answers)"),
                        optional(
                                "response_timeout",
                                new ValueKind.TimeSpan("C-LIMIT"),
                                "30m",
                                "longest silence of an origin that owes an answer, before its head or"
                                        + " in its body, 1s to 24h; past it 504, or the answer breaks"
                                        + " off (not for WebSockets)"),
                        optional(
                                "idle_origin_timeout",
                                new ValueKind.TimeSpan("C-LIMIT"),
                                "5s",
                                "how long a connection to an origin is kept without use, 1s to 10m"),
                        optional(
                                "idle_origin_connections",
                                new ValueKind.Whole(1, 10_000, ""),
                                "128",
                                "connections to origins kept without use; past it the one that rested"
                                        + " longest is closed (what rests for less than a quarter of"
                                        + " `idle_origin_timeout` does not count)"),
                        optional(
                                "idle_origin_connections_per_host",
                                new ValueKind.Whole(1, 10_000, ""),
                                "8",
                                "the same, to one host and port"),
                        optional(
                                "streams",
                                new ValueKind.Whole(1, 10_000, ""),
                                "100",
                                "requests at a time on one HTTP/2 connection; more must wait"),
                        optional(
                                "connections",
                                new ValueKind.Whole(1, 1_000_000, ""),
                                "10000",
                                "connections of all agents; more are closed at once"),
                        optional(
                                "connections_per_peer",
                                new ValueKind.Whole(1, 1_000_000, ""),
                                "`connections`",
                                "connections of one device; past it 503, or a TLS alert")),
                Map.of());
    }

    private static BlockSchema modelTelemetry() {
        return new BlockSchema(
                        "genai_telemetry",
                        "spans of calls to language models",
                        List.of(
                                optional(
                                        "include_message_content",
                                        FLAG,
                                        "false",
                                        "whether prompts and answers are part of them")),
                        Map.of())
                .withoutRuntime();
    }

    private static BlockSchema wireguard() {
        return new BlockSchema(
                        "wireguard",
                        "WireGuard listener for agents on other machines",
                        List.of(
                                optional("subnet_cidr", TEXT, "", "subnet of the peers"),
                                optional("listen_port", PORT, "51820", "UDP port"),
                                optional(
                                        "host_loopback_port",
                                        PORT,
                                        "8443",
                                        "TLS dashboard for clients on this machine"),
                                optional("endpoint", TEXT, "", "`host:port` that peers dial"),
                                optional("interface", TEXT, "clawpatrol", "client interface name"),
                                ineffective("server_pub", TEXT, "accepted for existing files")),
                        Map.of())
                .withoutRuntime();
    }

    private static BlockSchema tailscale() {
        return new BlockSchema(
                        "tailscale",
                        "a node in a tailnet for agents on other machines",
                        List.of(
                                optional(
                                                "authkey",
                                                TEXT,
                                                "TS_AUTHKEY",
                                                "key the node joins with; better in the variable TS_AUTHKEY")
                                        .with(Trait.SECRET),
                                optional(
                                        "hostname", TEXT, "clawpatrol-gateway", "name of the node"),
                                optional(
                                        "control_url",
                                        TEXT,
                                        "",
                                        "control plane, unless the vendor's"),
                                optional("tags", TEXTS, "", "tags of the keys of devices"),
                                optional(
                                        "operators",
                                        TEXTS,
                                        "",
                                        "logins that need no password: `user@domain` or"
                                                + " `*@domain`"),
                                optional("funnel", FLAG, "false", "whether joining is public"),
                                optional(
                                        "oauth_client_id",
                                        TEXT,
                                        "",
                                        "client that makes the keys of devices"),
                                optional(
                                                "oauth_client_secret",
                                                TEXT,
                                                "",
                                                "its secret, as `{{secret:VARIABLE}}`")
                                        .with(Trait.SECRET)),
                        Map.of())
                .withoutRuntime();
    }

    static BlockSchema defaults() {
        return new BlockSchema(
                "defaults",
                "what holds where nothing else is said",
                List.of(
                        optional(
                                "unknown_host",
                                new ValueKind.Choice(
                                        List.of("deny", "passthrough"), "C-UNKNOWN-HOST"),
                                "passthrough",
                                "what happens to hosts that no endpoint claims"),
                        optional(
                                "no_match",
                                new ValueKind.Choice(List.of("allow", "deny"), "C-NO-MATCH"),
                                "allow",
                                "what happens to an action that no rule matches"),
                        optional("human_timeout", SECONDS, "600", "how long people are waited for"),
                        optional(
                                "human_on_timeout",
                                TEXT,
                                "deny",
                                "what an approval that times out means; `allow` counts only with"
                                        + " `gateway.allow_unsafe`"),
                        optional(
                                "llm_fail_mode",
                                TEXT,
                                "closed",
                                "what a failing model means; no model runs yet"),
                        optional(
                                "llm_cache_ttl",
                                SECONDS,
                                "",
                                "how long a model's answers are kept; no model runs yet")),
                Map.of());
    }
}
