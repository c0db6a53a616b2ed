package org.clawpatrol.dsl.load;

import java.net.InetAddress;
import java.util.Optional;
import org.clawpatrol.dsl.schema.DecodedBlock;
import org.clawpatrol.dsl.source.Diagnostic;
import org.clawpatrol.dsl.source.Diagnostics;

/** Checks that agents have a way in, and that it is configured well enough. One thread. */
final class TransportCheck {
    private final DecodedBlock gateway;
    private final String publicUrl;
    private final Diagnostics diagnostics;

    TransportCheck(DecodedBlock gateway, String publicUrl, Diagnostics diagnostics) {
        this.gateway = gateway;
        this.publicUrl = publicUrl;
        this.diagnostics = diagnostics;
    }

    void check() {
        Optional<DecodedBlock> wireguard = gateway.block("wireguard");
        Optional<DecodedBlock> tailscale = gateway.block("tailscale");
        boolean none =
                gateway.block("proxy").isEmpty() && wireguard.isEmpty() && tailscale.isEmpty();
        if (none && gateway.valid()) {
            diagnostics.add(
                    Diagnostic.error(
                                    "C-NOTRANSPORT",
                                    gateway.header(),
                                    "`gateway` has no transport, so no agent can reach it")
                            .help("add `proxy { listen = \"127.0.0.1:9180\" }`"));
        }
        wireguard.ifPresent(this::wireguard);
        tailscale.ifPresent(block -> new TailscaleCheck(diagnostics).check(block));
    }

    private void wireguard(DecodedBlock wireguard) {
        String subnet = wireguard.text("subnet_cidr").orElse("");
        if (!isSubnet(subnet)) {
            diagnostics.add(
                    Diagnostic.error(
                                    "C-WG-SUBNET",
                                    wireguard.span("subnet_cidr"),
                                    subnet.isEmpty()
                                            ? "`wireguard` needs the attribute `subnet_cidr`"
                                            : "`" + subnet + "` is not a subnet")
                            .help("write for example `10.90.0.0/24`"));
        }
        if (publicUrl.isEmpty() && !isDialable(wireguard.text("endpoint").orElse(""))) {
            diagnostics.add(
                    Diagnostic.error(
                                    "C-WG-DIAL",
                                    wireguard.span("endpoint"),
                                    "peers have no address to dial")
                            .help("set `public_url`, or `endpoint` to `host:port`"));
        }
    }

    private static boolean isSubnet(String text) {
        int slash = text.indexOf('/');
        if (slash < 0 || !text.substring(slash + 1).matches("[0-9]{1,3}")) {
            return false;
        }
        String address = text.substring(0, slash);
        if (!address.matches("[0-9]+\\.[0-9]+\\.[0-9]+\\.[0-9]+|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*")) {
            return false;
        }
        try {
            int bits = InetAddress.ofLiteral(address).getAddress().length * 8;
            return Integer.parseInt(text.substring(slash + 1)) <= bits;
        } catch (IllegalArgumentException notAnAddress) {
            return false;
        }
    }

    private static boolean isDialable(String endpoint) {
        int colon = endpoint.lastIndexOf(':');
        if (colon < 0 || colon == endpoint.length() - 1) {
            return false;
        }
        String host = endpoint.substring(0, colon);
        return !host.isEmpty() && !host.equals("0.0.0.0") && !host.equals("[::]");
    }
}
