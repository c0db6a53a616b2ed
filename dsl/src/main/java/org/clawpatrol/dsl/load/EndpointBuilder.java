package org.clawpatrol.dsl.load;

import java.util.List;
import java.util.Optional;
import org.clawpatrol.dsl.config.EndpointConfig;
import org.clawpatrol.dsl.config.HostPattern;
import org.clawpatrol.dsl.config.HostPort;
import org.clawpatrol.dsl.config.PathNormalization;
import org.clawpatrol.dsl.schema.ConfigurationSchema;
import org.clawpatrol.dsl.schema.DecodedBlock;
import org.clawpatrol.dsl.schema.EndpointType;
import org.clawpatrol.dsl.source.Diagnostic;
import org.clawpatrol.dsl.source.Diagnostics;

/** Makes endpoints from their blocks. One thread. */
final class EndpointBuilder {
    private static final int CLICKHOUSE_TLS_PORT = 9440;

    private final ConfigurationSchema schema;
    private final PemReader certificates;
    private final HostReader hosts;
    private final Diagnostics diagnostics;

    EndpointBuilder(ConfigurationSchema schema, PemReader certificates, Diagnostics diagnostics) {
        this.schema = schema;
        this.certificates = certificates;
        this.hosts = new HostReader(diagnostics);
        this.diagnostics = diagnostics;
    }

    /** Empty for a type that is not known. */
    Optional<EndpointConfig> build(Symbol symbol, DecodedBlock block) {
        Optional<EndpointType> type = schema.endpoint(symbol.type());
        if (type.isEmpty()) {
            return Optional.empty();
        }
        List<HostPattern> claimed = hosts.read(symbol.type(), block, port(type.get(), block));
        EndpointConfig endpoint =
                new EndpointConfig(
                        symbol.name(),
                        symbol.type(),
                        type.get().family(),
                        claimed,
                        block.address("dial").or(() -> server(block, claimed, type.get().port())),
                        certificates.read(block, "ca_cert"),
                        block.filled("description"),
                        pathNormalization(block),
                        block.filled("cluster_name"),
                        block.filled("region"));
        checkCertificate(block);
        checkTunnel(block, endpoint);
        return Optional.of(endpoint);
    }

    /** Where the one server is that the operator named, private address or not. */
    private static Optional<HostPort> server(
            DecodedBlock block, List<HostPattern> claimed, int port) {
        boolean named = block.filled("server").isPresent() && block.texts("hosts").isEmpty();
        if (!named || claimed.size() != 1 || claimed.getFirst().wildcard()) {
            return Optional.empty();
        }
        HostPattern server = claimed.getFirst();
        return Optional.of(new HostPort(server.name(), server.port().orElse(port)));
    }

    private PathNormalization pathNormalization(DecodedBlock block) {
        if (block.text("path_normalization").filter("off"::equals).isEmpty()) {
            return PathNormalization.STRICT;
        }
        diagnostics.add(
                Diagnostic.warning(
                                "W-PATHS",
                                block.span("path_normalization"),
                                "paths that two servers could read differently reach the origin")
                        .help(
                                "conditions that read `http.path` refuse most of them, others do not"));
        return PathNormalization.OFF;
    }

    private static int port(EndpointType type, DecodedBlock block) {
        int declared = (int) block.whole("port").orElse(0);
        if (declared > 0) {
            return declared;
        }
        return block.flag("tls") ? CLICKHOUSE_TLS_PORT : type.port();
    }

    private void checkCertificate(DecodedBlock block) {
        if (!block.flag("accept_invalid_certificate")) {
            return;
        }
        if (block.flag("tls")) {
            diagnostics.add(
                    Diagnostic.warning(
                                    "W-INVALID-CERT",
                                    block.span("accept_invalid_certificate"),
                                    "whoever answers for this endpoint is believed")
                            .help("give the server a certificate that can be verified"));
        } else {
            diagnostics.add(
                    Diagnostic.error(
                                    "C-CH-CERT",
                                    block.header(),
                                    "`accept_invalid_certificate` means nothing without TLS")
                            .help("add `tls = true`"));
        }
    }

    /** A tunnel is entered by name, which an address does not have. */
    private void checkTunnel(DecodedBlock block, EndpointConfig endpoint) {
        boolean addresses =
                !endpoint.hosts().isEmpty()
                        && endpoint.hosts().stream().allMatch(HostPattern::address);
        if (block.filled("tunnel").isPresent() && addresses) {
            diagnostics.add(
                    Diagnostic.error(
                                    "C-TUN-IP",
                                    block.span("tunnel"),
                                    "an endpoint with a tunnel needs a host that is a name")
                            .help("list the name under which agents reach it in `hosts`"));
        }
    }
}
