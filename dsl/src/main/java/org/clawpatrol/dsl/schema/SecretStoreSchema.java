package org.clawpatrol.dsl.schema;

import static org.clawpatrol.dsl.schema.AttributeSchema.optional;
import static org.clawpatrol.dsl.schema.AttributeSchema.required;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The types of secret stores. Stateless. */
final class SecretStoreSchema {
    private static final ValueKind TEXT = new ValueKind.Text();
    private static final ValueKind PATH = new ValueKind.FilePath();
    private static final ValueKind MAP = new ValueKind.TextMap();

    private SecretStoreSchema() {}

    /** By name. */
    static Map<String, BlockSchema> types() {
        return Map.of(
                "file", file(),
                "exec", exec(),
                "vault", vault(),
                "systemd", systemd(),
                "kubernetes_mount", kubernetesMount());
    }

    /**
     * @param ttl what local files can be asked for is asked for more often
     */
    private static BlockSchema block(
            String type, String doc, String ttl, AttributeSchema... attributes) {
        List<AttributeSchema> common =
                List.of(
                        optional(
                                "ttl",
                                new ValueKind.TimeSpan("C-STORE-TIME"),
                                ttl,
                                "how long a secret is used before it is fetched again, up to"
                                        + " `24h`"),
                        optional(
                                "timeout",
                                new ValueKind.TimeSpan("C-STORE-TIME"),
                                "10s",
                                "how long one fetch may take, up to `1m`"));
        return new BlockSchema(
                "secret_store \"" + type + "\"",
                doc,
                Stream.concat(Stream.of(attributes), common.stream()).toList(),
                Map.of());
    }

    private static AttributeSchema environment() {
        return optional("env", MAP, "", "variables of its environment, besides PATH and HOME");
    }

    private static BlockSchema file() {
        return block(
                "file",
                "an encrypted file, opened by the `sops` or `age` program",
                "5m",
                required("path", PATH, "the encrypted file"),
                required(
                        "format",
                        new ValueKind.Choice(List.of("sops", "age"), "C-STORE-FORMAT"),
                        "what it is encrypted with"),
                optional(
                        "identity",
                        PATH,
                        "",
                        "file with the age key; needed for `age`, for `sops` where age keys open"
                                + " it"),
                optional("program", PATH, "from PATH", "the program, where PATH does not find it"),
                environment());
    }

    private static BlockSchema exec() {
        return block(
                "exec",
                "a program that prints secrets",
                "5m",
                required(
                        "command",
                        new ValueKind.Texts(),
                        "the program, an absolute path, and its arguments; `{key}` in them stands"
                                + " for the key; no shell"),
                environment());
    }

    private static BlockSchema vault() {
        return block(
                "vault",
                "key-value secrets, version 2, of HashiCorp Vault or OpenBao",
                "5m",
                required("address", TEXT, "`https://host:port`; `http` on loopback only"),
                optional("mount", TEXT, "secret", "path where the secrets are mounted"),
                optional("namespace", TEXT, "", "the namespace, sent as `X-Vault-Namespace`"),
                optional("ca_cert", new ValueKind.Pem(), "", "roots to trust for `address`"),
                optional(
                        "auth",
                        new ValueKind.Choice(
                                List.of("token", "approle", "kubernetes"), "C-STORE-AUTH"),
                        "token",
                        "how the gateway logs in"),
                optional("auth_mount", TEXT, "as `auth`", "path where that login is mounted"),
                optional("role", TEXT, "", "the role, for `approle` its `role_id`"),
                optional(
                        "jwt_file",
                        PATH,
                        "/var/run/secrets/kubernetes.io/serviceaccount/token",
                        "token of the service account, for `kubernetes`"));
    }

    private static BlockSchema systemd() {
        return block("systemd", "files in the `$CREDENTIALS_DIRECTORY` of the service", "10s");
    }

    private static BlockSchema kubernetesMount() {
        return block(
                "kubernetes_mount",
                "files of a Kubernetes secret, mounted as a folder",
                "10s",
                required("path", PATH, "where it is mounted"));
    }
}
