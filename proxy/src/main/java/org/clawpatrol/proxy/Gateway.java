package org.clawpatrol.proxy;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.clawpatrol.dsl.config.Configuration;
import org.clawpatrol.dsl.config.CredentialConfig;
import org.clawpatrol.dsl.config.GatewaySettings.ProxySettings;
import org.clawpatrol.dsl.load.LoadResult;
import org.clawpatrol.proxy.control.ControlSocket;
import org.clawpatrol.proxy.dashboard.DashboardEnvironment;
import org.clawpatrol.proxy.dashboard.DashboardServer;
import org.clawpatrol.proxy.dashboard.DashboardSources;
import org.clawpatrol.proxy.dashboard.GatewayStatus;
import org.clawpatrol.proxy.device.DeviceRegistry;
import org.clawpatrol.proxy.journal.JournalSettings;
import org.clawpatrol.proxy.journal.JournalUnavailableException;
import org.clawpatrol.proxy.journal.SegmentJournal;
import org.clawpatrol.proxy.operator.OperatorAccess;
import org.clawpatrol.proxy.reload.ActiveConfiguration;
import org.clawpatrol.proxy.reload.ConfigurationReloader;
import org.clawpatrol.proxy.state.ActionListener;
import org.clawpatrol.proxy.state.JournalFollower;
import org.clawpatrol.proxy.tls.CertificateAuthority;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The running gateway: the one place that knows which part is put together with which. Started and
 * closed by one thread.
 */
public final class Gateway implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Gateway.class);

    private final Deque<AutoCloseable> parts = new ArrayDeque<>();
    private final ActiveConfiguration active;
    private final ControlPlane control;
    private final CertificateAuthority authority;
    private final DataPath data;
    private final CredentialSecrets secrets;
    private final ConfigurationReloader reloader;
    private final Optional<String> dashboard;

    /**
     * What a gateway is started with.
     *
     * @param path the file or directory given on the command line
     * @param configuration what loading it gave
     * @param loader loads it again
     * @param report gets every later load that had errors
     * @param environment where secrets may be
     * @param version shown on the dashboard
     */
    public record Start(
            Path path,
            Configuration configuration,
            Function<Path, LoadResult> loader,
            java.util.function.Consumer<LoadResult> report,
            Map<String, String> environment,
            String version) {}

    private Gateway(Start start) throws GatewayException {
        Configuration configuration = start.configuration();
        ProxySettings proxy = runnable(configuration);
        SecureRandom random = new SecureRandom();
        active = new ActiveConfiguration(configuration);
        GatewayState state =
                opened(GatewayState.open(configuration.gateway(), start.environment()));
        SegmentJournal journal = opened(openJournal(state));
        JournalFollower follower =
                opened(
                        new JournalFollower(
                                state.journalFolder(),
                                state.store().actions(),
                                ActionListener.none()));
        follower.start();
        secrets = new CredentialSecrets(state.secrets());
        authority = StoredAuthority.open(state.blobs(), random);
        control = new ControlPlane(state, active, random);
        data =
                opened(
                        DataPath.open(
                                new DataPath.Needs(
                                        active,
                                        journal,
                                        control.approvals(),
                                        control.devices(),
                                        state.secrets(),
                                        authority,
                                        random),
                                proxy));
        opened(control);
        dashboard = openDashboard(start, state, journal, random);
        reloader =
                opened(
                        new ConfigurationReloader(
                                start.path(), start.loader(), active, start.report()));
        reloader.start(control.scheduler());
        opened(openControlSocket(state));
    }

    /**
     * Starts a gateway; when it returns, everything listens.
     *
     * @throws GatewayException when a part cannot start; whatever had started is closed again
     */
    public static Gateway start(Start start) throws GatewayException {
        return new Gateway(start);
    }

    private static ProxySettings runnable(Configuration configuration) throws GatewayException {
        List<String> missing = configuration.withoutRuntime();
        if (!missing.isEmpty()) {
            throw new GatewayException(
                    "this configuration uses what has no runtime yet: "
                            + String.join(", ", missing)
                            + "; `clawpatrol validate` and `test` work, a gateway does not");
        }
        return configuration
                .gateway()
                .proxy()
                .orElseThrow(
                        () ->
                                new GatewayException(
                                        "the gateway block has no proxy; add: proxy { listen ="
                                                + " \"127.0.0.1:9180\" }"));
    }

    private <T extends AutoCloseable> T opened(T part) {
        parts.push(part);
        return part;
    }

    private SegmentJournal openJournal(GatewayState state) throws GatewayException {
        try {
            return SegmentJournal.open(
                    state.journalFolder(), JournalSettings.defaults(), InstantSource.system());
        } catch (JournalUnavailableException e) {
            close();
            throw new GatewayException(String.valueOf(e.getMessage()), e);
        }
    }

    private Optional<String> openDashboard(
            Start start, GatewayState state, SegmentJournal journal, SecureRandom random)
            throws GatewayException {
        var settings = start.configuration().gateway();
        if (settings.dashboardListen().isEmpty()) {
            return Optional.empty();
        }
        DashboardServer server =
                new DashboardServer(
                        new DashboardEnvironment(
                                settings.dashboardListen().get(),
                                settings.publicUrl(),
                                start.version(),
                                InstantSource.system(),
                                random),
                        control.operators(),
                        new DashboardSources(
                                active,
                                control.approvals(),
                                state.store().actions(),
                                control.devices(),
                                control.enrolments(),
                                secrets),
                        new Status(journal, state));
        try {
            InetSocketAddress address = opened(server).start();
            return Optional.of("http://" + address.getHostString() + ":" + address.getPort());
        } catch (IOException e) {
            close();
            throw new GatewayException(
                    "cannot listen on "
                            + settings.dashboardListen().get()
                            + " (`gateway.dashboard_listen`): "
                            + e.getMessage(),
                    e);
        }
    }

    private ControlSocket openControlSocket(GatewayState state) throws GatewayException {
        try {
            return ControlSocket.start(ControlSocket.in(state.folder()), new GatewayControl(this));
        } catch (IOException e) {
            close();
            throw new GatewayException("the control socket cannot be opened: " + e.getMessage(), e);
        }
    }

    /** What {@code /readyz} and {@code /ca.crt} answer from. */
    private final class Status implements GatewayStatus {
        private final SegmentJournal journal;
        private final GatewayState state;

        Status(SegmentJournal journal, GatewayState state) {
            this.journal = journal;
            this.state = state;
        }

        @Override
        public String caPem() {
            return authority.certificatePem();
        }

        @Override
        public String caFingerprint() {
            return authority.fingerprint();
        }

        @Override
        public List<String> notReady() {
            List<String> problems = new ArrayList<>();
            if (!data.listening()) {
                problems.add("a listener is down");
            }
            if (!journal.writable()) {
                problems.add("the journal cannot be written");
            }
            if (!state.store().healthy()) {
                problems.add("the store does not answer");
            }
            return problems;
        }
    }

    public Configuration configuration() {
        return active.current();
    }

    /** Names of the credentials without a secret: their actions are refused until they have one. */
    public List<String> missingSecrets() {
        return configuration().credentials().values().stream()
                .filter(
                        credential ->
                                secrets.slots(credential).stream()
                                        .anyMatch(
                                                slot -> !secrets.present(credential.name(), slot)))
                .map(CredentialConfig::name)
                .toList();
    }

    /** Loads the configuration again, now. */
    public LoadResult reload() {
        return reloader.reload();
    }

    /** Where the explicit proxy listens. */
    public InetSocketAddress proxyAddress() {
        return data.proxyAddress();
    }

    /** Where direct TLS is taken, if configured. */
    public Optional<InetSocketAddress> tlsAddress() {
        return data.tlsAddress();
    }

    /** URL of the dashboard, unless it is off. */
    public Optional<String> dashboardUrl() {
        return dashboard;
    }

    /** PEM of the CA certificate that agents must trust. */
    public String caCertificate() {
        return authority.certificatePem();
    }

    public OperatorAccess operators() {
        return control.operators();
    }

    public DeviceRegistry devices() {
        return control.devices();
    }

    org.clawpatrol.proxy.device.Enrolments enrolments() {
        return control.enrolments();
    }

    /** Stops taking connections, answers what waits, then closes everything, last opened first. */
    @Override
    public void close() {
        while (!parts.isEmpty()) {
            AutoCloseable part = parts.pop();
            try {
                part.close();
            } catch (Exception e) {
                LOG.error("closing {} failed", part.getClass().getSimpleName(), e);
            }
        }
    }
}
