package org.clawpatrol.proxy.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import org.clawpatrol.dsl.load.LoadResult;
import org.clawpatrol.dsl.load.PolicyLoader;
import org.clawpatrol.dsl.source.DiagnosticRenderer;
import org.clawpatrol.proxy.Gateway;
import org.clawpatrol.proxy.GatewayException;
import org.clawpatrol.proxy.file.TemporaryFolder;
import org.clawpatrol.proxy.operator.ApiTokens;
import org.clawpatrol.proxy.operator.OperatorAccounts;
import org.clawpatrol.proxy.run.PrivateRelay;
import org.clawpatrol.proxy.tls.PrivateTls;

/**
 * The parts of the demo, started in order: a private CA, the service behind it, a gateway with its
 * state in a temporary folder, a registered device, its relay and agent, and an approver. Closing
 * ends all of it and removes the folder.
 */
public final class Demo implements AutoCloseable {
    private final Deque<AutoCloseable> parts = new ArrayDeque<>();
    private final Gateway gateway;
    private final DemoStory story;
    private final DemoAgent agent;
    private final String secret;
    private final DemoOrigin origin;

    private Demo(String version) throws IOException, GatewayException, GeneralSecurityException {
        SecureRandom random = new SecureRandom();
        byte[] bytes = new byte[16];
        random.nextBytes(bytes);
        secret = "demo-secret-" + HexFormat.of().formatHex(bytes);
        Path folder = opened(TemporaryFolder.create("clawpatrol-demo-")).path();
        DemoTrust trust = DemoTrust.create(random);
        origin = opened(DemoOrigin.start(trust.serverContext(DemoStory.HOST), secret));
        Files.writeString(folder.resolve("origin-ca.pem"), trust.authority().certificatePem());
        gateway = opened(gateway(folder, version));
        agent = opened(agent());
        story = new DemoStory(agent, opened(approver()), origin, secret);
    }

    /** Starts everything; nothing stays behind when a part cannot start. */
    public static Demo start(String version) throws IOException {
        try {
            return new Demo(version);
        } catch (GatewayException | GeneralSecurityException e) {
            throw new IOException("the demo cannot start: " + e.getMessage(), e);
        }
    }

    private <T extends AutoCloseable> T opened(T part) {
        parts.push(part);
        return part;
    }

    private Gateway gateway(Path folder, String version) throws IOException, GatewayException {
        Path config = folder.resolve("gateway.hcl");
        Files.writeString(config, policy());
        PolicyLoader loader = new PolicyLoader(Map.of("HOME", folder.toString()));
        LoadResult loaded = loader.load(config);
        var configuration =
                loaded.configuration()
                        .orElseThrow(
                                () ->
                                        new GatewayException(
                                                DiagnosticRenderer.plain()
                                                        .render(loaded.diagnostics())));
        return Gateway.start(
                new Gateway.Start(
                        config,
                        configuration,
                        loader::load,
                        failed -> {},
                        Map.of("CLAWPATROL_SECRET_TRACKER_TOKEN", secret),
                        version));
    }

    private String policy() throws IOException {
        try (InputStream in = Demo.class.getResourceAsStream("gateway.hcl")) {
            String text =
                    new String(
                            Objects.requireNonNull(in, "gateway.hcl").readAllBytes(),
                            StandardCharsets.UTF_8);
            return text.replace("@ORIGIN_PORT@", String.valueOf(origin.port()));
        }
    }

    /** The agent as {@code run} would start it: behind a relay that holds the device token. */
    private DemoAgent agent() throws IOException, GeneralSecurityException {
        var device =
                gateway.devices()
                        .register("demo agent", "default")
                        .orElseThrow(() -> new IOException("the demo device was not accepted"));
        InetSocketAddress proxy = gateway.proxyAddress();
        long user = ((Integer) Files.getAttribute(Path.of("/proc/self"), "unix:uid")).longValue();
        PrivateRelay relay =
                opened(
                        PrivateRelay.start(
                                proxy, device.token().reveal(), user, System.err::println));
        return new DemoAgent(PrivateTls.client(gateway.caCertificate()), relay.port());
    }

    private DemoApprover approver() throws IOException {
        ApiTokens.Creation made =
                gateway.operators().tokens().create("demo", OperatorAccounts.ROOT);
        return switch (made) {
            case ApiTokens.Created created ->
                    new DemoApprover(dashboard(), created.token().reveal());
            case ApiTokens.NotCreated(var reason) -> throw new IOException(reason);
        };
    }

    /** Plays the story; whether every outcome was as stated. */
    public boolean play(PrintStream out) throws IOException, InterruptedException {
        return story.play(out);
    }

    DemoAgent demoAgent() {
        return agent;
    }

    public String dashboard() {
        return gateway.dashboardUrl().orElse("");
    }

    public String setupToken() {
        return gateway.operators().accounts().setupToken().map(t -> t.reveal()).orElse("");
    }

    @Override
    public void close() throws IOException {
        while (!parts.isEmpty()) {
            try {
                parts.pop().close();
            } catch (Exception e) {
                throw new IOException("the demo could not be ended cleanly", e);
            }
        }
    }
}
