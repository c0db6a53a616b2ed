package org.clawpatrol.proxy.tls;

import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The name of a server in its one canonical form, so that two spellings of a name compare equal and
 * everything else does not. Immutable.
 *
 * @param text lower-case DNS name without trailing dot, or an IP literal without brackets
 * @param address whether it is an IP literal
 */
public record ServerName(String text, boolean address) {
    private static final int LONGEST = 253;
    private static final Pattern LABEL = Pattern.compile("[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?");
    private static final Pattern DOTTED_QUAD =
            Pattern.compile("(?:(?:0|[1-9][0-9]{0,2})\\.){3}(?:0|[1-9][0-9]{0,2})");
    private static final Pattern NUMBER = Pattern.compile("[0-9]+|0x[0-9a-f]*");

    /**
     * Reads a name as an agent wrote it: any case, one trailing dot tolerated.
     *
     * @param raw DNS name or IP literal, an IPv6 one without brackets
     * @return empty for anything that is neither: wildcards, empty labels, control characters,
     *     non-ASCII text, zone identifiers
     */
    public static Optional<ServerName> parse(String raw) {
        if (raw.indexOf(':') >= 0) {
            return ipv6(raw);
        }
        String folded = fold(raw);
        if (DOTTED_QUAD.matcher(folded).matches()) {
            return folded.equals(raw) && NetUtil.isValidIpV4Address(folded)
                    ? Optional.of(new ServerName(folded, true))
                    : Optional.empty();
        }
        return isDnsName(folded) ? Optional.of(new ServerName(folded, false)) : Optional.empty();
    }

    private static String fold(String raw) {
        String lower = raw.toLowerCase(Locale.ROOT);
        return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
    }

    private static Optional<ServerName> ipv6(String raw) {
        if (raw.indexOf('%') >= 0
                || raw.indexOf('[') >= 0
                || NetUtil.createByteArrayFromIpAddressString(raw) == null) {
            return Optional.empty();
        }
        return Optional.of(new ServerName(NetUtil.toAddressString(parsed(raw)), true));
    }

    private static boolean isDnsName(String folded) {
        if (folded.isEmpty() || folded.length() > LONGEST) {
            return false;
        }
        for (String label : folded.split("\\.", -1)) {
            if (!LABEL.matcher(label).matches()) {
                return false;
            }
        }
        return true;
    }

    /**
     * Whether this DNS name is an IPv4 address in disguise, as {@code 2130706433}, {@code 0x7f.1}
     * or {@code 127.1} are: its last label is a number, which no top-level domain is. Resolvers
     * disagree about such names.
     */
    public boolean disguisedAddress() {
        return !address && NUMBER.matcher(text.substring(text.lastIndexOf('.') + 1)).matches();
    }

    /** The address a literal stands for; empty for a DNS name. */
    public Optional<InetAddress> literal() {
        return address ? Optional.of(parsed(text)) : Optional.empty();
    }

    private static InetAddress parsed(String literal) {
        try {
            return InetAddress.getByAddress(NetUtil.createByteArrayFromIpAddressString(literal));
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("not an address: " + literal, e);
        }
    }

    @Override
    public String toString() {
        return text;
    }
}
