package org.clawpatrol.proxy.net;

import io.netty.channel.Channel;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.clawpatrol.dsl.config.Configuration;
import org.clawpatrol.dsl.config.GatewaySettings.ProxySettings;
import org.clawpatrol.proxy.device.Devices;
import org.clawpatrol.proxy.failure.Failure;
import org.clawpatrol.proxy.flow.Peer;
import org.clawpatrol.proxy.flow.Refusal;
import org.clawpatrol.proxy.tls.DeviceProof;

/**
 * Tells who is on the other end: by a device token, or by coming from loopback where the operator
 * named a profile for that. A token that is there must be right. Safe to share.
 */
public final class PeerIdentification {
    private static final String LOOPBACK = "loopback";

    private final Devices devices;
    private final PeerConnections open = new PeerConnections();

    public PeerIdentification(Devices devices) {
        this.devices = devices;
        devices.whenRevoked(open::end);
    }

    Identity identify(RequestHead head, InetSocketAddress remote, Configuration configuration) {
        List<String> proofs = head.values("Proxy-Authorization");
        if (proofs.size() > 1) {
            return refused(Failure.MALFORMED_REQUEST, "more than one Proxy-Authorization header");
        }
        if (proofs.isEmpty()) {
            return identifyByAddress(remote, configuration);
        }
        return token(proofs.getFirst())
                .map(token -> identifyByToken(token, remote, configuration))
                .orElseGet(PeerIdentification::notValid);
    }

    /** For connections whose protocol carries the device token itself. */
    Identity identifyByToken(String token, InetSocketAddress remote, Configuration configuration) {
        return devices.authenticate(token, remote.getAddress().getHostAddress())
                .map(peer -> withProfile(peer, configuration))
                .orElseGet(PeerIdentification::notValid);
    }

    /** For connections whose TLS asked for a certificate: one that is there must be right. */
    Identity identifyByCertificate(
            DeviceProof proof, InetSocketAddress remote, Configuration configuration) {
        return switch (proof) {
            case DeviceProof.None() -> identifyByAddress(remote, configuration);
            case DeviceProof.Device(var id) ->
                    devices.find(id, remote.getAddress().getHostAddress())
                            .map(peer -> withProfile(peer, configuration))
                            .orElseGet(() -> noDevice("no such device"));
            case DeviceProof.Invalid(var reason) -> noDevice(reason);
        };
    }

    private static Identity noDevice(String reason) {
        return refused(
                Failure.DEVICE_UNPROVEN, "the client certificate proves no device: " + reason);
    }

    private static Identity notValid() {
        return refused(Failure.DEVICE_UNPROVEN, "the device token is not valid");
    }

    /** For connections that carry no proof of their own. */
    Identity identifyByAddress(InetSocketAddress remote, Configuration configuration) {
        Optional<String> profile =
                configuration.gateway().proxy().flatMap(ProxySettings::defaultProfile);
        if (profile.isEmpty() || !remote.getAddress().isLoopbackAddress()) {
            return refused(Failure.DEVICE_UNPROVEN, "this proxy needs a device token");
        }
        String address = remote.getAddress().getHostAddress();
        return withProfile(new Peer(LOOPBACK, LOOPBACK, profile.get(), address), configuration);
    }

    /** Counts the connection of a known peer in, unless the peer has too many. Once for each. */
    Identity admitted(Identity identity, Channel agent, Configuration configuration) {
        int most = configuration.gateway().limits().connections().perPeer();
        if (!(identity instanceof Identity.Known(var peer))) {
            return identity;
        }
        if (!open.admit(agent, peer, most)) {
            return refused(Failure.TOO_MANY_CONNECTIONS, "too many connections of this device");
        }
        // Whoever is removed from here on finds the connection.
        return devices.isCurrent(peer) ? identity : notValid();
    }

    private static Identity withProfile(Peer peer, Configuration configuration) {
        return configuration.profiles().containsKey(peer.profile())
                ? new Identity.Known(peer)
                : refused(Failure.POLICY, "the profile of this device does not exist any more");
    }

    private static Identity refused(Failure failure, String reason) {
        return new Identity.Refused(new Refusal(failure, reason));
    }

    private static Optional<String> token(String proof) {
        int blank = proof.indexOf(' ');
        if (blank < 0) {
            return Optional.empty();
        }
        String value = proof.substring(blank + 1).strip();
        return switch (proof.substring(0, blank).toLowerCase(Locale.ROOT)) {
            case "bearer" -> Optional.of(value);
            case "basic" -> password(value);
            default -> Optional.empty();
        };
    }

    private static Optional<String> password(String base64) {
        try {
            String pair = new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
            int colon = pair.indexOf(':');
            return colon < 0 ? Optional.empty() : Optional.of(pair.substring(colon + 1));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
