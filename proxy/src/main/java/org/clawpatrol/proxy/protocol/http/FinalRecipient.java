package org.clawpatrol.proxy.protocol.http;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.clawpatrol.proxy.flow.Permit;
import org.clawpatrol.proxy.journal.Outcome;

/**
 * An OPTIONS request that may go no further than here (RFC 9110, 7.6.2 and 9.3.7): decided and
 * recorded as any, and answered by the gateway, without a secret, for itself. Lives on the event
 * loop of its connection.
 */
final class FinalRecipient implements Conversation {
    /** What may be asked for through a gateway; what the policy allows of it stays untold. */
    private static final HttpFields FIELDS =
            HttpFields.of(
                    List.of(
                            new HeaderField(
                                    "Allow", "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS")));

    private boolean bodyEnded;
    private long received;

    /** So that the connection is free for the next request, if the body is not too long. */
    @Override
    public boolean needsBody() {
        return true;
    }

    /** No other credential. */
    @Override
    public Optional<String> meant(CapturedBody body) {
        bodyEnded = body.extent() == CapturedBody.Extent.COMPLETE;
        received = body.bytes().length;
        return Optional.empty();
    }

    @Override
    public boolean needsSecret() {
        return false;
    }

    @Override
    public Optional<Outcome> answer(
            Permit permit, AgentStream agent, InstantSource clock, LongSupplier micros) {
        agent.sendHead(200, FIELDS, new Framing.Length(0));
        agent.sendEnd(HttpFields.empty());
        if (!bodyEnded) {
            agent.discardBody();
        }
        return Optional.of(new Outcome("200", received, 0, micros.getAsLong(), ""));
    }
}
