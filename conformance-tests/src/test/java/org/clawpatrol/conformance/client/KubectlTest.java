package org.clawpatrol.conformance.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.clawpatrol.conformance.lab.Device;
import org.clawpatrol.conformance.lab.Finished;
import org.clawpatrol.conformance.lab.KubeCluster;
import org.clawpatrol.conformance.lab.Lab;
import org.clawpatrol.conformance.lab.Origin;
import org.clawpatrol.conformance.lab.Product;
import org.clawpatrol.conformance.lab.SecretForms;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * kubectl under {@code run} with the kubeconfig that {@code env --kubeconfig} prints, against a
 * real API server that asks for the credential: rules decide every call, streams included.
 */
@Tag("integration")
class KubectlTest {
    private static final String POLICY =
            """
            schema_version = 1

            gateway {
              state_dir        = "state"
              key_file         = "keys/master.key"
              dashboard_listen = "127.0.0.1:0"
              proxy { listen = "127.0.0.1:0" }
            }

            defaults {
              unknown_host = "deny"
              no_match     = "deny"
            }

            endpoint "kubernetes" "api" {
              server  = "https://api.lab.test"
              dial    = "127.0.0.1:@CLUSTER@"
              ca_cert = "server-ca.pem"
            }

            credential "bearer_token" "api_token" { endpoint = kubernetes.api }

            rule "secrets-stay" {
              endpoint  = kubernetes.api
              priority  = 10
              condition = "k8s.resource == 'secrets'"
              verdict   = "deny"
              reason    = "secrets are not for agents"
            }

            rule "kept" {
              endpoint  = kubernetes.api
              priority  = 10
              condition = "k8s.verb == 'delete' && k8s.name == 'kept'"
              verdict   = "deny"
              reason    = "kept stays"
            }

            rule "sealed" {
              endpoint  = kubernetes.api
              priority  = 10
              condition = "k8s.resource in ['pods/exec', 'pods/attach', 'pods/portforward', 'pods/log'] && k8s.name == 'sealed'"
              verdict   = "deny"
              reason    = "nobody enters sealed"
            }

            rule "nothing-is-removed" {
              endpoint  = kubernetes.api
              priority  = 10
              condition = "k8s.command.exists(word, word.contains('rm -r'))"
              verdict   = "deny"
              reason    = "nothing is removed"
            }

            rule "work" {
              endpoint  = kubernetes.api
              condition = "k8s.verb in ['meta', 'get', 'list', 'watch', 'create', 'update', 'patch', 'delete']"
              verdict   = "allow"
            }

            profile "lab" { credentials = [bearer_token.api_token] }
            """;

    private static final String PODS =
            List.of("web", "kept", "sealed", "doomed").stream()
                    .map(
                            name ->
                                    """
                                    apiVersion: v1
                                    kind: Pod
                                    metadata: {name: %s, namespace: default}
                                    spec:
                                      nodeName: node-1
                                      containers: [{name: main, image: played}]
                                    ---
                                    """
                                            .formatted(name))
                    .reduce("", String::concat);

    @TempDir private static Path folder;
    private static Origin inside;
    private static KubeCluster cluster;
    private static Lab lab;
    private static Device device;
    private static Path kubeconfig;

    @BeforeAll
    static void start() throws Exception {
        var identity = Workplace.identity(folder);
        inside = Origin.startPlain();
        cluster = KubeCluster.start(folder.resolve("cluster"), identity, Lab.SECRET, inside.port());
        cluster.apply(PODS);
        Path agent = folder.resolve("agent");
        lab = Lab.withFile(agent, POLICY.replace("@CLUSTER@", String.valueOf(cluster.port())));
        device = Device.joined(lab);
        Finished printed =
                lab.product()
                        .call(
                                "env",
                                "--kubeconfig",
                                "--ca-dir",
                                agent.resolve("device").toString());
        assertThat(printed.code()).as(printed.err()).isZero();
        kubeconfig = Files.writeString(agent.resolve("kubeconfig"), printed.out());
        for (String pod : List.of("web", "sealed")) {
            succeeds("wait", "--for=condition=Ready", "pod/" + pod, "--timeout=60s");
        }
    }

    @AfterAll
    static void stop() throws Exception {
        if (lab != null) {
            lab.close();
        }
        if (cluster != null) {
            cluster.close();
        }
        if (inside != null) {
            inside.close();
        }
    }

    @Test
    void getAndDescribe_showThePod_andNoSecret() throws Exception {
        assertThat(succeeds("get", "pods")).contains("web", "Running");
        assertThat(succeeds("describe", "pod", "web")).contains("Image:", "played");
        assertThat(refused("get", "secrets").err()).contains("secrets are not for agents");
        assertThat(refused("get", "secret", "any").err()).contains("secrets are not for agents");
        assertThat(SecretForms.filesWith(Lab.anyFormOfSecret(), folder.resolve("agent"))).isEmpty();
    }

    @Test
    void applyAndDelete_changeTheCluster_unlessARuleForbidsIt() throws Exception {
        Path map = folder.resolve("agent/map.yaml");
        Files.writeString(
                map, "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: settings}\ndata: {a: b}\n");

        assertThat(succeeds("apply", "-f", map.toString())).contains("settings created");
        assertThat(cluster.kubectl("get", "configmap", "settings").code()).isZero();
        assertThat(succeeds("delete", "pod", "doomed", "--wait=true")).contains("deleted");
        assertThat(refused("delete", "pod", "kept").err()).contains("kept stays");
        assertThat(cluster.kubectl("get", "pod", "kept").code()).isZero();
    }

    @Test
    void logs_areFollowedWhileTheyGrow() throws Exception {
        Path log = folder.resolve("cluster/pod.log");
        Process following = lab.product().start(command("logs", "-f", "web"));
        try (BufferedReader lines = following.inputReader(StandardCharsets.UTF_8)) {
            assertThat(lines.readLine()).isEqualTo("first line");
            assertThat(lines.readLine()).isEqualTo("second line");
            Files.writeString(log, KubeCluster.logLine("later line"), StandardOpenOption.APPEND);
            assertThat(lines.readLine()).isEqualTo("later line");
        } finally {
            following.destroy();
        }
        assertThat(refused("logs", "sealed").err()).contains("nobody enters sealed");
    }

    /** A46: over WebSocket and over SPDY. */
    @ParameterizedTest
    @ValueSource(strings = {"true", "false"})
    void a46_exec_runsInThePod_unlessARuleForbidsIt(String webSocket) throws Exception {
        Finished hello = exec(webSocket, "web", "echo hello; read line; echo $line >&2");

        assertThat(hello.code()).as(hello.err()).isZero();
        assertThat(hello.out()).isEqualTo("hello\n");
        assertThat(hello.err()).contains("from the agent");
        Finished failing = exec(webSocket, "web", "exit 7");
        assertThat(failing.code()).isNotZero();
        assertThat(failing.err()).contains("exit status 7");
        Finished dropping = exec(webSocket, "web", "rm -r " + folder.resolve("cluster/pod.log"));
        assertThat(dropping.code()).isNotZero();
        assertThat(folder.resolve("cluster/pod.log")).exists();
        Finished denied = exec(webSocket, "sealed", "touch " + folder.resolve("entered"));
        assertThat(denied.code()).isNotZero();
        assertThat(folder.resolve("entered")).doesNotExist();
    }

    @Test
    void cp_bringsFilesBothWays() throws Exception {
        Path there = Files.createDirectories(folder.resolve("pod"));
        Path sent = Files.writeString(folder.resolve("agent/sent.txt"), "x".repeat(300_000));

        succeeds("cp", sent.toString(), "default/web:" + there.resolve("arrived.txt"));
        succeeds(
                "cp",
                "default/web:" + there.resolve("arrived.txt"),
                folder.resolve("agent/back.txt").toString());

        assertThat(there.resolve("arrived.txt")).hasSameTextualContentAs(sent);
        assertThat(folder.resolve("agent/back.txt")).hasSameTextualContentAs(sent);
    }

    /** A46: over WebSocket and over SPDY. */
    @ParameterizedTest
    @ValueSource(strings = {"true", "false"})
    void a46_portForward_reachesThePod_unlessARuleForbidsIt(String webSocket) throws Exception {
        List<String> words =
                List.of("env", "KUBECTL_PORT_FORWARD_WEBSOCKETS=" + webSocket, "timeout", "60");
        Process forwarding = lab.product().start(command(words, "port-forward", "web", ":80"));
        try (BufferedReader lines = forwarding.inputReader(StandardCharsets.UTF_8)) {
            String line = lines.readLine();
            assertThat(line).startsWith("Forwarding from 127.0.0.1:");
            String port = line.replaceAll("Forwarding from 127.0.0.1:([0-9]+) .*", "$1");
            try (HttpClient client = HttpClient.newHttpClient()) {
                HttpResponse<String> answer =
                        client.send(
                                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/"))
                                        .version(HttpClient.Version.HTTP_1_1)
                                        .build(),
                                HttpResponse.BodyHandlers.ofString());
                assertThat(answer.statusCode()).isEqualTo(200);
            }
        } finally {
            forwarding.destroy();
        }
        Finished denied =
                Product.finish(
                        lab.product().start(command(words, "port-forward", "sealed", ":80")), "");
        assertThat(denied.code()).isNotZero();
        assertThat(denied.out() + denied.err()).doesNotContain("Forwarding from");
    }

    private static Finished exec(String webSocket, String pod, String script) throws Exception {
        List<String> words =
                List.of("env", "KUBECTL_REMOTE_COMMAND_WEBSOCKETS=" + webSocket, "timeout", "60");
        Process program =
                lab.product().start(command(words, "exec", "-i", pod, "--", "sh", "-c", script));
        return Product.finish(program, "from the agent\n");
    }

    private static String succeeds(String... words) throws Exception {
        Finished finished = Product.finish(lab.product().start(command(words)), "");
        assertThat(finished.code()).as(finished.out() + finished.err()).isZero();
        assertThat(finished.out() + finished.err()).doesNotContainPattern(Lab.anyFormOfSecret());
        return finished.out();
    }

    private static Finished refused(String... words) throws Exception {
        Finished finished = Product.finish(lab.product().start(command(words)), "");
        assertThat(finished.code()).as(finished.out()).isNotZero();
        return finished;
    }

    private static List<String> command(String... words) {
        return command(List.of("timeout", "60"), words);
    }

    private static List<String> command(List<String> before, String... words) {
        List<String> all = new ArrayList<>(before);
        all.addAll(List.of("kubectl", "--kubeconfig", kubeconfig.toString()));
        all.addAll(List.of(words));
        return device.command(all.toArray(String[]::new));
    }
}
