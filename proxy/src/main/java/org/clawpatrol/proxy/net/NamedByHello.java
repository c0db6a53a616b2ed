package org.clawpatrol.proxy.net;

import io.netty.channel.Channel;
import java.util.Optional;
import org.clawpatrol.proxy.failure.Failure;
import org.clawpatrol.proxy.flow.Refusal;
import org.clawpatrol.proxy.tls.ServerName;

/**
 * Tunnels of agents that look names up themselves and ask for an address: the server name of their
 * ClientHello stands for the address, and the gateway looks it up anew. Where there is none, the
 * address itself counts. Safe to share.
 */
final class NamedByHello {
    private static final int HTTPS_PORT = 443;

    private final HelloRoute route;
    private final Splicer splicer;

    NamedByHello(TlsTermination tls, Splicer splicer) {
        this.route = new HelloRoute(tls, splicer);
        this.splicer = splicer;
    }

    /** Whether a tunnel is one of those; on other ports the server may have to speak first. */
    boolean concerns(Passage passage) {
        return passage.authority().host().address()
                && passage.port() == HTTPS_PORT
                && !splicer.refusesUnresolved(passage);
    }

    /** Waits for the ClientHello in place of the handler that holds the agent's bytes. */
    void await(Passage passage, TunnelAnswer answer) {
        answer.open();
        var pipeline = passage.agent().pipeline();
        pipeline.addFirst(
                new Deadline(
                        TlsTermination.HELLO_PATIENCE,
                        () ->
                                splicer.refuse(
                                        passage,
                                        TlsTermination.NO_HELLO,
                                        refusal -> passage.agent().close())));
        pipeline.replace(
                Relay.HELD,
                Relay.HELD,
                new ClientHelloDecoder(reading -> received(passage, reading)));
        passage.agent().config().setAutoRead(true);
    }

    private void received(Passage passage, HelloReading reading) {
        passage.agent().config().setAutoRead(false);
        switch (reading) {
            case HelloReading.Read(var hello) -> go(passage, hello);
            case HelloReading.Malformed(var reason) ->
                    route.splice(passage, new Reply(passage, false));
            case HelloReading.Incomplete() -> {
                // The decoder goes on reading.
            }
        }
    }

    private void go(Passage passage, ClientHello hello) {
        if (hello.serverName().isEmpty()) {
            route.splice(passage, new Reply(passage, true));
            return;
        }
        Optional<Passage> named =
                hello.serverName()
                        .flatMap(ServerName::parse)
                        .filter(name -> !name.address())
                        .map(passage::towards);
        if (named.isEmpty()) {
            route.refuse(
                    passage,
                    new Refusal(Failure.WRONG_HOST, "the TLS server name is no name"),
                    TlsAlert.UNRECOGNIZED_NAME);
        } else {
            route.lead(named.get(), hello, new Reply(named.get(), true));
        }
    }

    /** The tunnel is long open: what is refused now can only be cut. */
    private record Reply(Passage passage, boolean speaksTls) implements SpliceReply {
        @Override
        public void opened(Channel upstream, Relay relay) {
            RelayNameCheck.put(passage, relay);
        }

        @Override
        public void refused(Refusal refusal) {
            if (speaksTls) {
                TlsAlert.ACCESS_DENIED.send(passage.agent());
            } else {
                passage.agent().close();
            }
        }
    }
}
