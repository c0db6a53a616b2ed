package org.clawpatrol.conformance.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.clawpatrol.conformance.lab.Agent;
import org.clawpatrol.conformance.lab.FetchedPeer;
import org.clawpatrol.conformance.lab.Finished;
import org.clawpatrol.conformance.lab.HttpText;
import org.clawpatrol.conformance.lab.Lab;
import org.clawpatrol.conformance.lab.LabPolicy;
import org.clawpatrol.conformance.lab.OpenBao;
import org.clawpatrol.conformance.lab.Peers;
import org.clawpatrol.conformance.lab.Ports;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Secrets from real stores, through a gateway, to an origin: used, rotated, and refused. */
@Tag("integration")
class SecretStoresTest {
    private static final String STORES =
            """
            secret_store "file" "sops" {
              path     = "secrets.enc.yaml"
              format   = "sops"
              identity = "age.key"
              program  = "@SOPS@"
              ttl      = "1s"
            }

            secret_store "file" "age" {
              path     = "token.age"
              format   = "age"
              identity = "age.key"
              ttl      = "1s"
            }

            secret_store "exec" "program" {
              command = ["@FOLDER@/program", "{key}"]
              ttl     = "1s"
            }

            secret_store "kubernetes_mount" "mount" {
              path = "mount"
              ttl  = "1s"
            }

            secret_store "systemd" "unit" { ttl = "1s" }

            secret_store "vault" "bao" {
              address = "@BAO@"
              ca_cert = "vault-ca.pem"
              ttl     = "1s"
            }

            secret_store "vault" "untrusted" { address = "@BAO@" }

            secret_store "vault" "role" {
              address = "@BAO@"
              ca_cert = "vault-ca.pem"
              auth    = "approle"
              role    = "@ROLE@"
              ttl     = "1s"
            }

            """;

    private static final Map<String, String> CREDENTIALS =
            Map.of(
                    "from_sops", "file.sops|/deep/token",
                    "from_age", "file.age|-",
                    "from_program", "exec.program|the key; $(id)",
                    "from_mount", "kubernetes_mount.mount|token",
                    "from_unit", "systemd.unit|token",
                    "from_bao", "vault.bao|team/api#token",
                    "from_untrusted", "vault.untrusted|team/api#token",
                    "from_role", "vault.role|team/role#token");

    @TempDir private static Path folder;
    private static Path sops;
    private static OpenBao bao;
    private static Lab lab;

    @BeforeAll
    static void start() throws Exception {
        Peers.AGE.needed();
        sops = FetchedPeer.SOPS.program();
        bao = OpenBao.start(Files.createDirectory(folder.resolve("bao")), Ports.free());
        keys();
        program("echo \"ran-for-$#-$1\"");
        seal("sops-1", "age-1");
        publish("mount-1");
        Files.writeString(Files.createDirectory(folder.resolve("unit")).resolve("token"), "unit-1");
        bao.put("team/api", "{\"token\":\"bao-1\"}");
        bao.put("team/role", "{\"token\":\"role-1\"}");
        Files.copy(bao.roots(), folder.resolve("vault-ca.pem"));
        Role role = role();
        lab =
                Lab.withFile(
                        folder,
                        file(role.id()),
                        Map.of(
                                "CREDENTIALS_DIRECTORY",
                                folder.resolve("unit").toString(),
                                "CLAWPATROL_SECRET_STORE_BAO_TOKEN",
                                OpenBao.ROOT,
                                "CLAWPATROL_SECRET_STORE_UNTRUSTED_TOKEN",
                                OpenBao.ROOT,
                                "CLAWPATROL_SECRET_STORE_ROLE_SECRET_ID",
                                role.secret(),
                                "CLAWPATROL_SECRET_FROM_AGE",
                                "an-old-copy-that-must-not-be-used"));
    }

    @AfterAll
    static void stop() throws Exception {
        if (lab != null) {
            lab.close();
        }
        if (bao != null) {
            bao.close();
        }
    }

    private record Role(String id, String secret) {}

    private static Role role() throws IOException, InterruptedException {
        bao.call("POST", "sys/auth/approle", "{\"type\":\"approle\"}");
        bao.call(
                "PUT",
                "sys/policies/acl/reads",
                "{\"policy\":\"path \\\"secret/data/team/role\\\" { capabilities = [\\\"read\\\"] }\"}");
        bao.call("POST", "auth/approle/role/gateway", "{\"token_policies\":[\"reads\"]}");
        return new Role(
                bao.call("GET", "auth/approle/role/gateway/role-id", "")
                        .path("data")
                        .path("role_id")
                        .asString(),
                bao.call("POST", "auth/approle/role/gateway/secret-id", "{}")
                        .path("data")
                        .path("secret_id")
                        .asString());
    }

    private static String file(String role) {
        StringBuilder text = new StringBuilder(LabPolicy.frame());
        List<String> granted = new ArrayList<>(List.of("bearer_token.api_token"));
        text.append(
                STORES.replace("@SOPS@", sops.toString())
                        .replace("@FOLDER@", folder.toString())
                        .replace("@BAO@", bao.address().toString())
                        .replace("@ROLE@", role));
        CREDENTIALS.forEach(
                (name, place) -> {
                    granted.add("bearer_token." + name);
                    text.append(
                            """
                            credential "bearer_token" "%s" {
                              endpoint    = https.api
                              placeholder = "held-%s"
                              store       = %s
                              store_keys  = { "" = "%s" }
                            }

                            """
                                    .formatted(
                                            name,
                                            name,
                                            place.substring(0, place.indexOf('|')),
                                            place.substring(place.indexOf('|') + 1)));
                });
        return text.append(LabPolicy.RULES)
                .toString()
                .replace(
                        "credentials = [bearer_token.api_token]",
                        "credentials = [" + String.join(", ", granted) + "]");
    }

    private static void keys() throws Exception {
        run(folder, "", "age-keygen", "-o", folder.resolve("age.key").toString());
    }

    private static String recipient() throws IOException {
        return Files.readString(folder.resolve("age.key"))
                .lines()
                .filter(line -> line.startsWith("# public key: "))
                .map(line -> line.substring("# public key: ".length()))
                .findFirst()
                .orElseThrow();
    }

    /** Both files, each put in place at once. */
    private static void seal(String inSops, String inAge) throws Exception {
        String yaml =
                run(
                        folder,
                        "deep:\n  token: " + inSops + "\n",
                        sops.toString(),
                        "--encrypt",
                        "--age",
                        recipient(),
                        "--input-type",
                        "yaml",
                        "--output-type",
                        "yaml",
                        "/dev/stdin");
        replace("secrets.enc.yaml", yaml);
        String armored = run(folder, inAge + "\n", "age", "--armor", "-r", recipient());
        replace("token.age", armored);
    }

    private static void replace(String name, String content) throws IOException {
        Path fresh = Files.writeString(folder.resolve(name + ".new"), content);
        Files.move(fresh, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    }

    private static void program(String script) throws IOException {
        Path fresh = Files.writeString(folder.resolve("fresh"), "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rwx------"));
        Files.move(fresh, folder.resolve("program"), StandardCopyOption.ATOMIC_MOVE);
    }

    /** As the kubelet does it. */
    private static void publish(String token) throws IOException {
        Path mount = Files.createDirectories(folder.resolve("mount"));
        Path version = Files.createTempDirectory(mount, "..version");
        Files.writeString(version.resolve("token"), token);
        Path link = Files.createSymbolicLink(mount.resolve("..tmp"), version.getFileName());
        Files.move(link, mount.resolve("..data"), StandardCopyOption.ATOMIC_MOVE);
        if (!Files.exists(mount.resolve("token"))) {
            Files.createSymbolicLink(mount.resolve("token"), Path.of("..data", "token"));
        }
    }

    private static String run(Path where, String input, String... words) throws Exception {
        Process process = new ProcessBuilder(List.of(words)).directory(where.toFile()).start();
        process.getOutputStream().write(input.getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().close();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(err).isZero();
        return out;
    }

    /** What the origin is sent for a credential, or the refusal's status. */
    private static String sent(String credential) throws Exception {
        lab.origin().forget();
        try (Agent agent = lab.agent()) {
            HttpText answer =
                    agent.ask(Lab.request("GET /", "Authorization: Bearer held-" + credential));
            if (answer.status() != 200) {
                assertThat(lab.origin().requests()).isEmpty();
                assertThat(answer.body())
                        .contains(credential)
                        .doesNotContain("secret store", "vault", "exit", "deleted", "open", "SSL");
                return String.valueOf(answer.status());
            }
            return lab.origin().requests().getFirst().field("authorization");
        }
    }

    private static void awaitSent(String credential, String expected) {
        Awaitility.await()
                .atMost(60, TimeUnit.SECONDS)
                .untilAsserted(() -> assertThat(sent(credential)).isEqualTo(expected));
    }

    @Test
    void start_report_saysWhichCredentialsComeFromWhere() {
        assertThat(lab.gateway().log())
                .contains("secret store vault.bao: from_bao")
                .contains("secret store file.sops: from_sops")
                .doesNotContain("missing secret: the actions of from_");
    }

    @Test
    void sops_file_isUsedRotatedAndRefusedWhenBroken() throws Exception {
        awaitSent("from_sops", "Bearer sops-1");
        seal("sops-2", "age-1");
        awaitSent("from_sops", "Bearer sops-2");

        String good = Files.readString(folder.resolve("secrets.enc.yaml"));
        replace("secrets.enc.yaml", good.replaceFirst("data:[A-Za-z0-9+/]", "data:%"));
        awaitSent("from_sops", "502");
        assertThat(lab.gateway().log())
                .contains("secret store `file.sops`", "could not open")
                .doesNotContain("sops-2");

        replace("secrets.enc.yaml", good);
        awaitSent("from_sops", "Bearer sops-2");
    }

    @Test
    void age_file_isUsedAloneAndRotated() throws Exception {
        awaitSent("from_age", "Bearer age-1");
        seal("sops-1", "age-2");
        awaitSent("from_age", "Bearer age-2");
        seal("sops-1", "age-1");
    }

    @Test
    void exec_program_getsTheKeyAsOneWordAndIsRefusedWhenItFails() throws Exception {
        program("echo \"ran-for-$#\"");
        awaitSent("from_program", "Bearer ran-for-1");
        program("echo s3cret; echo s3cret >&2; exit 4");
        awaitSent("from_program", "502");
        assertThat(lab.gateway().log())
                .contains("secret store `exec.program` ended with exit status 4")
                .doesNotContain("s3cret");
        program("echo \"vars-$(env | grep -c CLAWPATROL_)\"");
        awaitSent("from_program", "Bearer vars-0");
    }

    @Test
    void mount_swap_isRotation() throws Exception {
        awaitSent("from_mount", "Bearer mount-1");
        publish("mount-2");
        awaitSent("from_mount", "Bearer mount-2");
    }

    @Test
    void systemd_credential_isUsed() throws Exception {
        awaitSent("from_unit", "Bearer unit-1");
    }

    @Test
    void vault_secret_isUsedRotatedAndRefusedWhenDeleted() throws Exception {
        awaitSent("from_bao", "Bearer bao-1");
        bao.put("team/api", "{\"token\":\"bao-2\"}");
        awaitSent("from_bao", "Bearer bao-2");

        bao.call("DELETE", "secret/data/team/api", "");
        awaitSent("from_bao", "502");
        assertThat(lab.gateway().log())
                .contains("secret store `vault.bao` has only a deleted version 2 of `team/api`");
        bao.put("team/api", "{\"token\":\"bao-1\"}");
        awaitSent("from_bao", "Bearer bao-1");
    }

    @Test
    void vault_certificateOfUnknownRoots_getsNoToken() throws Exception {
        awaitSent("from_untrusted", "502");
        assertThat(lab.gateway().log())
                .contains("secret store `vault.untrusted` cannot be asked: SSLHandshakeException")
                .doesNotContain(OpenBao.ROOT);
    }

    @Test
    void records_ofRefusedActions_sayWhichStoreAndWhy() throws Exception {
        awaitSent("from_untrusted", "502");

        Path journal = lab.state().resolve("journal/00000001.jsonl");
        Awaitility.await()
                .atMost(60, TimeUnit.SECONDS)
                .untilAsserted(
                        () ->
                                assertThat(Files.readString(journal))
                                        .contains(
                                                "credential `from_untrusted`: secret store"
                                                        + " `vault.untrusted` cannot be asked"));
    }

    @Test
    void vault_appRole_logsInAnewWhenItsTokenIsRevoked() throws Exception {
        awaitSent("from_role", "Bearer role-1");
        bao.call("POST", "sys/leases/revoke-prefix/auth/approle/login", "{}");
        bao.put("team/role", "{\"token\":\"role-2\"}");
        awaitSent("from_role", "Bearer role-2");

        bao.call("DELETE", "sys/policies/acl/reads", "");
        awaitSent("from_role", "502");
        assertThat(lab.gateway().log()).contains("secret store `vault.role` answered for");
    }

    @Test
    void validate_asksNoStore() throws Exception {
        Path file =
                Files.writeString(
                        folder.resolve("nothing-there.hcl"),
                        Files.readString(lab.config())
                                .replace(bao.address().toString(), "https://192.0.2.1:8200")
                                .replace("secrets.enc.yaml", "absent.yaml")
                                .replace("path = \"mount\"", "path = \"absent\""));
        Finished validated = lab.product().call("validate", file.toString());

        assertThat(validated.code()).as(validated.err()).isZero();
    }

    @Test
    void credentialsSet_forAStoredCredential_saysWhereItIsKept() throws Exception {
        Finished set =
                lab.product()
                        .callWithInput(
                                "x",
                                "credentials",
                                "set",
                                "from_bao",
                                "--config",
                                lab.config().toString());

        assertThat(set.code()).isEqualTo(1);
        assertThat(set.err()).contains("from secret store `vault.bao`");
    }
}
