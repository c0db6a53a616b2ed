package org.clawpatrol.proxy.dashboard;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.clawpatrol.dsl.config.HostPort;
import org.clawpatrol.proxy.approval.ApprovalLimits;
import org.clawpatrol.proxy.approval.ApprovalPool;
import org.clawpatrol.proxy.approval.ManualTimeouts;
import org.clawpatrol.proxy.approval.Requests;
import org.clawpatrol.proxy.device.DeviceRegistry;
import org.clawpatrol.proxy.device.Enrolments;
import org.clawpatrol.proxy.explain.HeldActions;
import org.clawpatrol.proxy.fake.Configurations;
import org.clawpatrol.proxy.fake.InMemoryActionTable;
import org.clawpatrol.proxy.fake.InMemoryDeviceTable;
import org.clawpatrol.proxy.fake.InMemoryOperatorTable;
import org.clawpatrol.proxy.fake.TestClock;
import org.clawpatrol.proxy.operator.ApiTokens;
import org.clawpatrol.proxy.operator.LoginThrottle;
import org.clawpatrol.proxy.operator.OperatorAccess;
import org.clawpatrol.proxy.operator.OperatorAccounts;
import org.clawpatrol.proxy.operator.Sessions;
import org.clawpatrol.proxy.operator.SetupToken;
import org.clawpatrol.proxy.reload.ActiveConfiguration;
import org.clawpatrol.proxy.telemetry.GatewayMetrics;
import org.mindrot.jbcrypt.BCrypt;

/** A real dashboard on a free port, over tables in memory. */
final class TestDashboard implements AutoCloseable {
    static final String PASSWORD = "correct horse battery";

    final TestClock clock = new TestClock();
    final RandomGenerator random = RandomGenerator.of("L64X128MixRandom");
    final InMemoryOperatorTable operatorTable = new InMemoryOperatorTable();
    final InMemoryDeviceTable deviceTable = new InMemoryDeviceTable();
    final InMemoryActionTable actions = new InMemoryActionTable();
    final FakeSecrets secrets = new FakeSecrets();
    final FakeLogins logins = new FakeLogins();
    final FakeStatus status = new FakeStatus();
    volatile List<CredentialHealth.Complaint> complaints = List.of();
    final SetupToken setupToken = SetupToken.generate(random);
    final HeldActions explanations = new HeldActions();
    final GatewayMetrics metrics = new GatewayMetrics();
    final ManualTimeouts timeouts = new ManualTimeouts();
    final ApprovalPool approvals =
            new ApprovalPool(ApprovalLimits.standard(), timeouts, clock, random);
    final Sessions sessions = new Sessions(operatorTable, Duration.ofHours(24), clock, random);
    final ApiTokens tokens = new ApiTokens(operatorTable, clock, random);
    final DeviceRegistry devices;
    final Enrolments enrolments;
    final DashboardServer server;
    final InetSocketAddress address;
    final Browser browser;

    private TestDashboard(String publicUrl, int port) throws IOException {
        var configuration =
                new ActiveConfiguration(
                        Configurations.of(List.of("default"), List.of("stripe", "github")));
        devices = new DeviceRegistry(deviceTable, configuration, Runnable::run, clock, random);
        enrolments = new Enrolments(devices, clock, random);
        server =
                new DashboardServer(
                        new DashboardEnvironment(
                                new HostPort("127.0.0.1", port), publicUrl, "0.1", clock, random),
                        new OperatorAccess(
                                new OperatorAccounts(operatorTable, setupToken, clock),
                                sessions,
                                tokens,
                                new LoginThrottle(clock)),
                        new DashboardSources(
                                configuration,
                                approvals,
                                actions,
                                devices,
                                enrolments,
                                secrets,
                                logins,
                                () -> complaints,
                                Optional::empty,
                                explanations,
                                metrics),
                        status);
        address = server.start();
        browser = new Browser(address);
    }

    /** One nobody has set up. */
    static TestDashboard fresh() throws IOException {
        return new TestDashboard("", 0);
    }

    static TestDashboard onPort(int port) throws IOException {
        return new TestDashboard("", port);
    }

    /** One with a password; its browser is not signed in. */
    static TestDashboard withPassword(String publicUrl) throws IOException {
        var dashboard = new TestDashboard(publicUrl, 0);
        // Cheap rounds: these tests are not about the hash.
        dashboard.operatorTable.setPasswordHash(
                "root", BCrypt.hashpw(PASSWORD, BCrypt.gensalt(4)), dashboard.clock.instant());
        return dashboard;
    }

    /** One whose browser is signed in. */
    static TestDashboard signedIn() throws IOException {
        var dashboard = withPassword("");
        dashboard.browser.cookie(Cookies.SESSION, dashboard.sessions.open("root"));
        return dashboard;
    }

    String apiToken(String name) {
        return ((ApiTokens.Created) tokens.create(name, "root")).token().reveal();
    }

    /** Parks a request and returns the approval's id. */
    String ask() {
        return ask("/v1/charges", "{\"amount\":1}");
    }

    String ask(String target, String body) {
        approvals.ask(Requests.of("dev_1", target, body), Duration.ofMinutes(10), result -> {});
        return approvals.pending().getLast().id();
    }

    String csrf() {
        return CsrfToken.of(browser.cookieValue(Cookies.SESSION));
    }

    @Override
    public void close() {
        server.close();
        browser.close();
    }
}
