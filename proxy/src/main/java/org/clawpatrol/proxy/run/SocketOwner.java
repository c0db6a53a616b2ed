package org.clawpatrol.proxy.run;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;

/**
 * Tells which user owns the other end of a loopback TCP connection, from the kernel's socket tables
 * ({@code /proc/net/tcp} and {@code tcp6}, see proc(5)).
 */
final class SocketOwner {
    private final List<Path> tables;

    SocketOwner(List<Path> tables) {
        this.tables = List.copyOf(tables);
    }

    static SocketOwner ofKernel() {
        return new SocketOwner(List.of(Path.of("/proc/net/tcp"), Path.of("/proc/net/tcp6")));
    }

    /**
     * @param client the connecting end
     * @param server the accepting end
     * @return the user id, or empty where the kernel shows no such connection
     */
    OptionalLong userOf(InetSocketAddress client, InetSocketAddress server) throws IOException {
        String from = ":" + hexPort(client);
        String to = ":" + hexPort(server);
        for (Path table : tables) {
            if (!Files.isReadable(table)) {
                continue;
            }
            for (String line : Files.readAllLines(table)) {
                String[] fields = line.strip().split("\\s+");
                if (fields.length > 7
                        && isLoopback(fields[1])
                        && fields[1].endsWith(from)
                        && fields[2].endsWith(to)) {
                    return OptionalLong.of(Long.parseLong(fields[7]));
                }
            }
        }
        return OptionalLong.empty();
    }

    /** 127.0.0.1 as the kernel prints it, alone or mapped into IPv6. */
    private static boolean isLoopback(String address) {
        String host = address.substring(0, Math.max(0, address.indexOf(':')));
        return host.equals("0100007F") || host.equals("0000000000000000FFFF00000100007F");
    }

    private static String hexPort(InetSocketAddress address) {
        return String.format(Locale.ROOT, "%04X", address.getPort());
    }
}
