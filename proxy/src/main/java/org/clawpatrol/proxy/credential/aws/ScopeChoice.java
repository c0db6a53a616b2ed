package org.clawpatrol.proxy.credential.aws;

import java.util.Optional;

/**
 * What a request is signed for: what the agent says, but at a host of AWS never for another service
 * or region than the host's own. Stateless.
 */
final class ScopeChoice {
    private ScopeChoice() {}

    /**
     * @param host in lower case, without a port
     */
    static SigningScope of(Optional<SigningScope> agents, String host) throws UnsignableException {
        Optional<AwsHost> aws = AwsHost.of(host);
        if (aws.isEmpty()) {
            return agents.orElseThrow(
                    () ->
                            new UnsignableException(
                                    "cannot tell service and region of this request: neither the"
                                            + " host nor a signature of version 4 says them"));
        }
        if (aws.get().inManyRegions()) {
            throw new UnsignableException("cannot make signatures of version 4a (ECDSA)");
        }
        if (agents.isPresent()) {
            checkAgrees(agents.get(), aws.get());
        }
        return agents.orElseGet(aws.get()::scope);
    }

    private static void checkAgrees(SigningScope agents, AwsHost host) throws UnsignableException {
        if (!host.serves(agents.service())) {
            throw new UnsignableException(
                    "is not used: the agent signed for service `%s`, which is not at this host"
                            .formatted(agents.service()));
        }
        if (host.region().filter(region -> !region.equals(agents.region())).isPresent()) {
            throw new UnsignableException(
                    "is not used: the agent signed for region `%s`, this host is in `%s`"
                            .formatted(agents.region(), host.region().get()));
        }
    }
}
