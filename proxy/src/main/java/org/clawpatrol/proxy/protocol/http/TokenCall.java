package org.clawpatrol.proxy.protocol.http;

import io.netty.buffer.Unpooled;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.clawpatrol.proxy.credential.placeholder.AgentTokens;
import org.clawpatrol.proxy.credential.placeholder.PlaceholderGrant;
import org.clawpatrol.proxy.credential.placeholder.TokenGrant;
import org.clawpatrol.proxy.credential.placeholder.TokenService;
import org.clawpatrol.proxy.credential.placeholder.TokenServices;
import org.clawpatrol.proxy.failure.Failure;
import org.clawpatrol.proxy.flow.Exchange;
import org.clawpatrol.proxy.flow.Permit;
import org.clawpatrol.proxy.flow.Refusal;
import org.clawpatrol.proxy.journal.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * A request for the token URL of credentials that the agent's profile holds. One that shows a
 * placeholder gets placeholders, once the gateway has made sure of a fresh token; every other one
 * goes on, and its answer is covered. Lives on the event loop of its connection.
 */
final class TokenCall implements Conversation {
    private static final HttpFields FIELDS =
            HttpFields.of(
                    List.of(
                            new HeaderField("Content-Type", "application/json"),
                            new HeaderField("Cache-Control", "no-store"),
                            new HeaderField("Pragma", "no-cache")));

    private final HttpRequest request;
    private final TokenServices tokens;
    private final List<TokenService> services;
    private @Nullable TokenService meant;
    private long received;

    /**
     * @param services those that the URL is the token URL of; at least one
     */
    TokenCall(HttpRequest request, TokenServices tokens, List<TokenService> services) {
        this.request = request;
        this.tokens = tokens;
        this.services = services;
    }

    @Override
    public Optional<String> objection() {
        return request.upgrade() == HttpRequest.Upgrade.NONE
                ? Optional.empty()
                : Optional.of("a token URL speaks no other protocol");
    }

    @Override
    public boolean needsBody() {
        return true;
    }

    /** The credential whose token is asked for with a placeholder. */
    @Override
    public Optional<String> meant(CapturedBody body) {
        HttpFields fields = request.fields();
        List<String> types = fields.all("content-type");
        boolean readable =
                body.extent() == CapturedBody.Extent.COMPLETE
                        && !fields.has("content-encoding")
                        && types.size() < 2;
        if (readable) {
            meant =
                    PlaceholderGrant.meant(
                                    services,
                                    new PlaceholderGrant.Call(
                                            request.method(),
                                            types.stream().findFirst(),
                                            fields.first("authorization"),
                                            body.bytes()))
                            .orElse(null);
            received = body.bytes().length;
        }
        return Optional.ofNullable(meant).map(TokenService::credential);
    }

    /** Given here for the credential that was permitted. */
    @Override
    public Optional<Outcome> answer(
            Permit permit, AgentStream agent, InstantSource clock, LongSupplier micros) {
        TokenService service = meant;
        if (service == null || !permit.credential().equals(Optional.of(service.credential()))) {
            return Optional.empty();
        }
        byte[] body =
                TokenGrant.given(
                        service, tokens.secondsLeft(service.credential(), clock.instant()));
        send(agent, 200, body);
        return Optional.of(new Outcome("200", received, body.length, micros.getAsLong(), ""));
    }

    @Override
    public Failure withoutSecret(boolean lasting) {
        return meant != null && lasting ? Failure.LOGIN_MISSING : Failure.CREDENTIAL;
    }

    /** Says in the words of the protocol that there is no token. */
    @Override
    public void refuse(AgentStream agent, Refusal refusal) {
        boolean lasting = refusal.failure() == Failure.LOGIN_MISSING;
        if (meant == null || (!lasting && refusal.failure() != Failure.CREDENTIAL)) {
            Conversation.super.refuse(agent, refusal);
            return;
        }
        send(agent, refusal.failure().status(), TokenGrant.refused(lasting, refusal.reason()));
    }

    private static void send(AgentStream agent, int status, byte[] body) {
        agent.sendHead(status, FIELDS, new Framing.Length(body.length));
        agent.sendData(Unpooled.wrappedBuffer(body));
        agent.sendEnd(HttpFields.empty());
        agent.flush();
    }

    /** What is coded cannot be covered. */
    @Override
    public void prepare(UpstreamHead head) {
        SearchableBody.ask(head);
    }

    @Override
    public Way back(Permit permit, AgentStream agent, Exchange.Done done, Runnable stop) {
        CoveredTokens covered = new CoveredTokens(agent, permit, placeholders(permit), stop);
        return new Way(covered, outcome -> done.accept(covered.outcome(outcome)));
    }

    /** What stands for tokens in an answer to what goes on. */
    private AgentTokens placeholders(Permit permit) {
        return services.stream()
                .filter(service -> permit.credential().equals(Optional.of(service.credential())))
                .findFirst()
                .orElse(services.getFirst())
                .placeholders();
    }

    /** Where tokens are given out nobody takes them, and the agent shows what it is as a client. */
    @Override
    public boolean goesBare(Permit permit) {
        return services.stream()
                .anyMatch(service -> permit.credential().equals(Optional.of(service.credential())));
    }
}
