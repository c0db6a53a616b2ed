package org.clawpatrol.proxy.protocol.kubernetes;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.clawpatrol.engine.fact.Fact;
import org.clawpatrol.engine.fact.FactSchema;
import org.clawpatrol.engine.fact.Facts;
import org.clawpatrol.engine.fact.Family;
import org.clawpatrol.engine.value.BoolValue;
import org.clawpatrol.engine.value.ListValue;
import org.clawpatrol.engine.value.MapValue;
import org.clawpatrol.engine.value.StringValue;
import org.clawpatrol.engine.value.UnknownValue;
import org.clawpatrol.engine.value.Value;
import org.clawpatrol.proxy.fact.ActionContext;
import org.clawpatrol.proxy.fact.ContextFacts;
import org.jspecify.annotations.Nullable;

/**
 * The facts of one Kubernetes API request. Without a request that could be read every fact is
 * unknown, those of HTTP too, so that no condition holds. One thread at a time.
 */
public final class KubernetesFacts implements Facts {
    private static final UnknownValue UNREADABLE = UnknownValue.of(UnknownValue.Cause.OTHER);

    private final Optional<ApiRequest> request;
    private final Facts http;
    private final ActionContext context;
    private final @Nullable Value[] known =
            new @Nullable Value[FactSchema.of(Family.K8S).facts().size()];

    /**
     * @param request what the API server makes of the request; empty when it is not one of its API
     * @param http the facts of the same request as HTTP
     */
    public KubernetesFacts(Optional<ApiRequest> request, Facts http, ActionContext context) {
        this.request = request;
        this.http = http;
        this.context = context;
    }

    @Override
    public Value value(Fact fact) {
        if (request.isEmpty() || fact.slot() >= known.length) {
            return UNREADABLE;
        }
        Value value = known[fact.slot()];
        if (value == null) {
            value = read(request.get(), fact);
            known[fact.slot()] = value;
        }
        return value;
    }

    @Override
    public @Nullable Value known(Fact fact) {
        boolean read =
                request.isEmpty() || fact.slot() >= known.length || known[fact.slot()] != null;
        return read || !fact.readsContent() ? value(fact) : null;
    }

    private Value read(ApiRequest api, Fact fact) {
        return switch (fact.variable()) {
            case "http" -> http.value(fact);
            case "k8s" -> read(api, fact.field());
            default -> ContextFacts.read(context, fact);
        };
    }

    @Override
    public boolean truncated() {
        return http.truncated();
    }

    @Override
    public boolean unparseable() {
        return false;
    }

    private static Value read(ApiRequest request, String field) {
        return switch (field) {
            case "verb" -> new StringValue(request.verb());
            case "resource" -> new StringValue(request.resource());
            case "namespace" -> new StringValue(request.namespace());
            case "name" -> new StringValue(request.name());
            case "params" -> params(request.parameters().first());
            case "collection" -> BoolValue.of(request.collection());
            case "command" -> command(request.parameters().command());
            case "container" -> new StringValue(request.parameters().container());
            default -> UNREADABLE;
        };
    }

    private static Value command(Optional<List<String>> words) {
        return words.isPresent() ? ListValue.ofStrings(words.get()) : UNREADABLE;
    }

    private static Value params(Map<String, String> params) {
        Map<String, Value> values = new TreeMap<>();
        params.forEach((name, value) -> values.put(name, new StringValue(value)));
        return MapValue.ofFields(values);
    }
}
