package org.clawpatrol.proxy.net;

import io.netty.channel.Channel;
import java.util.function.Consumer;
import org.clawpatrol.proxy.flow.Refusal;

/**
 * Where tunnels lead, however they were asked for: to TLS termination where an endpoint claims the
 * destination, to a splice otherwise. Safe to share.
 */
public final class Tunnels {
    private final TlsTermination tls;
    private final Splicer splicer;
    private final NamedByHello unnamed;

    public Tunnels(TlsTermination tls, Splicer splicer) {
        this.tls = tls;
        this.splicer = splicer;
        this.unnamed = new NamedByHello(tls, splicer);
    }

    /** Opens or refuses; the agent's pipeline holds its bytes in the handler {@link Relay#HELD}. */
    void open(Passage passage, TunnelAnswer answer) {
        if (!passage.terminated()) {
            splicer.open(passage, new Splice(passage, answer));
            return;
        }
        Channel agent = passage.agent();
        answer.open();
        tls.await(passage);
        agent.config().setAutoRead(true);
        agent.pipeline().remove(Relay.HELD);
    }

    /** As {@link #open}, for agents whose addresses are names that they looked up themselves. */
    void openLookedUp(Passage passage, TunnelAnswer answer) {
        if (!passage.terminated() && unnamed.concerns(passage)) {
            unnamed.await(passage, answer);
        } else {
            open(passage, answer);
        }
    }

    /** Takes a plain request to a host that no endpoint claims. */
    void openPlain(Passage passage, SpliceReply reply) {
        splicer.open(passage, reply);
    }

    /** Records and refuses a passage that is not to be had. */
    void refuse(Passage passage, Refusal refusal, Consumer<Refusal> shut) {
        splicer.refuse(passage, refusal, shut);
    }

    /** A tunnel to an unknown host: what passes must not ask for another one. */
    private record Splice(Passage passage, TunnelAnswer answer) implements SpliceReply {
        @Override
        public void opened(Channel upstream, Relay relay) {
            RelayNameCheck.put(passage, relay);
            answer.open();
        }

        @Override
        public void refused(Refusal refusal) {
            answer.refused(refusal);
        }
    }
}
