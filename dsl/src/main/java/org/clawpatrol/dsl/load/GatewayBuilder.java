package org.clawpatrol.dsl.load;

import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.clawpatrol.dsl.config.GatewaySettings;
import org.clawpatrol.dsl.config.HostPort;
import org.clawpatrol.dsl.config.UpstreamProxy;
import org.clawpatrol.dsl.schema.DecodedBlock;
import org.clawpatrol.dsl.source.Diagnostic;
import org.clawpatrol.dsl.source.Diagnostics;
import org.clawpatrol.dsl.source.NearestName;

/** Makes the settings of the gateway from its block. One thread. */
final class GatewayBuilder {
    private static final HostPort DASHBOARD = new HostPort("127.0.0.1", 8080);
    private static final Duration SESSION = Duration.ofHours(24);

    private final DecodedBlock block;
    private final UserPaths paths;
    private final PemReader certificates;
    private final Diagnostics diagnostics;

    GatewayBuilder(
            DecodedBlock block, UserPaths paths, PemReader certificates, Diagnostics diagnostics) {
        this.block = block;
        this.paths = paths;
        this.certificates = certificates;
        this.diagnostics = diagnostics;
    }

    /** Empty when a problem was reported. */
    Optional<GatewaySettings> build() {
        String publicUrl = publicUrl();
        new TransportCheck(block, publicUrl, diagnostics).check();
        GatewaySettings.Limits limits =
                new LimitsBuilder(block.block("limits"), diagnostics).build();
        Optional<Path> stateDir =
                path("state_dir", paths.home().map(home -> home.resolve(".clawpatrol")));
        Optional<Path> keyFile =
                path(
                        "key_file",
                        paths.settings().map(folder -> folder.resolve("clawpatrol/master.key")));
        if (stateDir.isEmpty() || keyFile.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                new GatewaySettings(
                        stateDir.get(),
                        keyFile.get(),
                        dashboardListen(),
                        publicUrl,
                        block.time("dashboard_session_ttl").orElse(SESSION),
                        block.block("proxy").flatMap(this::proxy),
                        limits,
                        logPath(),
                        timeZone(),
                        Math.toIntExact(block.whole("policy_shadow_check").orElse(0)),
                        upstreamProxy()));
    }

    private Optional<UpstreamProxy> upstreamProxy() {
        Optional<HostPort> own = block.block("proxy").flatMap(proxy -> proxy.address("listen"));
        return block.block("upstream_proxy")
                .flatMap(proxy -> new UpstreamProxyReader(proxy, diagnostics).read(own));
    }

    private Optional<Path> logPath() {
        boolean set = block.text("log_path").filter(text -> !text.isEmpty()).isPresent();
        return set ? path("log_path", Optional.empty()) : Optional.empty();
    }

    private String publicUrl() {
        String url = block.text("public_url").orElse("").strip();
        int end = url.length();
        while (end > 0 && url.charAt(end - 1) == '/') {
            end--;
        }
        return url.substring(0, end);
    }

    private ZoneId timeZone() {
        String name = block.text("time_zone").orElse("");
        if (name.isEmpty()) {
            return ZoneOffset.UTC;
        }
        if (ZoneId.getAvailableZoneIds().contains(name)) {
            return ZoneId.of(name);
        }
        diagnostics.add(
                Diagnostic.error(
                                "C-TIME-ZONE",
                                block.span("time_zone"),
                                "unknown time zone `" + name + "`")
                        .help(
                                NearestName.of(name, List.copyOf(ZoneId.getAvailableZoneIds()))
                                        .map(nearest -> "did you mean `" + nearest + "`?")
                                        .orElse("write a name such as `Europe/Berlin`")));
        return ZoneOffset.UTC;
    }

    private Optional<HostPort> dashboardListen() {
        return block.has("dashboard_listen")
                ? block.address("dashboard_listen")
                : Optional.of(DASHBOARD);
    }

    /** An empty path counts as absent. */
    private Optional<Path> path(String attribute, Optional<Path> fallback) {
        Optional<String> written = block.text(attribute).filter(text -> !text.isEmpty());
        Optional<Path> path = written.isPresent() ? paths.absolute(written.get()) : fallback;
        if (path.isEmpty()) {
            String problem =
                    written.isPresent()
                            ? "`" + attribute + "` is not a usable path"
                            : "`" + attribute + "` is not set and there is no home folder";
            diagnostics.add(
                    Diagnostic.error("C-PATH-VALUE", block.span(attribute), problem)
                            .help("write an absolute path, or set HOME"));
        }
        return path;
    }

    private Optional<GatewaySettings.ProxySettings> proxy(DecodedBlock proxy) {
        Optional<String> clientCa = certificates.read(proxy, "client_ca");
        if (clientCa.isPresent() && proxy.address("tls_listen").isEmpty()) {
            diagnostics.add(
                    Diagnostic.error(
                                    "C-CLIENT-CA",
                                    proxy.span("client_ca"),
                                    "`client_ca` has no effect without `tls_listen`")
                            .help("certificates of devices are asked for there alone"));
        }
        return proxy.address("listen")
                .map(
                        listen ->
                                new GatewaySettings.ProxySettings(
                                        listen,
                                        proxy.address("tls_listen"),
                                        proxy.text("default_profile")
                                                .filter(name -> !name.isEmpty()),
                                        clientCa));
    }
}
