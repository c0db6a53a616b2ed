package org.clawpatrol.proxy.protocol.http;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.clawpatrol.dsl.config.Configuration;
import org.clawpatrol.engine.fact.Fact;
import org.clawpatrol.engine.fact.FactSchema;
import org.clawpatrol.engine.fact.Facts;
import org.clawpatrol.engine.fact.Family;
import org.clawpatrol.engine.fact.OverlaidFacts;
import org.clawpatrol.engine.policy.EndpointPolicy;
import org.clawpatrol.engine.value.StringValue;
import org.clawpatrol.engine.value.UnknownValue;
import org.clawpatrol.engine.value.Value;
import org.clawpatrol.proxy.flow.Action;
import org.clawpatrol.proxy.protocol.http.websocket.CollectedMessage;
import org.clawpatrol.proxy.protocol.http.websocket.FrameActions;
import org.jspecify.annotations.Nullable;

/**
 * The messages of one WebSocket as actions: each is judged by the rules in force when it begins,
 * with the facts of the request that opened the socket and {@code ws}. Where no rule reads {@code
 * ws} they were allowed together with that request. Lives on the event loop of its agent.
 */
final class JudgedFrames implements FrameActions {
    static final String VARIABLE = "ws";

    private static final Fact DIRECTION = fact("direction");
    private static final Fact TEXT = fact("text");

    private final HttpSession session;
    private final HttpRequest request;
    private final Executor loop;
    private @Nullable Configuration known;
    private Optional<ActionTarget> target = Optional.empty();
    private boolean judging;

    JudgedFrames(HttpSession session, HttpRequest request, Executor loop) {
        this.session = session;
        this.request = request;
        this.loop = loop;
    }

    private static Fact fact(String field) {
        return FactSchema.of(Family.HTTP).fact(VARIABLE, field).orElseThrow();
    }

    /** Also where the endpoint is gone since, so that the message is refused. */
    @Override
    public boolean judging() {
        Configuration current = session.services().configuration().current();
        if (!current.equals(known)) {
            known = current;
            target = ActionTarget.find(current, session, request);
            judging = target.isEmpty() || reads(target.get().policy());
        }
        return judging;
    }

    private static boolean reads(EndpointPolicy policy) {
        return policy.reads().stream().anyMatch(fact -> fact.variable().equals(VARIABLE));
    }

    @Override
    public long limit() {
        return session.services().configuration().current().gateway().limits().bodyBuffer();
    }

    @Override
    public Pending judge(CollectedMessage message, Answer answer) {
        JudgedMessage exchange = new JudgedMessage(message, answer, loop, nanoTime());
        if (target.isEmpty()) {
            exchange.refuse(HttpExchange.NO_ENDPOINT);
        } else {
            session.services().flow().handle(action(target.get(), message), exchange);
        }
        return exchange;
    }

    private java.util.function.LongSupplier nanoTime() {
        return session.services().nanoTime();
    }

    private Action action(ActionTarget judged, CollectedMessage message) {
        Facts opening = judged.facts(session, request, CapturedBody.none());
        Map<Fact, Value> own =
                Map.of(
                        DIRECTION,
                        new StringValue(message.direction().arrow()),
                        TEXT,
                        textOf(message));
        return new Action(
                session.services().ids().next(),
                session.connection().peer(),
                judged.configuration(),
                judged.endpoint(),
                judged.policy(),
                judged.credential(),
                new OverlaidFacts(opening, own),
                new ActionDescriber(session, request)
                        .describe(
                                message,
                                judged.credential(),
                                judged.configuration().gateway().limits().bodyStorage()),
                session.services()
                        .watch()
                        .follow(nanoTime().getAsLong(), TraceContext.of(request.fields())));
    }

    /** Binary messages have no text, which is not the same as an empty one. */
    private static Value textOf(CollectedMessage message) {
        if (!message.text()) {
            return HttpMessage.UNREADABLE;
        }
        return switch (message.extent()) {
            case COMPLETE ->
                    new StringValue(
                            new String(message.bytes(), java.nio.charset.StandardCharsets.UTF_8));
            case TRUNCATED -> UnknownValue.of(UnknownValue.Cause.TRUNCATED);
            case UNREADABLE -> HttpMessage.UNREADABLE;
        };
    }
}
