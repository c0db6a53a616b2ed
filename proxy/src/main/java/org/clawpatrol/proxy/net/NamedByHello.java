package org.clawpatrol.proxy.net;

import io.netty.channel.Channel;
import java.util.Optional;
import org.clawpatrol.proxy.tls.ServerName;

/**
 * Tunnels of agents that look names up themselves and ask for an address: the server name of their
 * ClientHello stands for the address, and the gateway looks it up anew. Where there is none, the
 * address itself counts. Safe to share.
 */
final class NamedByHello {
    private static final int HTTPS_PORT = 443;

    private final TlsTermination tls;
    private final Splicer splicer;

    NamedByHello(TlsTermination tls, Splicer splicer) {
        this.tls = tls;
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
                                        "no TLS within 10 s",
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
            case HelloReading.Malformed(var reason) -> splice(passage, false);
            case HelloReading.Incomplete() -> {
                // The decoder goes on reading.
            }
        }
    }

    private void go(Passage passage, ClientHello hello) {
        if (hello.serverName().isEmpty()) {
            splice(passage, true);
            return;
        }
        Optional<Passage> named =
                hello.serverName()
                        .flatMap(ServerName::parse)
                        .filter(name -> !name.address())
                        .map(passage::towards);
        if (named.isEmpty()) {
            refuse(passage, "the TLS server name is no name", TlsAlert.UNRECOGNIZED_NAME);
        } else if (named.get().terminated()) {
            tls.terminate(named.get(), hello);
        } else if (hello.encrypted()) {
            // The outer name of an encrypted hello need not be where the agent goes.
            refuse(named.get(), "an encrypted ClientHello hides the host", TlsAlert.ACCESS_DENIED);
        } else {
            splice(named.get(), true);
        }
    }

    private void splice(Passage passage, boolean speaksTls) {
        passage.agent().pipeline().remove(Deadline.class);
        splicer.open(passage, new Reply(passage, speaksTls));
    }

    private void refuse(Passage passage, String reason, TlsAlert alert) {
        splicer.refuse(passage, reason, refusal -> alert.send(passage.agent()));
    }

    /** The tunnel is long open: what is refused now can only be cut. */
    private record Reply(Passage passage, boolean speaksTls) implements SpliceReply {
        @Override
        public void opened(Channel upstream, Relay relay) {
            passage.agent()
                    .pipeline()
                    .addLast(
                            new RelayNameCheck(
                                    passage.authority().host(), passage.hostIsClaimed(), relay));
        }

        @Override
        public void refused(int status, String reason) {
            if (speaksTls) {
                TlsAlert.ACCESS_DENIED.send(passage.agent());
            } else {
                passage.agent().close();
            }
        }
    }
}
