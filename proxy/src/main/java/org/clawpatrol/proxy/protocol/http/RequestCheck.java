package org.clawpatrol.proxy.protocol.http;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.clawpatrol.dsl.config.RequestLimits;
import org.clawpatrol.proxy.failure.Failure;
import org.clawpatrol.proxy.net.Connection;

/**
 * Decides whether a head can be judged at all: one framing, one host, a method and expectations the
 * gateway understands. Whether its path will do depends on the endpoint. Stateless.
 */
final class RequestCheck {
    private static final int HTTPS_PORT = 443;

    /** The longest registered one has 17 characters. */
    private static final int LONGEST_METHOD = 32;

    private static final Set<String> REFUSED_METHODS = Set.of("CONNECT", "TRACE", "TRACK");

    /** What the version of HTTP makes of a head: how its body ends, and what it asks to become. */
    private record Reading(Framing framing, boolean trailers, HttpRequest.Upgrade upgrade) {

        static Reading webSocket(Framing framing) {
            return new Reading(framing, false, HttpRequest.Upgrade.WEBSOCKET);
        }
    }

    private RequestCheck() {}

    /** A request over HTTP/1.1. */
    static HttpRequest check(HttpRequestHead head, Connection connection, RequestLimits limits)
            throws MalformedMessageException {
        Framing framing = Framing.ofRequest(head.fields());
        if (WebSocketHandshake.isWanted(head.fields())) {
            WebSocketHandshake.check(head, framing, true);
            return check(head, connection, limits, Reading.webSocket(framing));
        }
        boolean spdy = SpdyUpgrade.isWanted(head.fields());
        boolean trailers = framing instanceof Framing.Chunked;
        return check(
                head,
                connection,
                limits,
                new Reading(
                        framing,
                        trailers,
                        spdy ? HttpRequest.Upgrade.SPDY : HttpRequest.Upgrade.NONE));
    }

    /**
     * A request over HTTP/2, where frames say how long a body is.
     *
     * @param ended whether the head was all of it
     */
    static HttpRequest check(
            HttpRequestHead head, Connection connection, RequestLimits limits, boolean ended)
            throws MalformedMessageException {
        Framing declared = Framing.ofRequest(head.fields());
        if (WebSocketHandshake.isWanted(head.fields())) {
            WebSocketHandshake.check(head, declared, false);
            return check(head, connection, limits, Reading.webSocket(declared));
        }
        boolean open = declared instanceof Framing.None && !ended;
        Framing framing = open ? new Framing.Chunked() : declared;
        return check(
                head, connection, limits, new Reading(framing, !ended, HttpRequest.Upgrade.NONE));
    }

    private static HttpRequest check(
            HttpRequestHead head, Connection connection, RequestLimits limits, Reading reading)
            throws MalformedMessageException {
        HttpFields fields = head.fields();
        checkSizes(head, reading.framing(), limits);
        checkMethod(head.method());
        MaxForwards.check(head);
        RequestTarget target = RequestTarget.parse(head.method(), head.target());
        checkHost(fields, target, connection);
        if (!PercentDecoder.wellFormed(target.query().orElse(""))) {
            throw MalformedMessageException.badRequest("malformed percent escape in query");
        }
        return new HttpRequest(
                head,
                target,
                RequestPath.of(target.path()),
                reading.framing(),
                reading.trailers(),
                RequestHygiene.clean(fields),
                expectsContinue(fields),
                reading.upgrade(),
                !fields.tokens("connection").contains("close"));
    }

    private static void checkSizes(HttpRequestHead head, Framing framing, RequestLimits limits)
            throws MalformedMessageException {
        if (head.target().length() > limits.url()) {
            throw new MalformedMessageException(Failure.TARGET_TOO_LONG, "URL too long");
        }
        if (head.fields().size() > limits.fields()) {
            throw new MalformedMessageException(Failure.HEAD_TOO_LARGE, "too many header fields");
        }
        if (framing instanceof Framing.Length(long bytes)
                && bytes > limits.body().orElse(Long.MAX_VALUE)) {
            throw MalformedMessageException.bodyTooLarge();
        }
    }

    private static void checkMethod(String method) throws MalformedMessageException {
        if (method.length() > LONGEST_METHOD) {
            throw MalformedMessageException.badRequest("method too long");
        }
        if (REFUSED_METHODS.contains(method.toUpperCase(Locale.ROOT))) {
            throw new MalformedMessageException(Failure.METHOD_NOT_ALLOWED, "method not allowed");
        }
    }

    private static void checkHost(HttpFields fields, RequestTarget target, Connection connection)
            throws MalformedMessageException {
        List<String> hosts = fields.all("host");
        if (hosts.size() != 1) {
            throw MalformedMessageException.badRequest("exactly one host header is required");
        }
        Optional<Authority> host = Authority.parse(hosts.getFirst());
        if (host.isEmpty()) {
            throw MalformedMessageException.badRequest("invalid host header");
        }
        if (!agrees(host.get(), connection)
                || !target.authority().map(named -> agrees(named, connection)).orElse(true)) {
            throw new MalformedMessageException(
                    Failure.WRONG_HOST, "the request names another host than its connection");
        }
    }

    private static boolean agrees(Authority authority, Connection connection) {
        OptionalInt standIn = connection.standIn();
        return authority.names(connection.host(), connection.port(), HTTPS_PORT)
                || (standIn.isPresent()
                        && authority.names(connection.host(), standIn.getAsInt(), HTTPS_PORT));
    }

    private static boolean expectsContinue(HttpFields fields) throws MalformedMessageException {
        List<String> expectations = fields.all("expect");
        if (expectations.isEmpty()) {
            return false;
        }
        if (expectations.size() > 1 || !expectations.getFirst().equalsIgnoreCase("100-continue")) {
            throw new MalformedMessageException(Failure.EXPECTATION_FAILED, "unknown expectation");
        }
        return true;
    }
}
