package org.clawpatrol.proxy.protocol.http;

import io.netty.handler.codec.http2.Http2Headers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Turns the header section of an HTTP/2 request into the head every further step reads, and only
 * where it says one thing (RFC 9113, 8.3). The codec checks most of this too; here it is checked
 * again because what passes may be written to origins as HTTP/1.1. Stateless.
 */
final class Http2RequestHead {
    private static final Set<String> PSEUDO =
            Set.of(":method", ":scheme", ":authority", ":path", ":protocol");

    private Http2RequestHead() {}

    /** Empty where the request is malformed and its stream must be reset. */
    static Optional<HttpRequestHead> of(Http2Headers headers) {
        List<HeaderField> fields = new ArrayList<>(headers.size());
        List<String> cookies = new ArrayList<>(1);
        for (Map.Entry<CharSequence, CharSequence> header : headers) {
            String name = header.getKey().toString();
            String value = header.getValue().toString();
            if (name.startsWith(":")) {
                if (!PSEUDO.contains(name) || headers.getAll(name).size() != 1) {
                    return Optional.empty();
                }
            } else if (!Http2Fields.isField(name, value)) {
                return Optional.empty();
            } else if (name.equals("cookie")) {
                cookies.add(value);
            } else {
                fields.add(new HeaderField(name, value));
            }
        }
        if (!cookies.isEmpty()) {
            // A field of its own for each pair is a matter of compression (RFC 9113, 8.2.3).
            fields.add(new HeaderField("cookie", String.join("; ", cookies)));
        }
        return head(headers, fields);
    }

    private static Optional<HttpRequestHead> head(Http2Headers headers, List<HeaderField> fields) {
        String method = text(headers.method());
        String path = text(headers.path());
        boolean connect = method.equals("CONNECT");
        CharSequence protocol = headers.get(":protocol");
        if (protocol != null) {
            return connect ? webSocket(headers, protocol.toString(), fields) : Optional.empty();
        }
        boolean complete =
                Http2Fields.isToken(method)
                        && (connect || (isTarget(path) && text(headers.scheme()).equals("https")));
        return complete
                ? addressed(method, text(headers.authority()), path, fields)
                : Optional.empty();
    }

    /** The opening of a WebSocket as it reads over HTTP/1.1 (RFC 8441, 5). */
    private static Optional<HttpRequestHead> webSocket(
            Http2Headers headers, String protocol, List<HeaderField> fields) {
        String path = text(headers.path());
        boolean complete =
                protocol.equals("websocket")
                        && path.startsWith("/")
                        && isTarget(path)
                        && text(headers.scheme()).equals("https");
        if (!complete) {
            return Optional.empty();
        }
        fields.add(new HeaderField("connection", "Upgrade"));
        fields.add(new HeaderField("upgrade", "websocket"));
        return addressed("GET", text(headers.authority()), path, fields);
    }

    private static String text(@Nullable CharSequence value) {
        return value == null ? "" : value.toString();
    }

    /**
     * The head with its host as a field. Where a {@code Host} says it in other words than the
     * authority, the authority stands before the path as in an absolute form over HTTP/1.1, so that
     * the two have to agree. Empty where nothing says it.
     */
    private static Optional<HttpRequestHead> addressed(
            String method, String authority, String path, List<HeaderField> fields) {
        List<HeaderField> hosts = fields.stream().filter(field -> field.is("host")).toList();
        if (authority.isEmpty()) {
            return hosts.size() == 1
                    ? Optional.of(new HttpRequestHead(method, path, HttpFields.of(fields)))
                    : Optional.empty();
        }
        boolean doubted = hosts.stream().anyMatch(host -> !host.value().equals(authority));
        // What is no authority could reach into the path, and is refused as the host it claims to
        // be.
        if (doubted && Authority.parse(authority).isPresent()) {
            String target = "https://" + authority + path;
            return Optional.of(new HttpRequestHead(method, target, HttpFields.of(fields)));
        }
        fields.removeAll(hosts);
        fields.addFirst(new HeaderField("host", authority));
        return Optional.of(new HttpRequestHead(method, path, HttpFields.of(fields)));
    }

    /** A path or an asterisk: an absolute form has no place where the authority has its own. */
    private static boolean isTarget(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        for (byte each : bytes) {
            if (!Ascii.isVisible(each)) {
                return false;
            }
        }
        return text.startsWith("/") || text.equals("*");
    }
}
