package org.clawpatrol.proxy.dashboard;

import io.javalin.http.Context;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Refuses requests made under a name that is not ours: a web page whose name was made to resolve to
 * this machine must not get at the dashboard through its reader's browser. Immutable.
 */
final class HostCheck {
    private static final Pattern LOOPBACK =
            Pattern.compile("localhost|127\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}|::1");
    private static final Pattern AUTHORITY =
            Pattern.compile("(?:\\[([0-9a-f:.]+)]|([a-z0-9._-]+))(?::\\d{1,5})?");

    private final PublicUrl publicUrl;

    HostCheck(PublicUrl publicUrl) {
        this.publicUrl = publicUrl;
    }

    void check(Context request) {
        String local = request.req().getLocalAddr();
        if (!ours(request.header("Host"), local)) {
            throw new RefusedException(
                    421, "this name is not one of the dashboard's; see gateway.public_url");
        }
    }

    boolean ours(@Nullable String header, @Nullable String localAddress) {
        if (header == null) {
            return false;
        }
        var authority = AUTHORITY.matcher(header.toLowerCase(Locale.ROOT));
        if (!authority.matches()) {
            return false;
        }
        String literal = authority.group(1);
        String name = literal == null ? authority.group(2) : literal;
        return LOOPBACK.matcher(name).matches()
                || publicUrl.hasHost(name)
                || (literal(name) && name.equals(unbracketed(localAddress)));
    }

    // An address in the Host header cannot be the result of a poisoned name.
    private static boolean literal(String name) {
        return name.indexOf(':') >= 0 || name.matches("[0-9.]+");
    }

    private static @Nullable String unbracketed(@Nullable String address) {
        return address == null ? null : address.replaceAll("[\\[\\]]", "");
    }
}
