package org.clawpatrol.proxy.net;

import io.netty.channel.Channel;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.clawpatrol.dsl.config.Configuration;
import org.clawpatrol.dsl.config.HostPort;
import org.clawpatrol.proxy.flow.Peer;
import org.clawpatrol.proxy.reload.ActiveConfiguration;
import org.clawpatrol.proxy.tls.ServerName;

/**
 * The explicit proxy: takes one request head per connection, {@code CONNECT} or absolute-form HTTP,
 * and brings the agent to an endpoint or to an unknown host. Safe to share.
 */
public final class ProxyListener implements Listener {
    private static final Duration HEAD_PATIENCE = Duration.ofSeconds(10);
    private static final String NO_PLAIN_HTTP =
            "plain HTTP to a protected host is refused; use https";

    private final HostPort address;
    private final ActiveConfiguration active;
    private final PeerIdentification peers;
    private final TlsTermination tls;
    private final Splicer splicer;

    public ProxyListener(
            HostPort address,
            ActiveConfiguration active,
            PeerIdentification peers,
            TlsTermination tls,
            Splicer splicer) {
        this.address = address;
        this.active = active;
        this.peers = peers;
        this.tls = tls;
        this.splicer = splicer;
    }

    @Override
    public String attribute() {
        return "gateway.proxy.listen";
    }

    @Override
    public HostPort address() {
        return address;
    }

    @Override
    public void accept(Channel agent) {
        agent.pipeline()
                .addLast(new Deadline(HEAD_PATIENCE, agent::close))
                .addLast(new RequestHeadDecoder(reading -> received(agent, reading)));
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
        switch (peers.identify(head, remote, configuration)) {
            case Identity.Known(var peer) -> dispatch(agent, configuration, peer, head);
            case Identity.Unproven(var reason) -> ProxyAnswer.challenge(agent, reason);
            case Identity.Ambiguous(var reason) -> ProxyAnswer.refuse(agent, 400, reason);
            case Identity.Powerless(var reason) -> ProxyAnswer.refuse(agent, 403, reason);
        }
    }

    private void dispatch(Channel agent, Configuration configuration, Peer peer, RequestHead head) {
        switch (ProxyTargets.of(head)) {
            case ProxyTarget.Tunnel(var authority) ->
                    tunnel(new Passage(agent, configuration, peer, head.method(), authority));
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

    private void tunnel(Passage passage) {
        if (passage.endpoint().isEmpty()) {
            splicer.open(passage, new TunnelReply(passage.agent(), passage.authority().host()));
            return;
        }
        ProxyAnswer.tunnelOpen(passage.agent());
        tls.await(passage);
        passage.agent().config().setAutoRead(true);
        passage.agent().pipeline().remove(RequestHeadDecoder.class);
    }

    private void plainHttp(Passage passage, RequestHead head, ProxyTarget.PlainHttp target) {
        if (passage.hostIsClaimed()) {
            refuse(passage, 403, NO_PLAIN_HTTP);
            return;
        }
        String rewritten = PlainHttpHead.rewritten(head, target);
        splicer.open(passage, new PlainHttpReply(passage.agent(), rewritten));
    }

    private void refuse(Passage passage, int status, String reason) {
        splicer.refuse(
                passage,
                reason,
                refusal -> ProxyAnswer.refuse(passage.agent(), status, refusal.reason()));
    }

    /** Answers {@code CONNECT} to an unknown host. */
    private record TunnelReply(Channel agent, ServerName host) implements SpliceReply {
        @Override
        public void opened(Channel upstream, Relay relay) {
            agent.pipeline().addLast(new RelayNameCheck(host, relay));
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
