package org.clawpatrol.dsl.schema;

import java.util.Locale;
import java.util.Optional;
import org.clawpatrol.dsl.config.HostPort;

/** Reads {@code host:port}. Stateless. */
final class AddressText {
    private static final int MOST_PORT = 65535;

    private AddressText() {}

    /**
     * @param listening whether port 0 and an empty host, which means every interface, are allowed
     */
    static Optional<HostPort> parse(String text, boolean listening) {
        int colon = text.lastIndexOf(':');
        if (colon < 0) {
            return Optional.empty();
        }
        Optional<String> host = host(text.substring(0, colon), listening);
        int port = port(text.substring(colon + 1));
        if (host.isEmpty() || port < (listening ? 0 : 1) || port > MOST_PORT) {
            return Optional.empty();
        }
        return Optional.of(new HostPort(host.get(), port));
    }

    private static Optional<String> host(String text, boolean listening) {
        if (text.isEmpty()) {
            return listening ? Optional.of("0.0.0.0") : Optional.empty();
        }
        boolean bracketed = text.startsWith("[") && text.endsWith("]");
        String host = bracketed ? text.substring(1, text.length() - 1) : text;
        boolean v6 = host.indexOf(':') >= 0;
        boolean clean = host.chars().allMatch(c -> c > ' ' && c < 127 && "/@[]*".indexOf(c) < 0);
        return clean && !host.isEmpty() && v6 == bracketed
                ? Optional.of(host.toLowerCase(Locale.ROOT))
                : Optional.empty();
    }

    private static int port(String digits) {
        boolean number =
                !digits.isEmpty()
                        && digits.length() <= 5
                        && digits.chars().allMatch(c -> c >= '0' && c <= '9');
        return number ? Integer.parseInt(digits) : -1;
    }
}
