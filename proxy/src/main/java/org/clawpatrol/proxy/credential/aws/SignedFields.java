package org.clawpatrol.proxy.credential.aws;

import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.clawpatrol.proxy.credential.RequestEdit;

/**
 * Which fields a signature covers: the host, what AWS demands, and what the agent had covered as
 * far as it is still to be there when the request arrives. Stateless.
 */
final class SignedFields {
    static final String HOST = "host";
    static final String SESSION = "x-amz-security-token";

    /** What the gateway, or a proxy behind it, changes on the way. */
    private static final Set<String> CHANGING =
            Set.of(
                    "accept-encoding",
                    "authorization",
                    "connection",
                    "content-length",
                    "expect",
                    "te",
                    "traceparent",
                    "tracestate",
                    "transfer-encoding",
                    "upgrade",
                    "user-agent",
                    "x-amzn-trace-id");

    private SignedFields() {}

    /** Names in lower case; the session token only where the agent's fields have one. */
    static SortedSet<String> names(RequestEdit request, AgentSignature agent) {
        SortedSet<String> names = new TreeSet<>();
        names.add(HOST);
        for (String name : request.names()) {
            boolean demanded =
                    name.startsWith("x-amz-")
                            || name.equals("content-type")
                            || name.equals("content-md5");
            boolean covered =
                    agent.signedNames().contains(name)
                            && !CHANGING.contains(name)
                            && !name.startsWith("sec-websocket-");
            if (demanded || covered) {
                names.add(name);
            }
        }
        return names;
    }
}
