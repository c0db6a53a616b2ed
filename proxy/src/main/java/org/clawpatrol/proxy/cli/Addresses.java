package org.clawpatrol.proxy.cli;

import java.net.InetSocketAddress;

/** Reads {@code host:port} as device files hold it. */
final class Addresses {
    private Addresses() {}

    static InetSocketAddress parse(String text) {
        int colon = text.lastIndexOf(':');
        try {
            String host = text.substring(0, colon).replaceAll("^\\[|]$", "");
            return new InetSocketAddress(host, Integer.parseInt(text.substring(colon + 1)));
        } catch (IllegalArgumentException | IndexOutOfBoundsException malformed) {
            throw new CommandFailure(
                    ExitCode.USAGE,
                    "`" + text + "` is not an address; expected host:port such as 127.0.0.1:9180",
                    malformed);
        }
    }
}
