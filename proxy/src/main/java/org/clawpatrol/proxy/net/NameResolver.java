package org.clawpatrol.proxy.net;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Looks names up; may block. Safe to share. */
@FunctionalInterface
public interface NameResolver {

    /**
     * All addresses of a name, at least one.
     *
     * @param host DNS name or IP literal
     */
    List<InetAddress> resolve(String host) throws UnknownHostException;

    /** The resolver of the operating system. */
    static NameResolver ofSystem() {
        return host -> List.of(InetAddress.getAllByName(host));
    }
}
