package org.clawpatrol.proxy.credential.aws;

import java.util.Optional;
import java.util.Set;
import org.clawpatrol.engine.fact.Family;
import org.clawpatrol.proxy.credential.HttpInjection;
import org.clawpatrol.proxy.credential.Lease;
import org.clawpatrol.proxy.credential.RequestEdit;
import org.clawpatrol.proxy.credential.RequestView;
import org.clawpatrol.proxy.credential.UnusableSecretException;
import org.clawpatrol.proxy.secret.Secret;

/**
 * {@code aws_credential}: a signature of version 4 in place of the agent's; at a cluster of EKS a
 * fresh bearer token. Immutable; safe to share.
 */
public final class AwsInjection implements HttpInjection {
    private final String credential;

    public AwsInjection(String credential) {
        this.credential = credential;
    }

    @Override
    public Set<String> slots() {
        return Set.of(AccessKey.ID, AccessKey.SECRET);
    }

    @Override
    public Set<String> optionalSlots() {
        return Set.of(AccessKey.SESSION);
    }

    @Override
    public Set<String> sentSlots() {
        return optionalSlots();
    }

    /** Where the agent does not say the hash of the body itself. */
    @Override
    public boolean needsBody(RequestView request) {
        try {
            SignedTarget target = SignedTarget.of(request.target());
            AgentSignature agent = AgentSignature.of(request, target);
            SigningScope scope = ScopeChoice.of(agent.scope(), request.host());
            boolean presigned = agent.form() == AgentSignature.Form.QUERY;
            return !(presigned && scope.storage()) && Payload.declared(request, target).isEmpty();
        } catch (UnsignableException e) {
            return false; // refused later, whatever its body
        }
    }

    @Override
    public void apply(RequestEdit request, Lease lease) throws UnusableSecretException {
        try {
            AccessKey key = AccessKey.of(lease);
            if (request.endpoint().family() == Family.K8S) {
                authenticate(request, key);
            } else {
                new RequestSigning(request).apply(key);
            }
        } catch (UnsignableException e) {
            throw new UnusableSecretException(credential, e.reason());
        }
    }

    private static void authenticate(RequestEdit request, AccessKey key)
            throws UnsignableException {
        String cluster = needed(request.endpoint().clusterName(), "cluster_name");
        String region = needed(request.endpoint().region(), "region");
        try (Secret token = EksToken.of(key, cluster, region, request.now())) {
            request.setSecret("Authorization", "Bearer ", token);
            request.mask(token);
        }
    }

    private static String needed(Optional<String> attribute, String name)
            throws UnsignableException {
        return attribute.orElseThrow(
                () -> new UnsignableException("is not used: the endpoint has no `" + name + "`"));
    }
}
