package org.clawpatrol.proxy.net;

import io.netty.channel.Channel;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import org.clawpatrol.dsl.config.Configuration;
import org.clawpatrol.proxy.flow.Peer;
import org.clawpatrol.proxy.reload.ActiveConfiguration;

/**
 * HTTP as agents speak it to a proxy: one request head per connection, {@code CONNECT} or
 * absolute-form. Safe to share.
 */
final class HttpEntrance implements Entrance {
    private static final String NO_PLAIN_HTTP =
            "plain HTTP to a protected host is refused; use https";

    private final ActiveConfiguration active;
    private final PeerIdentification peers;
    private final Tunnels tunnels;

    HttpEntrance(ActiveConfiguration active, PeerIdentification peers, Tunnels tunnels) {
        this.active = active;
        this.peers = peers;
        this.tunnels = tunnels;
    }

    @Override
    public void admit(Channel agent) {
        agent.pipeline()
                .addLast(Relay.HELD, new RequestHeadDecoder(reading -> received(agent, reading)));
    }

    private void received(Channel agent, HeadReading reading) {
        agent.pipeline().remove(Deadline.class);
        // Nothing more is read until it is known where it goes.
        agent.config().setAutoRead(false);
        switch (reading) {
            case HeadReading.Read(var head) -> identify(agent, head);
            case HeadReading.Unacceptable(var status, var reason) ->
                    ProxyAnswer.refuse(agent, status, reason);
        }
    }

    private void identify(Channel agent, RequestHead head) {
        Configuration configuration = active.current();
        var remote = (InetSocketAddress) agent.remoteAddress();
        Identity proven = peers.identify(head, remote, configuration);
        switch (peers.admitted(proven, agent, configuration)) {
            case Identity.Known(var peer) -> dispatch(agent, configuration, peer, head);
            case Identity.Unproven(var reason) -> ProxyAnswer.challenge(agent, reason);
            case Identity.Ambiguous(var reason) -> ProxyAnswer.refuse(agent, 400, reason);
            case Identity.Crowded(var reason) -> ProxyAnswer.refuse(agent, 503, reason);
            case Identity.Powerless(var reason) -> ProxyAnswer.refuse(agent, 403, reason);
        }
    }

    private void dispatch(Channel agent, Configuration configuration, Peer peer, RequestHead head) {
        switch (ProxyTargets.of(head)) {
            case ProxyTarget.Tunnel(var authority) ->
                    tunnels.open(
                            new Passage(agent, configuration, peer, head.method(), authority),
                            new TunnelReply(agent));
            case ProxyTarget.PlainHttp target ->
                    plainHttp(
                            new Passage(
                                    agent, configuration, peer, head.method(), target.authority()),
                            head,
                            target);
            case ProxyTarget.Disagreeing(var authority) ->
                    refuse(
                            new Passage(agent, configuration, peer, head.method(), authority),
                            421,
                            "the Host header names another host than the request target");
            case ProxyTarget.Unacceptable(var status, var reason) ->
                    ProxyAnswer.refuse(agent, status, reason);
        }
    }

    private void plainHttp(Passage passage, RequestHead head, ProxyTarget.PlainHttp target) {
        if (passage.hostIsClaimed()) {
            refuse(passage, 403, NO_PLAIN_HTTP);
            return;
        }
        String rewritten = PlainHttpHead.rewritten(head, target);
        tunnels.openPlain(passage, new PlainHttpReply(passage.agent(), rewritten));
    }

    private void refuse(Passage passage, int status, String reason) {
        tunnels.refuse(
                passage,
                reason,
                refusal -> ProxyAnswer.refuse(passage.agent(), status, refusal.reason()));
    }

    /** Answers {@code CONNECT}. */
    private record TunnelReply(Channel agent) implements TunnelAnswer {
        @Override
        public void open() {
            ProxyAnswer.tunnelOpen(agent);
        }

        @Override
        public void refused(int status, String reason) {
            ProxyAnswer.refuse(agent, status, reason);
        }
    }

    /** Sends the rewritten head of a plain request first; the origin does the answering. */
    private static final class PlainHttpReply implements SpliceReply {
        private final Channel agent;
        private final String head;

        PlainHttpReply(Channel agent, String head) {
            this.agent = agent;
            this.head = head;
        }

        @Override
        public void opened(Channel upstream, Relay relay) {
            byte[] bytes = head.getBytes(StandardCharsets.ISO_8859_1);
            upstream.writeAndFlush(upstream.alloc().buffer(bytes.length).writeBytes(bytes));
        }

        @Override
        public void refused(int status, String reason) {
            ProxyAnswer.refuse(agent, status, reason);
        }
    }
}
