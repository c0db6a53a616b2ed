package org.clawpatrol.dsl.schema;

import static org.clawpatrol.dsl.schema.AttributeSchema.ineffective;
import static org.clawpatrol.dsl.schema.AttributeSchema.optional;
import static org.clawpatrol.dsl.schema.AttributeSchema.required;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.clawpatrol.engine.fact.Family;

/** The types of endpoints. Stateless. */
final class EndpointSchema {
    private static final ValueKind TEXT = new ValueKind.Text();
    private static final ValueKind FLAG = new ValueKind.Flag();
    private static final ValueKind TEXTS = new ValueKind.Texts();
    private static final int HTTPS_PORT = 443;
    private static final int POSTGRES_PORT = 5432;
    private static final int CLICKHOUSE_PORT = 9000;
    private static final int SSH_PORT = 22;

    private EndpointSchema() {}

    /** By name. */
    static Map<String, EndpointType> types() {
        Map<String, EndpointType> types = new TreeMap<>();
        types.put("https", new EndpointType(framed(https()), Family.HTTP, HTTPS_PORT));
        types.put("openai_codex_https", new EndpointType(framed(codex()), Family.HTTP, HTTPS_PORT));
        types.put("kubernetes", new EndpointType(framed(kubernetes()), Family.K8S, HTTPS_PORT));
        types.put("postgres", later(postgres(), Family.SQL, POSTGRES_PORT));
        types.put("clickhouse_https", later(clickhouseHttps(), Family.SQL, HTTPS_PORT));
        types.put("clickhouse_native", later(clickhouseNative(), Family.SQL, CLICKHOUSE_PORT));
        types.put("ssh", later(ssh(), Family.SSH, SSH_PORT));
        return types;
    }

    /** A type whose traffic this version cannot handle. */
    private static EndpointType later(BlockSchema block, Family family, int port) {
        return new EndpointType(framed(block).withoutRuntime(), family, port);
    }

    private static BlockSchema framed(BlockSchema block) {
        return block.with(
                List.of(
                        optional(
                                "tunnel",
                                new ValueKind.Reference(EntityKind.TUNNEL),
                                "",
                                "connects through this tunnel"),
                        optional("description", TEXT, "", "shown to agents"),
                        ineffective(
                                "retention",
                                new ValueKind.Retention("C-RETENTION"),
                                "records are kept")));
    }

    private static BlockSchema block(String type, String doc, AttributeSchema... attributes) {
        return new BlockSchema("endpoint \"" + type + "\"", doc, List.of(attributes), Map.of());
    }

    private static AttributeSchema hosts() {
        return required("hosts", TEXTS, "hosts it claims");
    }

    private static BlockSchema https() {
        return block(
                "https",
                "an HTTP service reached over TLS",
                hosts(),
                dial("address to connect to instead of the requested name"),
                roots(),
                pathNormalization());
    }

    private static AttributeSchema dial(String doc) {
        return optional("dial", new ValueKind.Address(false, false), "", doc);
    }

    private static AttributeSchema roots() {
        return optional(
                "ca_cert", new ValueKind.Pem(), "", "roots to trust instead of the system's");
    }

    private static AttributeSchema pathNormalization() {
        return optional(
                "path_normalization",
                new ValueKind.Choice(List.of("strict", "off"), "C-PATHS"),
                "strict",
                "`strict` refuses paths that two servers could read differently, such as"
                        + " `/a%2Fb`; `off` forwards them as they are");
    }

    private static BlockSchema codex() {
        return block(
                "openai_codex_https",
                "the service behind the Codex agent; claims `auth.openai.com` too, and gives the"
                        + " agent an identity that only the gateway knows",
                hosts(),
                dial("address to connect to instead of the requested name"),
                roots(),
                pathNormalization());
    }

    private static BlockSchema kubernetes() {
        return block(
                "kubernetes",
                "a Kubernetes API server",
                optional("hosts", TEXTS, "", "hosts it claims; wins over `server`"),
                optional("server", TEXT, "", "URL, or host and port, of the API server"),
                dial(
                        "address to connect to instead of the requested name (default: `server`,"
                                + " where it says what agents ask for)"),
                roots().with(AttributeSchema.Trait.CHECKED_AT_START),
                pathNormalization(),
                optional("cluster_name", TEXT, "", "name of an EKS cluster"),
                optional("region", TEXT, "", "AWS region of an EKS cluster"));
    }

    private static BlockSchema postgres() {
        return block(
                "postgres",
                "a PostgreSQL server",
                required("host", TEXT, "the server, with its port unless that is 5432"),
                optional(
                        "sslmode",
                        new ValueKind.Choice(
                                List.of("disable", "prefer", "require", "verify-full"),
                                "C-SSLMODE"),
                        "prefer",
                        "whether the connection to it is encrypted and checked"));
    }

    private static BlockSchema clickhouseHttps() {
        return block("clickhouse_https", "ClickHouse's HTTP interface over TLS", hosts());
    }

    private static BlockSchema clickhouseNative() {
        return block(
                "clickhouse_native",
                "ClickHouse's native protocol",
                hosts(),
                optional(
                        "port",
                        new ValueKind.Whole(0, 65535, ""),
                        "9000, with `tls` 9440",
                        "port of hosts that name none"),
                optional("tls", FLAG, "false", "whether the server speaks TLS"),
                optional(
                        "accept_invalid_certificate",
                        FLAG,
                        "false",
                        "whether to go on with a certificate that cannot be verified"));
    }

    private static BlockSchema ssh() {
        return block("ssh", "an SSH server; port 22 unless a host names another", hosts());
    }
}
