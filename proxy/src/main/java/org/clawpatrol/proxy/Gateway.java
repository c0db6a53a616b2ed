package org.clawpatrol.proxy;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.clawpatrol.dsl.config.Configuration;
import org.clawpatrol.dsl.config.GatewaySettings;
import org.clawpatrol.dsl.config.GatewaySettings.ProxySettings;
import org.clawpatrol.dsl.config.HostPort;
import org.clawpatrol.dsl.config.SecretStoreConfig;
import org.clawpatrol.dsl.load.LoadResult;
import org.clawpatrol.dsl.source.Diagnostic;
import org.clawpatrol.proxy.control.ControlSocket;
import org.clawpatrol.proxy.credential.codex.CodexKeys;
import org.clawpatrol.proxy.credential.store.SecretStores;
import org.clawpatrol.proxy.dashboard.CredentialHealth;
import org.clawpatrol.proxy.dashboard.DashboardEnvironment;
import org.clawpatrol.proxy.dashboard.DashboardServer;
import org.clawpatrol.proxy.dashboard.DashboardSources;
import org.clawpatrol.proxy.dashboard.GatewayStatus;
import org.clawpatrol.proxy.device.DeviceRegistry;
import org.clawpatrol.proxy.device.Enrolments;
import org.clawpatrol.proxy.explain.HeldActions;
import org.clawpatrol.proxy.flow.ShadowAlarm;
import org.clawpatrol.proxy.journal.Journal;
import org.clawpatrol.proxy.journal.JournalCopy;
import org.clawpatrol.proxy.journal.JournalSettings;
import org.clawpatrol.proxy.journal.JournalUnavailableException;
import org.clawpatrol.proxy.journal.SegmentJournal;
import org.clawpatrol.proxy.operator.OperatorAccess;
import org.clawpatrol.proxy.probe.ExpiryWatch;
import org.clawpatrol.proxy.probe.SecretEnds;
import org.clawpatrol.proxy.reload.ActiveConfiguration;
import org.clawpatrol.proxy.reload.ConfigurationReloader;
import org.clawpatrol.proxy.secret.BrokenSealException;
import org.clawpatrol.proxy.state.ActionListener;
import org.clawpatrol.proxy.state.JournalFollower;
import org.clawpatrol.proxy.telemetry.GatewayMetrics;
import org.clawpatrol.proxy.tls.CertificateAuthority;

/**
 * The running gateway: the one place that knows which part is put together with which. Started and
 * closed by one thread.
 */
public final class Gateway implements AutoCloseable {
    private final Parts parts;
    private final ActiveConfiguration active;
    private final CredentialSecrets secrets;
    private final ControlPlane control;
    private final GatewayTokens tokens;
    private final SecretHealth health;
    private final CertificateAuthority authority;
    private final HeldActions explanations = new HeldActions();
    private final DataPath data;
    private final ConfigurationReloader reloader;
    private final Optional<String> dashboard;
    private final ShadowAlarm alarm = new ShadowAlarm();
    private final Observation observation;

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
            Consumer<LoadResult> report,
            Map<String, String> environment,
            String version) {}

    /**
     * Opens everything in the order in which it may be closed again, backwards: what answers
     * waiting requests last, so that closing begins there.
     */
    private Gateway(Start start, Parts parts) throws GatewayException {
        this.parts = parts;
        Configuration configuration = start.configuration();
        ProxySettings proxy = runnable(configuration);
        SecureRandom random = new SecureRandom();
        active = new ActiveConfiguration(configuration);
        GatewayState state =
                parts.add(GatewayState.open(configuration.gateway(), start.environment()));
        observation = parts.add(Observation.begin(start.environment(), start.version()));
        secrets = new CredentialSecrets(state.secrets());
        authority = StoredAuthority.open(state.blobs(), random);
        parts.add(follower(state)).start();
        SegmentJournal segments = parts.add(journal(state));
        Journal journal = copied(segments, configuration.gateway());
        control = parts.add(new ControlPlane(state, active, random));
        var calls = parts.add(OutboundCalls.open(state, active::current)).transport();
        var stores =
                parts.add(
                        new SecretStores(
                                state.secrets(), active::current, start.environment(), calls));
        tokens = parts.add(GatewayTokens.open(state, stores, calls, random));
        tokens.tendOn(control.scheduler());
        health =
                new SecretHealth(
                        active::current, secrets, tokens.desk(), stores, InstantSource.system());
        control.watchExpiry(
                new ExpiryWatch(
                        new SecretEnds(active::current, state.secrets()), InstantSource.system()));
        var codex = new CodexKeys(state.blobs(), random);
        prepare(codex, configuration);
        data =
                parts.add(
                        DataPath.open(
                                new DataPath.Needs(
                                        active,
                                        journal,
                                        control.approvals(),
                                        control.devices(),
                                        state.secrets(),
                                        tokens.lookup(),
                                        tokens.services(),
                                        codex::identity,
                                        authority,
                                        alarm,
                                        random,
                                        explanations,
                                        observation.watch(),
                                        start.version()),
                                proxy));
        readAlong(segments, journal);
        observation.watch().metrics().add(stores.metrics());
        var status = new ReadinessStatus(authority, data, journal, state.store(), alarm);
        dashboard = startDashboard(start, state, codex, status, random);
        reloader =
                parts.add(
                        new ConfigurationReloader(
                                start.path(),
                                codex.preparedBy(start.loader()),
                                active,
                                start.report()));
        reloader.start(control.scheduler());
        parts.add(controlSocket(state));
        parts.add(new OrderlyStop(data, control.approvals()));
        observation.booted(control.scheduler());
    }

    /**
     * Starts a gateway; when it returns, everything listens.
     *
     * @throws GatewayException when a part cannot start; whatever had started is closed again
     */
    public static Gateway start(Start start) throws GatewayException {
        Parts parts = new Parts();
        try {
            return new Gateway(start, parts);
        } catch (GatewayException | RuntimeException e) {
            parts.close();
            throw e;
        }
    }

    private void readAlong(SegmentJournal segments, Journal journal) {
        GatewayMetrics metrics = observation.watch().metrics();
        metrics.add(GatewayReadings.ofControlPlane(control));
        metrics.add(GatewayReadings.ofJournal(segments, journal));
        metrics.add(GatewayReadings.ofProcess(alarm));
    }

    private static ProxySettings runnable(Configuration configuration) throws GatewayException {
        List<Diagnostic> missing = configuration.withoutRuntime();
        if (!missing.isEmpty()) {
            throw new GatewayException(
                    missing.stream().map(Diagnostic::message).collect(Collectors.joining("; ")));
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

    private static void prepare(CodexKeys codex, Configuration configuration)
            throws GatewayException {
        try {
            codex.prepare(configuration);
        } catch (BrokenSealException | GeneralSecurityException e) {
            throw new GatewayException(CodexKeys.UNREADABLE + ": " + e.getMessage(), e);
        }
    }

    private static JournalFollower follower(GatewayState state) {
        return new JournalFollower(
                state.journalFolder(), state.store().actions(), ActionListener.none());
    }

    private static SegmentJournal journal(GatewayState state) throws GatewayException {
        try {
            return SegmentJournal.open(
                    state.journalFolder(), JournalSettings.defaults(), InstantSource.system());
        } catch (JournalUnavailableException e) {
            throw new GatewayException(String.valueOf(e.getMessage()), e);
        }
    }

    private Journal copied(Journal journal, GatewaySettings settings) throws GatewayException {
        if (settings.logPath().isEmpty()) {
            return journal;
        }
        try {
            return parts.add(JournalCopy.open(settings.logPath().get(), journal));
        } catch (JournalUnavailableException e) {
            throw new GatewayException(String.valueOf(e.getMessage()), e);
        }
    }

    private Optional<String> startDashboard(
            Start start,
            GatewayState state,
            CodexKeys codex,
            GatewayStatus status,
            SecureRandom random)
            throws GatewayException {
        GatewaySettings settings = start.configuration().gateway();
        if (settings.dashboardListen().isEmpty()) {
            return Optional.empty();
        }
        HostPort listen = settings.dashboardListen().get();
        var environment =
                new DashboardEnvironment(
                        listen,
                        settings.publicUrl(),
                        start.version(),
                        InstantSource.system(),
                        random);
        var sources =
                new DashboardSources(
                        active,
                        control.approvals(),
                        state.store().actions(),
                        control.devices(),
                        control.enrolments(),
                        secrets,
                        tokens.desk(),
                        health,
                        codex::identity,
                        explanations,
                        observation.watch().metrics());
        var server =
                parts.add(new DashboardServer(environment, control.operators(), sources, status));
        try {
            InetSocketAddress address = server.start();
            return Optional.of("http://" + address.getHostString() + ":" + address.getPort());
        } catch (IOException e) {
            throw new GatewayException(
                    "cannot listen on "
                            + listen
                            + " (`gateway.dashboard_listen`): "
                            + e.getMessage(),
                    e);
        }
    }

    private ControlSocket controlSocket(GatewayState state) throws GatewayException {
        try {
            return ControlSocket.start(ControlSocket.in(state.folder()), new GatewayControl(this));
        } catch (IOException e) {
            throw new GatewayException("the control socket cannot be opened: " + e.getMessage(), e);
        }
    }

    public Configuration configuration() {
        return active.current();
    }

    /** Names of the credentials without a usable secret: until then their actions are refused. */
    public List<String> missingSecrets() {
        return health.missing();
    }

    /** Stores that credentials name and that have no secret of their own to log in with. */
    public Set<SecretStoreConfig> storesWithoutLogin() {
        return SecretStores.withoutLogin(configuration(), secrets.source());
    }

    /** What operators should do about secrets. */
    List<CredentialHealth.Complaint> complaints() {
        return health.complaints();
    }

    /** What is wrong with a secret that is set and cannot be used, as it follows the name. */
    public Optional<String> problemOf(String credential) {
        return Optional.ofNullable(configuration().credentials().get(credential))
                .flatMap(health::problem);
    }

    /** Whether somebody can log in for it on the dashboard. */
    public boolean takesLogin(String credential) {
        return Optional.ofNullable(configuration().credentials().get(credential))
                .filter(tokens.desk()::offers)
                .isPresent();
    }

    /** The slots that a credential cannot do without; the unnamed one is the empty string. */
    public List<String> neededSlots(String credential) {
        return Optional.ofNullable(configuration().credentials().get(credential))
                .map(
                        config ->
                                secrets.slots(config).stream()
                                        .filter(slot -> secrets.needed(config, slot)))
                .orElse(Stream.of(""))
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

    /** What comparing live decisions with the rules in order has found. */
    ShadowAlarm.Counts shadowCheck() {
        return alarm.counts();
    }

    Enrolments enrolments() {
        return control.enrolments();
    }

    /** Ends the wait of a running {@link #close} for what is under way. Any thread. */
    public void hurry() {
        observation.hurry();
        data.cut();
    }

    /** Stops taking connections, answers what waits, lets actions end, closes everything else. */
    @Override
    public void close() {
        parts.close();
    }
}
