package org.clawpatrol.proxy.net;

import org.clawpatrol.proxy.failure.Failure;
import org.clawpatrol.proxy.flow.Refusal;

/**
 * Where an agent's TLS leads once its ClientHello said the host: to TLS termination where an
 * endpoint claims it, to a splice otherwise. Safe to share.
 */
final class HelloRoute {
    private final TlsTermination tls;
    private final Splicer splicer;

    HelloRoute(TlsTermination tls, Splicer splicer) {
        this.tls = tls;
        this.splicer = splicer;
    }

    /**
     * Terminates, splices or refuses.
     *
     * @param passage to the host that the hello names or, without a name, stands for
     */
    void lead(Passage passage, ClientHello hello, SpliceReply reply) {
        if (passage.terminated()) {
            tls.terminate(passage, hello);
        } else if (hello.encrypted()) {
            // The outer name of an encrypted hello need not be where the agent goes.
            refuse(
                    passage,
                    new Refusal(Failure.POLICY, "an encrypted ClientHello hides the host"),
                    TlsAlert.ACCESS_DENIED);
        } else {
            splice(passage, reply);
        }
    }

    void splice(Passage passage, SpliceReply reply) {
        passage.agent().pipeline().remove(Deadline.class);
        splicer.open(passage, reply);
    }

    void refuse(Passage passage, Refusal refusal, TlsAlert alert) {
        splicer.refuse(passage, refusal, told -> alert.send(passage.agent()));
    }
}
