package org.clawpatrol.proxy.net;

import io.netty.channel.Channel;
import io.netty.channel.ChannelPipeline;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.net.ssl.SSLException;
import org.clawpatrol.proxy.failure.Failure;
import org.clawpatrol.proxy.flow.Refusal;
import org.clawpatrol.proxy.flow.SpliceFlow;
import org.clawpatrol.proxy.telemetry.ConnectionMetrics;
import org.clawpatrol.proxy.tls.AgentTls;
import org.clawpatrol.proxy.tls.DeviceProof;
import org.clawpatrol.proxy.tls.ServerName;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends an agent's TLS where an endpoint claims the destination, and at the gateway's own host:
 * checks what the ClientHello says before the handshake, then hands the connection to the protocol
 * ALPN chose. A further protocol is one more entry in a {@link Front}. Safe to share.
 */
public final class TlsTermination {
    private static final Logger LOG = LoggerFactory.getLogger(TlsTermination.class);

    /** The handler that ends the TLS an agent speaks with an endpoint's host. */
    static final String HANDLER = "tls";

    static final Duration HELLO_PATIENCE = Duration.ofSeconds(10);

    static final Refusal NO_HELLO = new Refusal(Failure.REQUEST_TIMEOUT, "no TLS within 10 s");

    private static final Refusal NO_PROOF =
            new Refusal(Failure.INTERNAL, "no certificates of devices can be verified");

    private final Front endpoints;
    private final Front internal;
    private final SpliceFlow flow;
    private final ConnectionMetrics metrics;

    /**
     * @param endpoints for the hosts of endpoints
     * @param internal for the gateway's own host
     * @param flow records what is refused here
     */
    public TlsTermination(
            Front endpoints, Front internal, SpliceFlow flow, ConnectionMetrics metrics) {
        this.endpoints = endpoints;
        this.internal = internal;
        this.flow = flow;
        this.metrics = metrics;
    }

    /**
     * What is spoken where TLS ends.
     *
     * @param protocols what ALPN can choose; {@code http/1.1} also serves agents that offer none
     */
    public record Front(AgentTls tls, Map<String, Protocol> protocols) {
        public static Front of(AgentTls tls, List<Protocol> protocols) {
            Map<String, Protocol> byName = new LinkedHashMap<>();
            protocols.forEach(protocol -> byName.put(protocol.alpn(), protocol));
            return new Front(tls, Collections.unmodifiableMap(byName));
        }
    }

    private Front front(Passage passage) {
        return passage.internal() ? internal : endpoints;
    }

    /** Waits for the ClientHello of an agent whose destination is known. */
    void await(Passage passage) {
        Channel agent = passage.agent();
        ChannelPipeline pipeline = agent.pipeline();
        pipeline.addLast(new Deadline(HELLO_PATIENCE, () -> cut(passage, NO_HELLO)));
        pipeline.addLast(new ClientHelloDecoder(reading -> received(passage, reading)));
    }

    private void received(Passage passage, HelloReading reading) {
        switch (reading) {
            case HelloReading.Read(var hello) -> terminate(passage, hello);
            case HelloReading.Malformed(var reason) ->
                    cut(passage, new Refusal(Failure.MALFORMED_REQUEST, reason));
            case HelloReading.Incomplete() -> {
                // The decoder goes on reading.
            }
        }
    }

    /** Shakes hands, or refuses; the agent's pipeline holds the decoder that read the hello. */
    void terminate(Passage passage, ClientHello hello) {
        Connection known = passage.connection();
        terminate(passage, hello, front(passage), session -> Optional.of(known));
    }

    /**
     * The same for an agent that its certificate has yet to tell from others.
     *
     * @param clientCa PEM text of what certificates are verified with
     * @param arrivals who it is by what it proved
     */
    void identify(
            Passage passage,
            ClientHello hello,
            String clientCa,
            Function<DeviceProof, Optional<Connection>> arrivals) {
        Front front = front(passage);
        try {
            AgentTls asking = front.tls().asking(clientCa);
            terminate(
                    passage,
                    hello,
                    new Front(asking, front.protocols()),
                    session -> arrivals.apply(asking.proof(session)));
        } catch (SSLException e) {
            LOG.error("no certificates of devices can be verified: {}", e.getMessage());
            refuse(passage, NO_PROOF, TlsAlert.INTERNAL_ERROR);
        }
    }

    private void terminate(Passage passage, ClientHello hello, Front front, Arrival arrival) {
        if (!names(hello, passage.authority().host())) {
            refuse(
                    passage,
                    new Refusal(
                            Failure.WRONG_HOST, "the TLS server name is not the requested host"),
                    TlsAlert.UNRECOGNIZED_NAME);
            return;
        }
        if (!hello.alpn().isEmpty()
                && Collections.disjoint(hello.alpn(), front.protocols().keySet())) {
            refuse(
                    passage,
                    new Refusal(
                            Failure.WRONG_VERSION,
                            "the agent speaks no application protocol the gateway reads"),
                    TlsAlert.NO_APPLICATION_PROTOCOL);
            return;
        }
        Channel agent = passage.agent();
        agent.config().setAutoRead(false);
        front.tls()
                .prepare(
                        passage.authority().host(),
                        agent.eventLoop(),
                        failure -> prepared(passage, front, arrival, failure));
    }

    private void prepared(
            Passage passage, Front front, Arrival arrival, @Nullable Throwable failure) {
        Channel agent = passage.agent();
        if (!agent.isActive()) {
            return;
        }
        if (failure != null) {
            LOG.warn("no certificate for {}: {}", passage.host(), failure.toString());
            refuse(
                    passage,
                    new Refusal(Failure.INTERNAL, "no certificate could be minted"),
                    TlsAlert.INTERNAL_ERROR);
            return;
        }
        ChannelPipeline pipeline = agent.pipeline();
        pipeline.addLast(
                HANDLER, front.tls().handlerFor(agent.alloc(), passage.authority().host()));
        pipeline.addLast(new ProtocolChoice(front.protocols(), passage, arrival, metrics));
        pipeline.remove(Deadline.class);
        agent.config().setAutoRead(true);
        pipeline.remove(ClientHelloDecoder.class);
    }

    /**
     * Whether the hello asks for this very host. Only an IP literal may go without a server name:
     * the protocol has no way to say one, while a client that was told a DNS name always can.
     */
    private static boolean names(ClientHello hello, ServerName host) {
        Optional<String> asked = hello.serverName();
        return asked.isEmpty()
                ? host.address()
                : asked.flatMap(ServerName::parse).filter(host::equals).isPresent();
    }

    private void refuse(Passage passage, Refusal refusal, TlsAlert alert) {
        refuse(passage, refusal, told -> alert.send(passage.agent()));
    }

    /** For an agent that would not understand an alert. */
    private void cut(Passage passage, Refusal refusal) {
        refuse(passage, refusal, told -> passage.agent().close());
    }

    private void refuse(Passage passage, Refusal refusal, Consumer<Refusal> shut) {
        flow.refuse(
                passage.peer(), passage.method(), passage.host(), passage.port(), refusal, shut);
    }
}
