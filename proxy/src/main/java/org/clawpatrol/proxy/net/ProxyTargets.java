package org.clawpatrol.proxy.net;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import org.clawpatrol.proxy.failure.Failure;
import org.clawpatrol.proxy.flow.Refusal;

/**
 * Tells what a request head asks the explicit proxy for. All places that name the host must agree
 * after folding case, one trailing dot and the default port.
 */
final class ProxyTargets {
    private static final String HTTP = "http://";
    private static final int HTTP_PORT = 80;
    private static final int HTTPS_PORT = 443;

    private ProxyTargets() {}

    static ProxyTarget of(RequestHead head) {
        if (head.values("Host").size() > 1) {
            return bad("more than one Host header");
        }
        if (head.has("Transfer-Encoding") && head.has("Content-Length")) {
            return bad("both Transfer-Encoding and Content-Length");
        }
        if (head.values("Content-Length").size() > 1) {
            return bad("more than one Content-Length header");
        }
        if (head.method().equals("CONNECT")) {
            return tunnel(head);
        }
        String scheme = head.target().substring(0, Math.min(HTTP.length(), head.target().length()));
        return scheme.toLowerCase(Locale.ROOT).equals(HTTP) ? plain(head) : otherForm(head);
    }

    private static ProxyTarget tunnel(RequestHead head) {
        if (head.has("Transfer-Encoding")
                || head.values("Content-Length").stream().anyMatch(length -> !length.equals("0"))) {
            return bad("a CONNECT request has no body");
        }
        return Authority.parse(head.target(), OptionalInt.empty())
                .map(authority -> agreed(head, authority, HTTPS_PORT, ProxyTarget.Tunnel::new))
                .orElseGet(() -> bad("a CONNECT target is host:port"));
    }

    private static ProxyTarget plain(RequestHead head) {
        String rest = head.target().substring(HTTP.length());
        int slash = firstOf(rest, "/?#");
        String path = rest.substring(slash);
        if (path.indexOf('#') >= 0) {
            return bad("a request target has no fragment");
        }
        if (head.minorVersion() == 1 && !head.has("Host")) {
            return bad("no Host header");
        }
        String originForm = path.startsWith("/") ? path : "/" + path;
        return Authority.parse(rest.substring(0, slash), OptionalInt.of(HTTP_PORT))
                .map(
                        authority ->
                                agreed(
                                        head,
                                        authority,
                                        HTTP_PORT,
                                        a -> new ProxyTarget.PlainHttp(a, originForm)))
                .orElseGet(() -> bad("the target's host is malformed"));
    }

    private static int firstOf(String text, String characters) {
        for (int i = 0; i < text.length(); i++) {
            if (characters.indexOf(text.charAt(i)) >= 0) {
                return i;
            }
        }
        return text.length();
    }

    private static ProxyTarget agreed(
            RequestHead head,
            Authority authority,
            int defaultPort,
            Function<Authority, ProxyTarget> target) {
        List<String> hosts = head.values("Host");
        if (hosts.isEmpty()) {
            return target.apply(authority);
        }
        Optional<Authority> host = Authority.parse(hosts.getFirst(), OptionalInt.of(defaultPort));
        if (host.isEmpty()) {
            return bad("the Host header is malformed");
        }
        return host.get().equals(authority)
                ? target.apply(authority)
                : new ProxyTarget.Disagreeing(authority);
    }

    private static ProxyTarget otherForm(RequestHead head) {
        return head.target().toLowerCase(Locale.ROOT).startsWith("https://")
                ? bad("this proxy reaches https hosts by CONNECT, not by an absolute https target")
                : bad("this is a proxy: use CONNECT host:port or an absolute http:// target");
    }

    private static ProxyTarget bad(String reason) {
        return new ProxyTarget.Unacceptable(new Refusal(Failure.MALFORMED_REQUEST, reason));
    }
}
