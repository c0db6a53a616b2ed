package org.clawpatrol.proxy.protocol.kubernetes;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.clawpatrol.dsl.config.EndpointConfig;
import org.clawpatrol.dsl.config.GatewaySettings;
import org.clawpatrol.dsl.test.FixtureAction;
import org.clawpatrol.dsl.test.FixtureBlock;
import org.clawpatrol.dsl.test.FixtureException;
import org.clawpatrol.dsl.test.FixtureReader;
import org.clawpatrol.engine.fact.FactValues;
import org.clawpatrol.engine.fact.Facts;
import org.clawpatrol.engine.fact.Family;
import org.clawpatrol.proxy.fact.ActionContext;
import org.clawpatrol.proxy.fact.FixtureContext;
import org.clawpatrol.proxy.protocol.http.HttpFixtureReader;
import org.clawpatrol.proxy.protocol.kubernetes.ApiRequest.Parameters;

/** Takes the facts of recorded Kubernetes calls as they were recorded. Safe to share. */
public final class KubernetesFixtureReader implements FixtureReader {
    private final HttpFixtureReader requests = new HttpFixtureReader();

    @Override
    public Facts read(FixtureAction action, EndpointConfig endpoint, GatewaySettings.Limits limits)
            throws FixtureException {
        if (!(action.block() instanceof FixtureBlock.K8s call)) {
            throw new FixtureException("action: not a recorded Kubernetes call");
        }
        String verb = call.verb().toLowerCase(Locale.ROOT);
        ApiRequest request =
                new ApiRequest(
                        verb,
                        call.resource(),
                        call.namespace(),
                        call.name(),
                        parameters(call),
                        verb.equals(ApiRequest.DELETE) && call.name().isEmpty());
        ActionContext context = FixtureContext.of(action, endpoint);
        Facts http =
                call.http().isPresent()
                        ? requests.read(call.http().get(), context, action.truncated(), limits)
                        : withoutRequest(action.truncated());
        return new KubernetesFacts(Optional.of(request), http, context);
    }

    /**
     * {@code params} has first values alone; the rest of a command stands in the query, if at all.
     */
    private static Parameters parameters(FixtureBlock.K8s call) {
        String first = call.params().get(Parameters.COMMAND);
        List<String> every =
                call.http()
                        .map(http -> http.query().getOrDefault(Parameters.COMMAND, List.of()))
                        .orElse(List.of());
        boolean agree = first == null ? every.isEmpty() : every.indexOf(first) == 0;
        return new Parameters(call.params(), agree ? Optional.of(every) : Optional.empty());
    }

    /** The facts of HTTP exist, but are empty. */
    private static Facts withoutRequest(boolean truncated) {
        FactValues.Builder empty = FactValues.of(Family.K8S);
        return (truncated ? empty.truncated() : empty).build();
    }
}
