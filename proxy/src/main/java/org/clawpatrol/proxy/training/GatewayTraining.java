package org.clawpatrol.proxy.training;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.clawpatrol.proxy.file.TemporaryFolder;
import org.clawpatrol.proxy.tls.CertificateAuthority;
import org.clawpatrol.proxy.tls.LeafMinter;
import org.clawpatrol.proxy.tls.PrivateTls;

/**
 * Runs a gateway in a process of its own, sends it traffic until the JVM has compiled what carries
 * requests, and stops it, so that what the JVM learned can go into a start-up cache (JEP 514, JEP
 * 515). Origins and agents live in this process: what runs in the gateway's is a gateway and
 * nothing else. All of it is on loopback and in a temporary folder.
 */
public final class GatewayTraining {
    private static final int REQUESTS = 40_000;
    private static final Duration START = Duration.ofSeconds(60);
    private static final int STOP_SECONDS = 120;
    private static final String SECRET = "CLAWPATROL_SECRET_TOKEN";

    private final TemporaryFolder temporary;
    private final Path folder;
    private final int requests;

    private GatewayTraining(TemporaryFolder temporary, int requests) {
        this.temporary = temporary;
        this.folder = temporary.path();
        this.requests = requests;
    }

    /**
     * @param args the command that runs a gateway when the path of a configuration is put behind it
     */
    public static void main(String[] args) throws Exception {
        train(List.of(args), REQUESTS);
    }

    /**
     * @throws IOException where it does not start, stop or answer as it should; says what it said
     */
    static void train(List<String> command, int requests)
            throws IOException, GeneralSecurityException, InterruptedException {
        try (TemporaryFolder folder = TemporaryFolder.create("clawpatrol-training-")) {
            new GatewayTraining(folder, requests).run(command);
        }
    }

    private void run(List<String> command)
            throws IOException, GeneralSecurityException, InterruptedException {
        SecureRandom random = new SecureRandom();
        CertificateAuthority authority =
                CertificateAuthority.create(InstantSource.system(), random);
        LeafMinter minter = new LeafMinter(authority, InstantSource.system(), random);
        Files.writeString(folder.resolve("origin-ca.pem"), authority.certificatePem());
        try (var origin =
                        new TrainingOrigin(
                                PrivateTls.identity(minter, TrainingRequest.HOST),
                                List.of("h2", "http/1.1"));
                var old =
                        new TrainingOrigin(
                                PrivateTls.identity(minter, TrainingRequest.OLD_HOST),
                                List.of("http/1.1"))) {
            Path config = folder.resolve("gateway.hcl");
            Files.writeString(config, policy(origin.port(), old.port()));
            train(started(command, config));
        }
    }

    private static String policy(int originPort, int oldOriginPort) throws IOException {
        try (InputStream in = GatewayTraining.class.getResourceAsStream("gateway.hcl")) {
            return new String(
                            Objects.requireNonNull(in, "gateway.hcl").readAllBytes(),
                            StandardCharsets.UTF_8)
                    .replace("@ORIGIN_PORT@", String.valueOf(originPort))
                    .replace("@OLD_ORIGIN_PORT@", String.valueOf(oldOriginPort));
        }
    }

    private Process started(List<String> command, Path config) throws IOException {
        List<String> words = new ArrayList<>(command);
        words.add(config.toString());
        ProcessBuilder builder = new ProcessBuilder(words).redirectErrorStream(true);
        Map<String, String> environment = builder.environment();
        environment
                .keySet()
                .removeIf(name -> name.startsWith("XDG_") || name.startsWith("CLAWPATROL_"));
        environment.put("HOME", folder.toString());
        environment.put(SECRET, "known-to-the-gateway-alone");
        return builder.start();
    }

    private void train(Process gateway)
            throws IOException, GeneralSecurityException, InterruptedException {
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(() -> abandon(gateway)));
        try {
            StartReport report = StartReport.of(gateway, START);
            try (TrainingAgents agents = TrainingAgents.of(report.dashboard(), report.proxy())) {
                agents.send(requests);
            }
            // As it ends, the JVM writes the cache, and says so: Process.destroy would close the
            // pipe.
            gateway.toHandle().destroy();
            if (!gateway.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                throw new IOException("the gateway did not stop in " + STOP_SECONDS + " s");
            }
        } finally {
            gateway.destroyForcibly();
        }
    }

    /** A process that is told to end leaves neither its gateway behind nor the gateway's files. */
    private void abandon(Process gateway) {
        gateway.destroyForcibly().onExit().join();
        try {
            temporary.close();
        } catch (IOException e) {
            System.err.println("clawpatrol: files are left in " + folder + ": " + e.getMessage());
        }
    }
}
