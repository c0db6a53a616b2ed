package org.clawpatrol.proxy.protocol.kubernetes;

import java.util.Optional;
import java.util.Set;
import org.clawpatrol.engine.fact.Facts;
import org.clawpatrol.proxy.credential.RequestView;
import org.clawpatrol.proxy.fact.ActionContext;
import org.clawpatrol.proxy.protocol.http.HttpDialect;

/** The Kubernetes API over HTTP. Safe to share. */
public final class KubernetesDialect implements HttpDialect {
    private static final Set<String> STREAMS =
            Set.of("pods/exec", "pods/attach", "pods/portforward");

    @Override
    public Facts facts(RequestView request, Facts http, ActionContext context) {
        return new KubernetesFacts(
                ApiRequestReader.read(request.method(), request.target()), http, context);
    }

    /** Whom the credential stands for is the operator's to say; groups and extras need a user. */
    @Override
    public Optional<String> objection(RequestView request) {
        return request.first("Impersonate-User").isPresent()
                ? Optional.of(
                        "impersonation is not allowed; ask for a credential of the identity you need")
                : Optional.empty();
    }

    @Override
    public boolean mayTunnel(RequestView request) {
        return ApiRequestReader.read(request.method(), request.target())
                .map(ApiRequest::resource)
                .filter(STREAMS::contains)
                .isPresent();
    }
}
