package org.clawpatrol.proxy.net;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import java.net.InetSocketAddress;
import java.util.List;
import org.clawpatrol.dsl.config.Configuration;
import org.clawpatrol.proxy.failure.Failure;
import org.clawpatrol.proxy.flow.Peer;
import org.clawpatrol.proxy.flow.Refusal;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One agent's SOCKS5 handshake under one configuration: greeting, proof where it offers one, and
 * the request, which is for connections only, by name or by address. Nothing is read ahead of an
 * answer. Lives on one connection's loop.
 */
final class SocksConversation extends ByteToMessageDecoder {
    private static final Logger LOG = LoggerFactory.getLogger(SocksConversation.class);
    private static final String METHOD = "SOCKS5";
    private static final byte[] GO_ON = {5, 0};
    private static final byte[] PROVE_YOURSELF = {5, 2};
    private static final byte[] NOTHING_ACCEPTABLE = {5, (byte) 0xff};
    private static final byte[] PROVEN = {1, 0};
    private static final byte[] NOT_PROVEN = {1, 1};

    private enum Step {
        GREETING,
        LOGIN,
        REQUEST,
        DONE
    }

    private final Channel agent;
    private final Configuration configuration;
    private final EntranceServices services;
    private final Tunnels tunnels;
    private Step step = Step.GREETING;
    private @Nullable Peer peer;

    SocksConversation(
            Channel agent,
            Configuration configuration,
            EntranceServices services,
            Tunnels tunnels) {
        this.agent = agent;
        this.configuration = configuration;
        this.services = services;
        this.tunnels = tunnels;
    }

    @Override
    protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
        switch (step) {
            case GREETING -> received(SocksReader.greeting(in));
            case LOGIN -> received(SocksReader.login(in));
            case REQUEST -> received(SocksReader.request(in));
            case DONE -> {
                // What else the agent sends waits for where the tunnel leads.
            }
        }
    }

    private void received(SocksReading reading) {
        switch (reading) {
            case SocksReading.Incomplete() -> {
                // More bytes will come, or the deadline.
            }
            case SocksReading.Greeting greeting -> greeted(greeting);
            case SocksReading.Login login -> loggedIn(login);
            case SocksReading.Request request -> requested(request);
            case SocksReading.Unreadable(var reply, var reason) ->
                    turnAway(reply, new Refusal(Failure.MALFORMED_REQUEST, reason));
        }
    }

    /** A password is asked for wherever it can be had: proof that is there must be right. */
    private void greeted(SocksReading.Greeting greeting) {
        if (greeting.password()) {
            step = Step.LOGIN;
            send(PROVE_YOURSELF);
        } else if (greeting.unproven()) {
            identified(services.peers().identifyByAddress(remote(), configuration), GO_ON);
        } else {
            turnAway(
                    SocksReply.GENERAL_FAILURE,
                    new Refusal(
                            Failure.DEVICE_UNPROVEN, "the agent offers no way to prove itself"));
        }
    }

    /** An empty password is what programs send that were told none. */
    private void loggedIn(SocksReading.Login login) {
        identified(
                login.password().isEmpty()
                        ? services.peers().identifyByAddress(remote(), configuration)
                        : services.peers()
                                .identifyByToken(login.password(), remote(), configuration),
                PROVEN);
    }

    private void identified(Identity identity, byte[] welcome) {
        switch (services.admitted(identity, agent, configuration)) {
            case Identity.Known(var known) -> {
                peer = known;
                step = Step.REQUEST;
                send(welcome);
            }
            case Identity.Refused(var refusal) -> refuse(SocksReply.NOT_ALLOWED, refusal.reason());
        }
    }

    private void requested(SocksReading.Request request) {
        if (peer == null) {
            throw new IllegalStateException("a request before its peer is known");
        }
        end();
        var passage = new Passage(agent, configuration, peer, METHOD, request.destination());
        if (request.connect()) {
            tunnels.openLookedUp(passage, new Answer(agent));
        } else {
            tunnels.refuse(
                    passage,
                    new Refusal(
                            Failure.METHOD_NOT_ALLOWED,
                            "this proxy connects; it neither binds nor relays datagrams"),
                    refusal -> say(SocksReply.COMMAND_NOT_SUPPORTED.bytes()));
        }
    }

    private void turnAway(SocksReply reply, Refusal refusal) {
        services.refused(refusal);
        refuse(reply, refusal.reason());
    }

    private void refuse(SocksReply reply, String reason) {
        LOG.debug("SOCKS5 agent at {} turned away: {}", agent.remoteAddress(), reason);
        byte[] words =
                switch (step) {
                    case GREETING -> NOTHING_ACCEPTABLE;
                    case LOGIN -> NOT_PROVEN;
                    case REQUEST, DONE -> reply.bytes();
                };
        end();
        say(words);
    }

    private void end() {
        step = Step.DONE;
        agent.pipeline().remove(Deadline.class);
        // Nothing more is read until it is known where it goes.
        agent.config().setAutoRead(false);
    }

    private void send(byte[] answer) {
        agent.writeAndFlush(Unpooled.wrappedBuffer(answer));
    }

    private void say(byte[] lastWords) {
        Farewell.say(agent, Unpooled.wrappedBuffer(lastWords));
    }

    private InetSocketAddress remote() {
        return (InetSocketAddress) agent.remoteAddress();
    }

    @Override
    protected void decodeLast(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
        // A message cut short by the agent's leaving asks for nothing.
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        context.close();
    }

    /** Tells a SOCKS5 client what became of its tunnel. */
    private record Answer(Channel agent) implements TunnelAnswer {
        @Override
        public void open() {
            agent.writeAndFlush(Unpooled.wrappedBuffer(SocksReply.SUCCEEDED.bytes()));
        }

        @Override
        public void refused(Refusal refusal) {
            Farewell.say(agent, Unpooled.wrappedBuffer(SocksReply.to(refusal).bytes()));
        }
    }
}
