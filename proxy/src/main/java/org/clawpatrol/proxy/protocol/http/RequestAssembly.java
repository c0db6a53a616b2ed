package org.clawpatrol.proxy.protocol.http;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.clawpatrol.proxy.credential.Lease;
import org.clawpatrol.proxy.credential.UnusableSecretException;
import org.clawpatrol.proxy.flow.Permit;
import org.clawpatrol.proxy.net.Connection;
import org.clawpatrol.proxy.protocol.http.mask.SecretMask;
import org.jspecify.annotations.Nullable;

/**
 * Puts together what goes to the origin for a request that was permitted: its head with what was
 * lent for it, its body, and the switch of protocols it asks for. One request; lives on the event
 * loop of its agent.
 *
 * @param body what was judged of the body
 * @param capture what was collected of it, if anything was; stays the caller's
 */
record RequestAssembly(
        HttpSession session,
        AgentStream agent,
        HttpRequest request,
        ActionTarget target,
        Conversation conversation,
        CapturedBody body,
        @Nullable BodyCapture capture) {

    /**
     * What to send; the receiver closes it.
     *
     * @throws UnusableSecretException where the lent secret does not fit into the request
     */
    ForwardOrder order(Permit permit, Lease lease) throws UnusableSecretException {
        UpstreamHead head = head(permit);
        OriginKey key = key(permit, lease);
        conversation.prepare(head);
        Optional<SecretMask> mask =
                conversation.goesBare(permit)
                        ? Optional.empty()
                        : SecretInjection.apply(permit, lease, head, session.pool().masks());
        Optional<ProtocolUpgrade> upgrade = upgrade(head, mask.isPresent());
        RequestTrailers trailers = new RequestTrailers(permit, head);
        trailers.announced().ifPresent(head::announceTrailers);
        return new ForwardOrder(
                permit,
                request,
                key,
                head,
                head.newBody().orElseGet(this::collectedBody),
                capture == null ? !request.hasBody() : capture.ended(),
                trailers,
                mask,
                upgrade);
    }

    private UpstreamHead head(Permit permit) {
        return new UpstreamHead(
                request,
                MaxForwards.towardsOrigin(
                        request,
                        TraceContext.towardsOrigin(
                                request.forwardFields(), permit.action().timer())),
                new UpstreamSubject(
                        target.endpoint(),
                        Origins.of(session.connection()),
                        target.placeholderOf(permit.credential()),
                        body,
                        this::fingerprint,
                        target.configuration().gateway().limits().origins().responseTimeout(),
                        session.services().clock()));
    }

    private OriginKey key(Permit permit, Lease lease) throws UnusableSecretException {
        Connection to = session.connection();
        return new OriginKey(
                target.endpoint(),
                permit.credential(),
                SecretInjection.identity(lease, session.pool().identities()),
                to.peer().deviceId(),
                to.peer().profile(),
                to.host(),
                to.port());
    }

    private ByteBuf collectedBody() {
        return capture == null ? Unpooled.EMPTY_BUFFER : capture.take();
    }

    private Optional<ProtocolUpgrade> upgrade(UpstreamHead head, boolean secretsLent) {
        return switch (request.upgrade()) {
            case NONE -> Optional.empty();
            case WEBSOCKET -> Optional.of(webSocket(head, secretsLent));
            case SPDY ->
                    request.hasBody() || !target.mayTunnel(session, request)
                            ? Optional.empty()
                            : Optional.of(SpdyUpgrade.of(head));
        };
    }

    private ProtocolUpgrade webSocket(UpstreamHead head, boolean secretsLent) {
        RandomGenerator random = session.services().random();
        WebSocketOffer offer = WebSocketOffer.of(request.fields(), secretsLent, random);
        offer.addTo(head);
        return new WebSocketUpgrade(
                offer, new JudgedFrames(session, request, agent), head.messages(), random);
    }

    private Optional<String> fingerprint() {
        return body.extent() == CapturedBody.Extent.COMPLETE
                ? Optional.of(
                        new ActionDescriber(session, request)
                                .fingerprint(body, session.services().clock().instant()))
                : Optional.empty();
    }
}
