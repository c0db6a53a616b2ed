package org.clawpatrol.proxy.net;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Rewrites the head of an absolute-form request as an origin wants it: origin-form, nothing that is
 * between agent and proxy only, and one request per connection.
 */
final class PlainHttpHead {
    private static final int HTTP_PORT = 80;
    private static final Set<String> HOP_BY_HOP =
            Set.of("connection", "keep-alive", "te", "upgrade", "host");

    /** What delimits the body stays whatever {@code Connection} calls it. */
    private static final Set<String> FRAMING = Set.of("content-length", "transfer-encoding");

    private PlainHttpHead() {}

    static String rewritten(RequestHead head, ProxyTarget.PlainHttp target) {
        Set<String> dropped = dropped(head);
        StringBuilder text =
                new StringBuilder()
                        .append(head.method())
                        .append(' ')
                        .append(target.originForm())
                        .append(" HTTP/1.")
                        .append(head.minorVersion())
                        .append("\r\nHost: ")
                        .append(target.authority().headerValue(HTTP_PORT))
                        .append("\r\n");
        for (HeaderField field : head.headers()) {
            String name = field.name().toLowerCase(Locale.ROOT);
            if (!dropped.contains(name) && !name.startsWith("proxy-")) {
                text.append(field.name()).append(": ").append(field.value()).append("\r\n");
            }
        }
        return text.append("Connection: close\r\n\r\n").toString();
    }

    private static Set<String> dropped(RequestHead head) {
        Set<String> named =
                head.values("Connection").stream()
                        .flatMap(value -> Arrays.stream(value.split(",", -1)))
                        .map(token -> token.strip().toLowerCase(Locale.ROOT))
                        .collect(Collectors.toCollection(TreeSet::new));
        named.removeAll(FRAMING);
        named.addAll(HOP_BY_HOP);
        return named;
    }
}
