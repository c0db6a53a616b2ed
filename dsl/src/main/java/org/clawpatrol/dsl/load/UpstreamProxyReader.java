package org.clawpatrol.dsl.load;

import java.net.InetAddress;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.clawpatrol.dsl.config.HostEntry;
import org.clawpatrol.dsl.config.HostPattern;
import org.clawpatrol.dsl.config.HostPort;
import org.clawpatrol.dsl.config.UpstreamProxy;
import org.clawpatrol.dsl.schema.DecodedBlock;
import org.clawpatrol.dsl.source.Diagnostic;
import org.clawpatrol.dsl.source.Diagnostics;

/** Reads the {@code upstream_proxy} block. One thread. */
final class UpstreamProxyReader {
    private static final Pattern URL = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*)://(.*?)/?");

    /** Complete addresses only: short forms such as {@code 10.1} are read as nothing later. */
    private static final Pattern NETWORK =
            Pattern.compile(
                    "([0-9]+[.][0-9]+[.][0-9]+[.][0-9]+|[0-9A-Fa-f:]*:[0-9A-Fa-f:]*)/([0-9]{1,3})");

    private static final String FORM = "write `http://host:port` or `socks5://host:port`";
    private static final int LONGEST_USER = 255;

    private final DecodedBlock block;
    private final Diagnostics diagnostics;

    UpstreamProxyReader(DecodedBlock block, Diagnostics diagnostics) {
        this.block = block;
        this.diagnostics = diagnostics;
    }

    /**
     * Empty when a problem was reported.
     *
     * @param own where the gateway's own proxy listens
     */
    Optional<UpstreamProxy> read(Optional<HostPort> own) {
        String user = user();
        block.texts("no_proxy").forEach(this::checkExemption);
        return block.text("url")
                .flatMap(this::address)
                .filter(proxy -> isAnother(proxy.address(), own))
                .map(
                        proxy ->
                                new UpstreamProxy(
                                        proxy.kind(),
                                        proxy.address(),
                                        user,
                                        block.texts("no_proxy"),
                                        block.flag("remote_names")));
    }

    private String user() {
        String user = block.text("user").orElse("");
        if (user.length() > LONGEST_USER
                || user.chars().anyMatch(c -> c <= ' ' || c == ':' || c > '~')) {
            error(
                    "user",
                    "this user name cannot be sent to a proxy",
                    "write it in ASCII, without `:`");
        }
        return user;
    }

    private Optional<UpstreamProxy> address(String url) {
        Matcher matcher = URL.matcher(url);
        if (!matcher.matches()) {
            return error("url", "`url` is not the address of a proxy", FORM);
        }
        if (matcher.group(2).indexOf('@') >= 0) {
            return error(
                    "url",
                    "`url` holds a user name or a password",
                    "put the name into `user` and store the password with `clawpatrol credentials"
                            + " set upstream_proxy`");
        }
        return switch (matcher.group(1).toLowerCase(Locale.ROOT)) {
            case "http" -> at(UpstreamProxy.Kind.HTTP, matcher.group(2));
            case "socks5" -> at(UpstreamProxy.Kind.SOCKS5, matcher.group(2));
            default -> error("url", "no proxy is spoken to by `" + matcher.group(1) + "`", FORM);
        };
    }

    private Optional<UpstreamProxy> at(UpstreamProxy.Kind kind, String authority) {
        return HostEntry.parse(authority) instanceof HostEntry.Valid(HostPattern host)
                        && !host.wildcard()
                        && host.port().isPresent()
                ? Optional.of(
                        new UpstreamProxy(
                                kind,
                                new HostPort(host.name(), host.port().getAsInt()),
                                "",
                                List.of(),
                                false))
                : error("url", "`url` is not the address of a proxy", FORM);
    }

    private boolean isAnother(HostPort address, Optional<HostPort> own) {
        if (own.filter(address::equals).isEmpty()) {
            return true;
        }
        error("url", "the gateway cannot be its own upstream proxy", "write another address");
        return false;
    }

    private void checkExemption(String entry) {
        boolean network =
                entry.indexOf('/') >= 0
                        ? isNetwork(entry)
                        : HostEntry.parse(entry) instanceof HostEntry.Valid(HostPattern host)
                                && host.port().isEmpty();
        if (!network) {
            error(
                    "no_proxy",
                    "`" + entry + "` is neither a host nor a network",
                    "write `name`, `*.suffix`, an address or a network such as `10.0.0.0/8`");
        }
    }

    private static boolean isNetwork(String entry) {
        Matcher matcher = NETWORK.matcher(entry);
        if (!matcher.matches()) {
            return false;
        }
        try {
            int bits = InetAddress.ofLiteral(matcher.group(1)).getAddress().length * Byte.SIZE;
            return Integer.parseInt(matcher.group(2)) <= bits;
        } catch (IllegalArgumentException notAnAddress) {
            return false;
        }
    }

    private Optional<UpstreamProxy> error(String attribute, String message, String help) {
        diagnostics.add(
                Diagnostic.error("C-UPSTREAM-PROXY", block.span(attribute), message).help(help));
        return Optional.empty();
    }
}
