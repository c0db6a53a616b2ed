package org.clawpatrol.proxy.cli;

import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Collectors;
import org.clawpatrol.dsl.config.Configuration;
import org.clawpatrol.dsl.config.EndpointConfig;
import org.clawpatrol.proxy.Gateway;

/** What a gateway says when it is up: where it listens, what it protects, and what to do next. */
final class StartUpReport {
    private static final int MOST_ENDPOINTS = 20;

    private final Gateway gateway;
    private final Path path;

    StartUpReport(Gateway gateway, Path path) {
        this.gateway = gateway;
        this.path = path;
    }

    void print(PrintStream out) {
        Configuration running = gateway.configuration();
        out.println(
                "note: an agent that runs as this UNIX user can read "
                        + running.gateway().stateDir()
                        + "; run the gateway as its own user");
        out.println(
                "policy: "
                        + running.endpoints().size()
                        + " endpoints across "
                        + running.profiles().size()
                        + " profiles");
        if (running.defaults().humanTimeoutAllows()) {
            out.println(
                    "WARNING: an approval that nobody decides in time ALLOWS the request"
                            + " (`defaults.human_on_timeout`, `gateway.allow_unsafe`)");
        }
        if (!running.shadow().isNone()) {
            out.println("shadow: rules that are not in force decide beside; only recorded");
        }
        addresses(out);
        running.endpoints().values().stream()
                .limit(MOST_ENDPOINTS)
                .forEach(endpoint -> out.println("protects: " + described(endpoint)));
        int more = running.endpoints().size() - MOST_ENDPOINTS;
        if (more > 0) {
            out.println("protects: " + more + " more endpoints");
        }
        new SecretReport(gateway, path).print(out);
        out.println("ready; next: clawpatrol join --local, then clawpatrol run -- PROGRAM");
    }

    private void addresses(PrintStream out) {
        out.println("proxy: " + text(gateway.proxyAddress()));
        gateway.tlsAddress().ifPresent(tls -> out.println("tls: " + text(tls)));
        Optional<String> dashboard = gateway.dashboardUrl();
        dashboard.ifPresent(url -> out.println("dashboard: " + url));
        gateway.operators()
                .accounts()
                .setupToken()
                .filter(token -> dashboard.isPresent())
                .ifPresent(
                        token ->
                                out.println(
                                        "dashboard set-up token (first visit): " + token.reveal()));
    }

    private static String described(EndpointConfig endpoint) {
        return endpoint.name()
                + endpoint.hosts().stream()
                        .map(Object::toString)
                        .collect(Collectors.joining(", ", " (", ")"));
    }

    private static String text(InetSocketAddress address) {
        return address.getHostString() + ":" + address.getPort();
    }
}
