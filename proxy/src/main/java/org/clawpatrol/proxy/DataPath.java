package org.clawpatrol.proxy;

import java.net.InetSocketAddress;
import java.net.SocketException;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import javax.net.ssl.SSLException;
import org.clawpatrol.dsl.config.GatewaySettings;
import org.clawpatrol.dsl.config.GatewaySettings.ProxySettings;
import org.clawpatrol.dsl.config.HostPort;
import org.clawpatrol.engine.fact.Family;
import org.clawpatrol.proxy.approval.ApprovalPool;
import org.clawpatrol.proxy.credential.SecretLookup;
import org.clawpatrol.proxy.credential.codex.CodexIdentity;
import org.clawpatrol.proxy.credential.placeholder.TokenServices;
import org.clawpatrol.proxy.device.Devices;
import org.clawpatrol.proxy.failure.Failure;
import org.clawpatrol.proxy.flow.ActionIds;
import org.clawpatrol.proxy.flow.CheckedDecisions;
import org.clawpatrol.proxy.flow.DecisionObserver;
import org.clawpatrol.proxy.flow.Gatekeeper;
import org.clawpatrol.proxy.flow.LapsedApprovals;
import org.clawpatrol.proxy.flow.RequestFlow;
import org.clawpatrol.proxy.flow.SecretCredentialSource;
import org.clawpatrol.proxy.flow.ShadowAlarm;
import org.clawpatrol.proxy.flow.SpliceFlow;
import org.clawpatrol.proxy.journal.Journal;
import org.clawpatrol.proxy.net.AddressGuard;
import org.clawpatrol.proxy.net.Circuits;
import org.clawpatrol.proxy.net.EntranceServices;
import org.clawpatrol.proxy.net.ListenException;
import org.clawpatrol.proxy.net.Listener;
import org.clawpatrol.proxy.net.Listeners;
import org.clawpatrol.proxy.net.NameResolver;
import org.clawpatrol.proxy.net.OriginDialer;
import org.clawpatrol.proxy.net.OriginRoutes;
import org.clawpatrol.proxy.net.PeerIdentification;
import org.clawpatrol.proxy.net.Protocol;
import org.clawpatrol.proxy.net.ProxyListener;
import org.clawpatrol.proxy.net.Splicer;
import org.clawpatrol.proxy.net.TlsListener;
import org.clawpatrol.proxy.net.TlsTermination;
import org.clawpatrol.proxy.net.Transport;
import org.clawpatrol.proxy.net.Tunnels;
import org.clawpatrol.proxy.net.UpstreamProxyAccess;
import org.clawpatrol.proxy.protocol.http.Http1Protocol;
import org.clawpatrol.proxy.protocol.http.Http2Protocol;
import org.clawpatrol.proxy.protocol.http.HttpDialect;
import org.clawpatrol.proxy.protocol.http.HttpServices;
import org.clawpatrol.proxy.protocol.http.HttpTimeouts;
import org.clawpatrol.proxy.protocol.http.OriginPools;
import org.clawpatrol.proxy.protocol.internal.InternalPages;
import org.clawpatrol.proxy.protocol.internal.InternalProtocol;
import org.clawpatrol.proxy.protocol.kubernetes.KubernetesDialect;
import org.clawpatrol.proxy.reload.ActiveConfiguration;
import org.clawpatrol.proxy.secret.SecretSource;
import org.clawpatrol.proxy.telemetry.GatewayMetrics;
import org.clawpatrol.proxy.telemetry.Watch;
import org.clawpatrol.proxy.tls.AgentTls;
import org.clawpatrol.proxy.tls.CertificateAuthority;
import org.clawpatrol.proxy.tls.LeafCache;
import org.clawpatrol.proxy.tls.LeafMinter;
import org.clawpatrol.proxy.tls.UpstreamTrust;
import org.jspecify.annotations.Nullable;

/** The part of the gateway that agents' traffic passes: listeners, protocols, origins. */
final class DataPath implements AutoCloseable {
    private static final int MAX_LEAVES = 1_000;

    /** What agents name the proxy by is theirs to say: it must not crowd out endpoints' leaves. */
    private static final int OWN_LEAVES = 64;

    private final Transport transport;
    private final Workers workers;
    private final Listeners listeners;
    private final ProxyListener proxy;
    private final @Nullable TlsListener direct;

    private DataPath(
            Transport transport,
            Workers workers,
            Listeners listeners,
            ProxyListener proxy,
            @Nullable TlsListener direct) {
        this.transport = transport;
        this.workers = workers;
        this.listeners = listeners;
        this.proxy = proxy;
        this.direct = direct;
    }

    /** What the data path needs from the rest of the gateway. */
    record Needs(
            ActiveConfiguration active,
            Journal journal,
            ApprovalPool approvals,
            Devices devices,
            SecretSource secrets,
            SecretLookup lookup,
            TokenServices tokens,
            Supplier<Optional<CodexIdentity>> codex,
            CertificateAuthority authority,
            ShadowAlarm alarm,
            SecureRandom random,
            DecisionObserver observer,
            Watch watch,
            String version) {}

    /**
     * Opens the listeners.
     *
     * @throws GatewayException when one cannot be opened; nothing stays open then
     */
    static DataPath open(Needs needs, ProxySettings settings) throws GatewayException {
        Transport transport = Transport.open(Runtime.getRuntime().availableProcessors());
        Workers workers = Workers.open();
        try {
            DataPath path = assemble(needs, settings, transport, workers);
            path.start();
            return path;
        } catch (ListenException | GeneralSecurityException | SSLException | SocketException e) {
            transport.close();
            workers.close();
            throw new GatewayException(String.valueOf(e.getMessage()), e);
        }
    }

    private static DataPath assemble(
            Needs needs, ProxySettings settings, Transport transport, Workers workers)
            throws GeneralSecurityException, SSLException, SocketException {
        InstantSource clock = InstantSource.system();
        ActionIds ids = new ActionIds(clock, needs.random());
        AddressGuard guard =
                AddressGuard.protecting(ownAddresses(needs.active().current().gateway()));
        UpstreamTrust trust = new UpstreamTrust();
        OriginDialer dialer =
                new OriginDialer(
                        routes(needs, transport, workers, guard),
                        trust,
                        new Circuits(System::nanoTime));
        // The preferred one first.
        List<Protocol> protocols = http(needs, ids, dialer, clock);
        LeafMinter minter = new LeafMinter(needs.authority(), clock, needs.random());
        LeafCache leaves = new LeafCache(minter, clock, MAX_LEAVES, workers.minting());
        GatewayMetrics metrics = needs.watch().metrics();
        Listeners listeners =
                new Listeners(
                        transport,
                        () -> needs.active().current().gateway().limits().connections().total(),
                        () -> metrics.actions().refused(Failure.TOO_MANY_CONNECTIONS));
        metrics.add(GatewayReadings.ofDataPath(leaves, listeners));
        AgentTls own =
                new AgentTls(
                        new LeafCache(minter, clock, OWN_LEAVES, workers.minting()),
                        List.of("http/1.1"));
        SpliceFlow splices = new SpliceFlow(needs.journal(), ids, clock, metrics.actions());
        TlsTermination tls =
                new TlsTermination(
                        TlsTermination.Front.of(new AgentTls(leaves, names(protocols)), protocols),
                        TlsTermination.Front.of(own, List.of(internal(needs))),
                        splices,
                        metrics.connections());
        Splicer splicer = new Splicer(splices, dialer, guard, clock, metrics);
        EntranceServices entrances =
                new EntranceServices(
                        needs.active(), new PeerIdentification(needs.devices()), metrics);
        ProxyListener proxy =
                new ProxyListener(settings.listen(), entrances, new Tunnels(tls, splicer), own);
        TlsListener direct =
                settings.tlsListen()
                        .map(at -> new TlsListener(at, entrances, tls, splicer))
                        .orElse(null);
        return new DataPath(transport, workers, listeners, proxy, direct);
    }

    private static OriginRoutes routes(
            Needs needs, Transport transport, Workers workers, AddressGuard guard) {
        var proxies =
                new UpstreamProxyAccess(
                        () -> needs.active().current().gateway().upstreamProxy(), needs.secrets());
        return new OriginRoutes(
                transport, NameResolver.ofSystem(), workers.lookups(), guard, proxies);
    }

    private static Protocol internal(Needs needs) {
        return new InternalProtocol(
                new InternalPages(
                        needs.active()::current,
                        needs.approvals()::pending,
                        needs.authority(),
                        needs.version()));
    }

    private static List<String> names(List<Protocol> protocols) {
        return protocols.stream().map(Protocol::alpn).toList();
    }

    private static List<Protocol> http(
            Needs needs, ActionIds ids, OriginDialer dialer, InstantSource clock) {
        RequestFlow flow =
                new RequestFlow(
                        CheckedDecisions.ofEngine(needs.random(), needs.alarm())
                                .observedBy(needs.observer()),
                        new Gatekeeper(needs.approvals(), LapsedApprovals.logged()),
                        needs.journal(),
                        new SecretCredentialSource(
                                needs.lookup(), needs.active()::current, needs.tokens()),
                        clock);
        HttpTimeouts timeouts = HttpTimeouts.standard();
        HttpServices services =
                new HttpServices(
                        needs.active(),
                        flow,
                        ids,
                        Map.of(
                                Family.HTTP,
                                HttpDialect.plain(),
                                Family.K8S,
                                new KubernetesDialect()),
                        needs.tokens(),
                        needs.codex(),
                        new OriginPools(
                                dialer,
                                () -> needs.active().current().gateway().limits().origins(),
                                System::nanoTime,
                                needs.watch().metrics().origins()),
                        timeouts,
                        needs.random(),
                        clock,
                        System::nanoTime,
                        needs.watch());
        return List.of(new Http2Protocol(services), new Http1Protocol(services));
    }

    private static List<InetSocketAddress> ownAddresses(GatewaySettings gateway) {
        List<HostPort> own = new ArrayList<>();
        gateway.dashboardListen().ifPresent(own::add);
        gateway.proxy().ifPresent(proxy -> own.add(proxy.listen()));
        gateway.proxy().flatMap(ProxySettings::tlsListen).ifPresent(own::add);
        return own.stream().map(at -> new InetSocketAddress(at.host(), at.port())).toList();
    }

    private void start() throws ListenException {
        List<Listener> all = new ArrayList<>();
        all.add(proxy);
        if (direct != null) {
            all.add(direct);
        }
        listeners.start(all);
    }

    InetSocketAddress proxyAddress() {
        return listeners.addressOf(proxy);
    }

    Optional<InetSocketAddress> tlsAddress() {
        return Optional.ofNullable(direct).map(listeners::addressOf);
    }

    /** Takes nothing new, and asks what is open to end. */
    void drain() {
        listeners.drain();
    }

    boolean draining() {
        return listeners.draining();
    }

    /** Waits, up to its bound, until what was open has ended. */
    void settle() {
        listeners.settle();
    }

    /** Waits no longer. Any thread. */
    void cut() {
        listeners.cut();
    }

    boolean listening() {
        return listeners.listening();
    }

    @Override
    public void close() {
        listeners.close();
        transport.close();
        workers.close();
    }
}
