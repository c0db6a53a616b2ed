package org.clawpatrol.proxy.net;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.clawpatrol.proxy.tls.ServerName;

/**
 * A host and a port as a request names them, folded to one spelling. Immutable.
 *
 * @param port 1 to 65535
 */
record Authority(ServerName host, int port) {
    private static final Pattern FORM =
            Pattern.compile("(?:\\[([0-9A-Fa-f:.]+)]|([^\\[\\]:]+))(?::([0-9]{1,5}))?");
    private static final int LAST_PORT = 65_535;

    /**
     * @param text {@code host[:port]}, an IPv6 literal in brackets
     * @param defaultPort for a text without a port; without it such a text is refused
     */
    static Optional<Authority> parse(String text, OptionalInt defaultPort) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        OptionalInt port =
                matcher.group(3) == null
                        ? defaultPort
                        : OptionalInt.of(Integer.parseInt(matcher.group(3)));
        if (port.isEmpty() || port.getAsInt() < 1 || port.getAsInt() > LAST_PORT) {
            return Optional.empty();
        }
        boolean bracketed = matcher.group(1) != null;
        return ServerName.parse(bracketed ? matcher.group(1) : matcher.group(2))
                .filter(name -> !bracketed || matcher.group(1).indexOf(':') >= 0)
                .map(name -> new Authority(name, port.getAsInt()));
    }

    /** As a {@code Host} header carries it, the scheme's default port left out. */
    String headerValue(int defaultPort) {
        String name = host.text().indexOf(':') >= 0 ? "[" + host.text() + "]" : host.text();
        return port == defaultPort ? name : name + ":" + port;
    }

    @Override
    public String toString() {
        return headerValue(0);
    }
}
