package org.clawpatrol.proxy.protocol.http;

import io.netty.buffer.Unpooled;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.clawpatrol.proxy.credential.placeholder.AgentTokens;
import org.clawpatrol.proxy.credential.placeholder.PlaceholderGrant;
import org.clawpatrol.proxy.credential.placeholder.TokenGrant;
import org.clawpatrol.proxy.credential.placeholder.TokenService;
import org.clawpatrol.proxy.credential.placeholder.TokenServices;
import org.clawpatrol.proxy.failure.Failure;
import org.clawpatrol.proxy.flow.Permit;
import org.clawpatrol.proxy.flow.Refusal;
import org.clawpatrol.proxy.journal.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * A request for the token URL of credentials that the agent's profile holds. One that shows a
 * placeholder gets placeholders, once the gateway has made sure of a fresh token; every other one
 * goes on, and its answer is covered. Lives on the event loop of its connection.
 */
final class TokenCall {
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

    /** Why it is not let through, whatever the rules say. */
    Optional<String> objection() {
        return request.upgrade() == HttpRequest.Upgrade.NONE
                ? Optional.empty()
                : Optional.of("a token URL speaks no other protocol");
    }

    /** The credential whose token is asked for with a placeholder. */
    Optional<String> meant(CapturedBody body) {
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

    /** Whether the gateway gives the answer, for the credential that was permitted. */
    boolean isAnsweredHere(Permit permit) {
        return meant != null && permit.credential().equals(Optional.of(meant.credential()));
    }

    /** Gives it; how it ended. */
    Outcome answer(AgentStream agent, InstantSource clock, LongSupplier micros) {
        TokenService service = Objects.requireNonNull(meant, "meant");
        byte[] body =
                TokenGrant.given(
                        service, tokens.secondsLeft(service.credential(), clock.instant()));
        send(agent, 200, body);
        return new Outcome("200", received, body.length, micros.getAsLong(), "");
    }

    Failure withoutSecret(boolean lasting) {
        return meant != null && lasting ? Failure.LOGIN_MISSING : Failure.CREDENTIAL;
    }

    /** Says in the words of the protocol that there is no token; false for another refusal. */
    boolean refuse(AgentStream agent, Refusal refusal) {
        boolean lasting = refusal.failure() == Failure.LOGIN_MISSING;
        if (meant == null || (!lasting && refusal.failure() != Failure.CREDENTIAL)) {
            return false;
        }
        send(agent, refusal.failure().status(), TokenGrant.refused(lasting, refusal.reason()));
        return true;
    }

    private static void send(AgentStream agent, int status, byte[] body) {
        agent.sendHead(status, FIELDS, new Framing.Length(body.length));
        agent.sendData(Unpooled.wrappedBuffer(body));
        agent.sendEnd(HttpFields.empty());
        agent.flush();
    }

    /** What stands for tokens in an answer to what goes on. */
    AgentTokens placeholders(Permit permit) {
        return services.stream()
                .filter(service -> permit.credential().equals(Optional.of(service.credential())))
                .findFirst()
                .orElse(services.getFirst())
                .placeholders();
    }

    /**
     * Whether what goes on does so without the permitted credential: where tokens are given out
     * nobody takes them, and the agent shows there what it is as a client.
     */
    boolean goesBare(Permit permit) {
        return services.stream()
                .anyMatch(service -> permit.credential().equals(Optional.of(service.credential())));
    }
}
