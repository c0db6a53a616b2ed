package org.clawpatrol.proxy.protocol.http;

import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.clawpatrol.dsl.config.EndpointConfig;
import org.clawpatrol.proxy.credential.codex.CodexIdentity;
import org.clawpatrol.proxy.credential.codex.CodexKeys;
import org.clawpatrol.proxy.flow.Permit;
import org.clawpatrol.proxy.journal.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * A request of a Codex agent about the identity that the gateway gave it: for the key that it is
 * signed with, or to register. The gateway answers, without a secret; the service behind knows
 * nothing of that identity. Lives on the event loop of its connection.
 */
final class CodexCall implements Conversation {
    private static final String KEYS = "/backend-api/wham/agent-identities/jwks";
    private static final String REGISTER = "/v1/agent/" + CodexIdentity.RUNTIME + "/task/register";
    private static final byte[] REGISTERED =
            "{\"task_id\":\"clawpatrol-task\"}".getBytes(StandardCharsets.UTF_8);
    private static final HttpFields FIELDS =
            HttpFields.of(
                    List.of(
                            new HeaderField("Content-Type", "application/json"),
                            new HeaderField("Cache-Control", "no-store")));

    private final HttpRequest request;
    private final Supplier<Optional<CodexIdentity>> identity;
    private byte @Nullable [] answer;
    private long received;

    CodexCall(HttpRequest request, Supplier<Optional<CodexIdentity>> identity) {
        this.request = request;
        this.identity = identity;
    }

    /** Whether a request is one. */
    static boolean isFor(EndpointConfig endpoint, HttpRequest request) {
        if (!endpoint.type().equals(CodexKeys.ENDPOINT_TYPE)
                || request.upgrade() != HttpRequest.Upgrade.NONE) {
            return false;
        }
        String path = path(request);
        return switch (request.method()) {
            case "GET" -> path.equals(KEYS);
            case "POST" -> path.endsWith(REGISTER);
            default -> false;
        };
    }

    private static String path(HttpRequest request) {
        return request.path().decoded().orElse(request.path().wire());
    }

    @Override
    public boolean needsBody() {
        return true;
    }

    /** No other credential; what was not read whole is not answered here. */
    @Override
    public Optional<String> meant(CapturedBody body) {
        if (body.extent() == CapturedBody.Extent.COMPLETE) {
            received = body.bytes().length;
            answer =
                    request.method().equals("POST")
                            ? REGISTERED
                            : identity.get().map(CodexIdentity::keySet).orElse(null);
        }
        return Optional.empty();
    }

    @Override
    public boolean needsSecret() {
        return answer == null;
    }

    @Override
    public Optional<Outcome> answer(
            Permit permit, AgentStream agent, InstantSource clock, LongSupplier micros) {
        byte[] body = answer;
        if (body == null) {
            return Optional.empty();
        }
        agent.sendHead(200, FIELDS, new Framing.Length(body.length));
        agent.sendData(Unpooled.wrappedBuffer(body));
        agent.sendEnd(HttpFields.empty());
        agent.flush();
        return Optional.of(new Outcome("200", received, body.length, micros.getAsLong(), ""));
    }
}
