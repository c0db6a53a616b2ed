package org.clawpatrol.conformance.lab;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.awaitility.Awaitility;

/**
 * A Kubernetes API server on loopback, over TLS, with its store and with a process that plays one
 * node: pods become running there, {@code exec} runs programs of this machine, logs are a file.
 * Closing ends exactly those processes.
 */
public final class KubeCluster implements AutoCloseable {
    /** Programs as they are inside of containers. */
    private static final String PLAYED = "/conformance-tests/src/test/kubernetes/bin";

    private static final Duration START = Duration.ofMinutes(2);

    private final Path folder;
    private final PemIdentity identity;
    private final String token;
    private final List<Process> processes = new ArrayList<>();
    private int port;

    private KubeCluster(Path folder, PemIdentity identity, String token) {
        this.folder = folder;
        this.identity = identity;
        this.token = token;
    }

    /**
     * Starts all of it and returns when a node is ready.
     *
     * @param identity of the API server
     * @param token of the one user, who may do everything
     * @param forwarded the port of this machine that every forwarded port of a pod leads to
     */
    public static KubeCluster start(Path folder, PemIdentity identity, String token, int forwarded)
            throws Exception {
        Peers.ETCD.needed();
        Peers.KUBECTL.needed();
        Path server = FetchedPeer.KUBE_APISERVER.program();
        Path nodes = FetchedPeer.KWOK.program();
        KubeCluster cluster = new KubeCluster(Files.createDirectories(folder), identity, token);
        try {
            cluster.startServer(server, cluster.startStore());
            cluster.startNode(nodes, forwarded);
            return cluster;
        } catch (Exception | AssertionError e) {
            cluster.close();
            throw e;
        }
    }

    public int port() {
        return port;
    }

    /** Runs kubectl with all rights, past the gateway. */
    public Finished kubectl(String... words) throws IOException, InterruptedException {
        return kubectlWithInput("", words);
    }

    private Finished kubectlWithInput(String input, String... words)
            throws IOException, InterruptedException {
        List<String> all =
                new ArrayList<>(List.of("kubectl", "--kubeconfig", kubeconfig().toString()));
        all.addAll(List.of(words));
        return Product.finish(new ProcessBuilder(all).start(), input);
    }

    private int startStore() throws IOException {
        int client = Ports.free();
        String url = "http://127.0.0.1:" + client;
        String peer = "http://127.0.0.1:" + Ports.free();
        start(
                "etcd",
                "etcd",
                "--data-dir=" + folder.resolve("etcd"),
                "--listen-client-urls=" + url,
                "--advertise-client-urls=" + url,
                "--listen-peer-urls=" + peer,
                "--initial-advertise-peer-urls=" + peer,
                "--initial-cluster=default=" + peer);
        return client;
    }

    private void startServer(Path program, int store) throws Exception {
        port = Ports.free();
        Path users = folder.resolve("users.csv");
        Path tokenKey = writeTokenKey();
        Files.writeString(users, token + ",agent,1,\"system:masters\"\n");
        start(
                "kube-apiserver",
                program.toString(),
                "--etcd-servers=http://127.0.0.1:" + store,
                "--bind-address=127.0.0.1",
                "--secure-port=" + port,
                "--cert-dir=" + folder.resolve("certificates"),
                "--tls-cert-file=" + identity.certificate(),
                "--tls-private-key-file=" + identity.key(),
                "--token-auth-file=" + users,
                "--authorization-mode=RBAC",
                "--service-account-issuer=https://kubernetes.default.svc",
                "--service-account-key-file=" + tokenKey,
                "--service-account-signing-key-file=" + tokenKey,
                "--service-cluster-ip-range=10.0.0.0/24",
                "--disable-admission-plugins=ServiceAccount",
                "--kubelet-preferred-address-types=InternalIP");
        writeKubeconfig();
        Awaitility.await()
                .atMost(START)
                .pollInterval(Duration.ofMillis(300))
                .until(() -> kubectl("get", "--raw", "/readyz").code() == 0 || anyEnded());
        if (anyEnded()) {
            throw new IOException(Files.readString(folder.resolve("kube-apiserver.log")));
        }
    }

    private boolean anyEnded() {
        return processes.stream().anyMatch(process -> !process.isAlive());
    }

    /** It signs tokens of service accounts, which nobody here asks for. */
    private Path writeTokenKey() throws Exception {
        KeyPairGenerator keys = KeyPairGenerator.getInstance("RSA");
        keys.initialize(2048);
        byte[] encoded = keys.generateKeyPair().getPrivate().getEncoded();
        return Files.writeString(
                folder.resolve("tokens.key"),
                "-----BEGIN PRIVATE KEY-----\n"
                        + Base64.getMimeEncoder().encodeToString(encoded)
                        + "\n-----END PRIVATE KEY-----\n");
    }

    private void startNode(Path program, int forwarded) throws Exception {
        int nodePort = Ports.free();
        Path description = folder.resolve("node.yaml");
        Files.writeString(
                folder.resolve("pod.log"), logLine("first line") + logLine("second line"));
        Path template =
                Repository.root().resolve("conformance-tests/src/test/kubernetes/node.yaml");
        Files.writeString(
                description,
                Files.readString(template)
                        .replace("@LOG@", folder.resolve("pod.log").toString())
                        .replace("@TARGET@", String.valueOf(forwarded)));
        start(
                "kwok",
                program.toString(),
                "--kubeconfig=" + kubeconfig(),
                "--config=" + description,
                "--manage-all-nodes=true",
                "--node-ip=127.0.0.1",
                "--node-port=" + nodePort,
                "--server-address=127.0.0.1:" + nodePort,
                "--tls-cert-file=" + identity.certificate(),
                "--tls-private-key-file=" + identity.key());
        apply("apiVersion: v1\nkind: Node\nmetadata:\n  name: node-1\n");
        Awaitility.await()
                .atMost(START)
                .pollInterval(Duration.ofMillis(300))
                .until(() -> kubectl("get", "nodes").out().contains(" Ready "));
    }

    /** Creates or changes objects, past the gateway. */
    public void apply(String yaml) throws IOException, InterruptedException {
        Finished applied = kubectlWithInput(yaml, "apply", "-f", "-");
        if (applied.code() != 0) {
            throw new IOException(applied.out() + applied.err());
        }
    }

    /** A line as container runtimes write it. */
    public static String logLine(String text) {
        return "2026-01-01T00:00:00.000000000Z stdout F " + text + "\n";
    }

    private Path kubeconfig() {
        return folder.resolve("admin.kubeconfig");
    }

    private void writeKubeconfig() throws IOException {
        Files.writeString(
                kubeconfig(),
                """
                apiVersion: v1
                kind: Config
                clusters:
                - name: lab
                  cluster: {server: "https://127.0.0.1:%d", insecure-skip-tls-verify: true}
                users:
                - name: admin
                  user: {token: "%s"}
                contexts:
                - name: lab
                  context: {cluster: lab, user: admin}
                current-context: lab
                """
                        .formatted(port, token));
    }

    private void start(String name, String... words) throws IOException {
        File log = folder.resolve(name + ".log").toFile();
        ProcessBuilder program =
                new ProcessBuilder(words)
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(log);
        program.environment()
                .merge("PATH", Repository.root() + PLAYED, (path, played) -> played + ":" + path);
        processes.add(program.start());
    }

    @Override
    public void close() throws InterruptedException {
        for (Process process : processes.reversed()) {
            process.destroy();
            process.waitFor();
        }
    }
}
