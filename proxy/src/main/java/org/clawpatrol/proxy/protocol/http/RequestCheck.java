package org.clawpatrol.proxy.protocol.http;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.clawpatrol.proxy.net.Connection;

/**
 * Decides whether a head can be judged at all: one framing, one host, one path, a method and
 * expectations the gateway understands. Stateless.
 */
final class RequestCheck {
    private static final int HTTPS_PORT = 443;
    private static final Set<String> REFUSED_METHODS = Set.of("CONNECT", "TRACE", "TRACK");

    private RequestCheck() {}

    /** A request over HTTP/1.1. */
    static HttpRequest check(HttpRequestHead head, Connection connection)
            throws MalformedMessageException {
        Framing framing = Framing.ofRequest(head.fields());
        boolean webSocket = WebSocketHandshake.isWanted(head.fields());
        if (webSocket) {
            WebSocketHandshake.check(head, framing, true);
        }
        return check(head, connection, framing, webSocket);
    }

    /**
     * A request over HTTP/2, where frames say how long a body is.
     *
     * @param ended whether the head was all of it
     */
    static HttpRequest check(HttpRequestHead head, Connection connection, boolean ended)
            throws MalformedMessageException {
        Framing declared = Framing.ofRequest(head.fields());
        if (WebSocketHandshake.isWanted(head.fields())) {
            WebSocketHandshake.check(head, declared, false);
            return check(head, connection, declared, true);
        }
        boolean open = declared instanceof Framing.None && !ended;
        return check(head, connection, open ? new Framing.Chunked() : declared, false);
    }

    private static HttpRequest check(
            HttpRequestHead head, Connection connection, Framing framing, boolean webSocket)
            throws MalformedMessageException {
        HttpFields fields = head.fields();
        if (head.target().length() > HeadLimits.REQUEST_LINE) {
            throw new MalformedMessageException(414, "request line too long");
        }
        if (fields.size() > HeadLimits.FIELDS) {
            throw new MalformedMessageException(431, "too many header fields");
        }
        checkMethod(head.method());
        RequestTarget target = RequestTarget.parse(head.method(), head.target());
        checkHost(fields, target, connection);
        if (!PercentDecoder.wellFormed(target.query().orElse(""))) {
            throw MalformedMessageException.badRequest("malformed percent escape in query");
        }
        return new HttpRequest(
                head,
                target,
                NormalizedPath.of(target.path()),
                framing,
                expectsContinue(fields),
                webSocket,
                !fields.tokens("connection").contains("close"));
    }

    private static void checkMethod(String method) throws MalformedMessageException {
        if (REFUSED_METHODS.contains(method.toUpperCase(Locale.ROOT))) {
            throw new MalformedMessageException(405, "method not allowed");
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
                    421, "the request names another host than its connection");
        }
    }

    private static boolean agrees(Authority authority, Connection connection) {
        return authority.names(connection.host(), connection.port(), HTTPS_PORT)
                || connection.standIn().stream()
                        .anyMatch(port -> authority.names(connection.host(), port, HTTPS_PORT));
    }

    private static boolean expectsContinue(HttpFields fields) throws MalformedMessageException {
        List<String> expectations = fields.all("expect");
        if (expectations.isEmpty()) {
            return false;
        }
        if (expectations.size() > 1 || !expectations.getFirst().equalsIgnoreCase("100-continue")) {
            throw new MalformedMessageException(417, "unknown expectation");
        }
        return true;
    }
}
