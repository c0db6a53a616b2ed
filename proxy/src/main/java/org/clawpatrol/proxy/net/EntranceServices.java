package org.clawpatrol.proxy.net;

import io.netty.channel.Channel;
import org.clawpatrol.dsl.config.Configuration;
import org.clawpatrol.proxy.flow.Refusal;
import org.clawpatrol.proxy.reload.ActiveConfiguration;
import org.clawpatrol.proxy.telemetry.GatewayMetrics;

/** What every way into the gateway needs. Safe to share. */
public record EntranceServices(
        ActiveConfiguration active, PeerIdentification peers, GatewayMetrics metrics) {

    /** Counts the connection of a known peer in, or counts that it is refused. Once for each. */
    Identity admitted(Identity proven, Channel agent, Configuration configuration) {
        Identity identity = peers.admitted(proven, agent, configuration);
        if (identity instanceof Identity.Refused(var refusal)) {
            refused(refusal);
        }
        return identity;
    }

    /** Counts what is refused before anybody's action could be. */
    void refused(Refusal refusal) {
        metrics.actions().refused(refusal.failure());
    }
}
