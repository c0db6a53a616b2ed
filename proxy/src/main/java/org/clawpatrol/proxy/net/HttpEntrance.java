package org.clawpatrol.proxy.net;

import io.netty.channel.Channel;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import org.clawpatrol.dsl.config.Configuration;
import org.clawpatrol.proxy.failure.Failure;
import org.clawpatrol.proxy.flow.Peer;
import org.clawpatrol.proxy.flow.Refusal;

/**
 * HTTP as agents speak it to a proxy: one request head per connection, {@code CONNECT} or
 * absolute-form. Safe to share.
 */
final class HttpEntrance implements Entrance {
    private static final Refusal NO_PLAIN_HTTP =
            new Refusal(Failure.POLICY, "plain HTTP to a protected host is refused; use https");

    private final EntranceServices services;
    private final Tunnels tunnels;

    HttpEntrance(EntranceServices services, Tunnels tunnels) {
        this.services = services;
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
            case HeadReading.Unacceptable(var refusal) -> turnAway(agent, refusal);
        }
    }

    private void identify(Channel agent, RequestHead head) {
        Configuration configuration = services.active().current();
        var remote = (InetSocketAddress) agent.remoteAddress();
        Identity proven = services.peers().identify(head, remote, configuration);
        switch (services.admitted(proven, agent, configuration)) {
            case Identity.Known(var peer) -> dispatch(agent, configuration, peer, head);
            case Identity.Refused(var refusal) -> ProxyAnswer.refuse(agent, refusal);
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
                            new Refusal(
                                    Failure.WRONG_HOST,
                                    "the Host header names another host than the request target"));
            case ProxyTarget.Unacceptable(var refusal) -> turnAway(agent, refusal);
        }
    }

    private void turnAway(Channel agent, Refusal refusal) {
        services.refused(refusal);
        ProxyAnswer.refuse(agent, refusal);
    }

    private void plainHttp(Passage passage, RequestHead head, ProxyTarget.PlainHttp target) {
        if (passage.hostIsClaimed()) {
            refuse(passage, NO_PLAIN_HTTP);
            return;
        }
        String rewritten = PlainHttpHead.rewritten(head, target);
        tunnels.openPlain(passage, new PlainHttpReply(passage.agent(), rewritten));
    }

    private void refuse(Passage passage, Refusal refusal) {
        tunnels.refuse(passage, refusal, told -> ProxyAnswer.refuse(passage.agent(), told));
    }

    /** Answers {@code CONNECT}. */
    private record TunnelReply(Channel agent) implements TunnelAnswer {
        @Override
        public void open() {
            ProxyAnswer.tunnelOpen(agent);
        }

        @Override
        public void refused(Refusal refusal) {
            ProxyAnswer.refuse(agent, refusal);
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
        public void refused(Refusal refusal) {
            ProxyAnswer.refuse(agent, refusal);
        }
    }
}
