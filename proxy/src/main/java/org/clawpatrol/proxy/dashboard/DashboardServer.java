package org.clawpatrol.proxy.dashboard;

import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.util.JavalinException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import org.clawpatrol.dsl.config.HostPort;
import org.clawpatrol.proxy.operator.OperatorAccess;
import org.clawpatrol.proxy.telemetry.prometheus.Exposition;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Server;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The dashboard and its JSON API on one listener. Started and closed by one thread. */
public final class DashboardServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DashboardServer.class);
    private static final int MAX_CONNECTIONS = 512;
    private static final int MAX_HEADERS = 16 << 10;

    private final DashboardEnvironment environment;
    private final RouteTable routes;
    private final Guard guard;
    private final ChangeSignal signal = new ChangeSignal();
    private @Nullable Javalin javalin;

    public DashboardServer(
            DashboardEnvironment environment,
            OperatorAccess operators,
            DashboardSources sources,
            GatewayStatus status) {
        this.environment = environment;
        var publicUrl = new PublicUrl(environment.publicUrl());
        var authenticator =
                new Authenticator(operators.sessions(), operators.tokens(), sources.devices());
        var cookies = new Cookies(publicUrl.https(), operators.sessions());
        var shells = new Shells(environment.version(), status);
        var clock = environment.clock();
        var all = new ArrayList<Route>();
        all.addAll(new PublicRoutes(status, environment.version()).all());
        all.addAll(AssetRoutes.all());
        all.addAll(new AlarmRoutes(status).all());
        all.addAll(new MetricsRoutes(new Exposition(sources.metrics())).all());
        all.addAll(new SignInRoutes(operators, authenticator, cookies, environment.random()).all());
        all.addAll(new ActivityRoutes(sources, shells, clock).all());
        all.addAll(new ApprovalRoutes(sources.approvals(), shells, clock).all());
        all.addAll(new DeviceRoutes(sources, shells, clock).all());
        all.addAll(
                new EnvironmentRoutes(
                                sources.configuration(),
                                new ProfileVariables(sources.codex(), clock))
                        .all());
        all.addAll(new ClusterRoutes(sources.configuration()).all());
        all.addAll(new CredentialRoutes(sources, shells, clock).all());
        all.addAll(new OAuthRoutes(sources, shells, environment.publicUrl()).all());
        all.addAll(new AccountRoutes(operators, cookies, shells, clock).all());
        var recent = new RecentActions(sources.actions(), clock);
        var events = new EventRoutes(recent, sources.approvals(), authenticator, signal);
        sources.metrics().add(events.metrics());
        all.addAll(events.all());
        this.routes = new RouteTable(all);
        this.guard = new Guard(routes, publicUrl, authenticator);
        sources.approvals().onChange(signal::raise);
    }

    /** Every route with its access, for tests that walk them. */
    List<Route> routes() {
        return routes.all();
    }

    /** Listens; returns the address it got. */
    public InetSocketAddress start() throws IOException {
        HostPort listen = environment.listen();
        Javalin started;
        try {
            started = Javalin.create(this::configure).start(listen.host(), listen.port());
        } catch (JavalinException e) {
            throw new IOException("the dashboard cannot listen on " + listen, e);
        }
        javalin = started;
        return new InetSocketAddress(InetAddress.getByName(listen.host()), started.port());
    }

    private void configure(JavalinConfig config) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        config.concurrency.useVirtualThreads = true;
        config.http.maxRequestSize = SubmissionReader.MAX_BODY;
        // Compressing secrets together with what others can choose would leak them by length.
        config.http.compressionStrategy = CompressionStrategy.NONE;
        config.router.ignoreTrailingSlashes = false;
        config.jetty.modifyHttpConfiguration(DashboardServer::quiet);
        config.jetty.modifyServer(this::harden);
        config.routes.before(guard::check);
        routes.register(config.routes);
        config.routes.exception(
                RefusedException.class,
                (e, request) -> Answers.text(request, e.status(), e.text()));
        config.routes.exception(HttpResponseException.class, DashboardServer::framework);
        config.routes.exception(Exception.class, DashboardServer::unexpected);
    }

    private static void quiet(HttpConfiguration http) {
        http.setSendServerVersion(false);
        http.setSendXPoweredBy(false);
        http.setRequestHeaderSize(MAX_HEADERS);
    }

    private void harden(Server server) {
        server.setErrorHandler(new PlainErrors(guard.headers()));
        server.addBean(new NetworkConnectionLimit(MAX_CONNECTIONS, server));
    }

    private static void framework(HttpResponseException e, Context request) {
        Answers.text(request, e.getStatus(), e.getStatus() == 404 ? "not found" : "refused");
    }

    private static void unexpected(Exception e, Context request) {
        LOG.error("{} {} failed", request.method(), request.path(), e);
        Answers.text(request, 500, "something went wrong; the gateway's log says what");
    }

    @Override
    public void close() {
        signal.close();
        if (javalin != null) {
            javalin.stop();
        }
    }
}
