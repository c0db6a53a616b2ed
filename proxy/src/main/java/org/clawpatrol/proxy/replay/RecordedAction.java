package org.clawpatrol.proxy.replay;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.clawpatrol.dsl.config.Configuration;
import org.clawpatrol.dsl.config.EndpointConfig;
import org.clawpatrol.dsl.config.ProfileConfig.Grant;
import org.clawpatrol.dsl.explain.SensitiveNames;
import org.clawpatrol.engine.fact.Fact;
import org.clawpatrol.engine.fact.FactSchema;
import org.clawpatrol.engine.fact.Facts;
import org.clawpatrol.engine.fact.Family;
import org.clawpatrol.engine.fact.OverlaidFacts;
import org.clawpatrol.engine.value.StringValue;
import org.clawpatrol.engine.value.UnknownValue;
import org.clawpatrol.engine.value.Value;
import org.clawpatrol.proxy.fact.ActionContext;
import org.clawpatrol.proxy.fact.ActionContext.Destination;
import org.clawpatrol.proxy.fact.ActionContext.EndpointIdentity;
import org.clawpatrol.proxy.fact.ActionContext.Moment;
import org.clawpatrol.proxy.flow.Peer;
import org.clawpatrol.proxy.journal.ActionRecord;
import org.clawpatrol.proxy.journal.FactText;
import org.clawpatrol.proxy.journal.RecordMarks;
import org.clawpatrol.proxy.protocol.http.RecordedRequest;
import org.clawpatrol.proxy.protocol.kubernetes.ApiRequestReader;
import org.clawpatrol.proxy.protocol.kubernetes.KubernetesFacts;

/**
 * A record as the action it was, as far as it says. Immutable.
 *
 * @param message whether it is a message of a WebSocket instead of a request
 */
record RecordedAction(ActionRecord record, RecordedRequest request, boolean message) {
    private static final String TIME = "request.time";
    private static final String VERB = "k8s.verb";

    static RecordedAction of(ActionRecord record) {
        boolean message = RecordMarks.isMessage(record.method());
        return new RecordedAction(
                record,
                new RecordedRequest(
                        message ? "GET" : record.method(),
                        record.target(),
                        rawPath(record),
                        RecordMarks.isCut(record.query()) ? "" : record.query(),
                        record.headers(),
                        message ? "" : record.body(),
                        message || RecordLosses.bodyWhole(record)),
                message);
    }

    /** Empty where the record does not say. */
    private static String rawPath(ActionRecord record) {
        String differing = record.basis().rawPath();
        return differing.isEmpty() && record.basis().told() ? record.target() : differing;
    }

    /** The facts of the action at an endpoint of a configuration. */
    RecordedFacts facts(
            Configuration configuration,
            EndpointConfig endpoint,
            List<Grant> grants,
            Optional<String> credential) {
        ActionContext context = context(configuration, endpoint, grants, credential);
        Facts http =
                request.facts(
                        context,
                        endpoint.pathNormalization(),
                        configuration.gateway().limits().bodyBuffer());
        FactSchema schema = FactSchema.of(endpoint.family());
        RecordLosses losses = losses();
        Set<String> unrecorded = losses.facts();
        Facts read = http;
        if (endpoint.family() == Family.K8S) {
            Optional<Value> verb = FactText.read(record.basis().facts().getOrDefault(VERB, ""));
            if (losses.lineLost() && verb.isEmpty()) {
                schema.facts().forEach(fact -> unrecorded.add(fact.variable()));
            } else {
                read = kubernetes(http, context, verb.filter(any -> losses.lineLost()));
            }
        }
        return new RecordedFacts(
                message ? new OverlaidFacts(read, said(schema)) : read,
                KeptPlaces.of(record.basis().facts(), schema),
                unrecorded);
    }

    /**
     * @param verb what was kept of it where the request itself is lost
     */
    private Facts kubernetes(Facts http, ActionContext context, Optional<Value> verb) {
        if (verb.isEmpty()) {
            return new KubernetesFacts(
                    ApiRequestReader.read(request.method(), request.target()), http, context);
        }
        return verb.get() instanceof UnknownValue
                ? new KubernetesFacts(Optional.empty(), http, context)
                : http;
    }

    private ActionContext context(
            Configuration configuration,
            EndpointConfig endpoint,
            List<Grant> grants,
            Optional<String> credential) {
        Peer peer =
                new Peer(
                        record.deviceId(),
                        record.deviceName(),
                        record.profile(),
                        record.peerAddress());
        return new ActionContext(
                Optional.of(peer),
                Optional.of(new EndpointIdentity(endpoint.name(), endpoint.type())),
                credential,
                Optional.of(grants),
                Optional.of(new Moment(moment(), configuration.gateway().timeZone())),
                destination().orElse(Destination.UNKNOWN));
    }

    private RecordLosses losses() {
        return new RecordLosses(record, request.rawPath(), message);
    }

    /** What the message is, unless it is kept besides. */
    private Map<Fact, Value> said(FactSchema schema) {
        Map<Fact, Value> said = new HashMap<>();
        schema.fact("ws.direction").ifPresent(fact -> said.put(fact, new StringValue(direction())));
        schema.fact("ws.text").ifPresent(fact -> said.put(fact, new StringValue(record.body())));
        return said;
    }

    private String direction() {
        return RecordMarks.direction(record.method());
    }

    /** The moment that rules saw, where they looked. */
    private Instant moment() {
        return FactText.read(record.basis().facts().getOrDefault(TIME, ""))
                .filter(StringValue.class::isInstance)
                .flatMap(text -> instant(((StringValue) text).value()))
                .orElse(record.at());
    }

    private static Optional<Instant> instant(String text) {
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /** Name of the credential that it was sent with, or that the agent asked for; or empty. */
    String meantCredential() {
        return record.basis().told() ? record.basis().dispatched() : record.credential();
    }

    /** Whether the agent is known to have asked for no credential. */
    boolean meantNone() {
        return record.basis().told() && record.basis().dispatched().isEmpty();
    }

    Optional<Destination> destination() {
        return RecordedRequest.destination(record.host());
    }

    /** Whether what names the credential among several may have been hidden or left out. */
    boolean hidesCredential() {
        return !losses().headersWhole()
                || RecordMarks.isCut(record.query())
                || !record.log().equals("full")
                || record.headers().values().stream()
                        .anyMatch(values -> values.contains(SensitiveNames.HIDDEN));
    }
}
