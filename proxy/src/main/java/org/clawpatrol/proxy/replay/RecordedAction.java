package org.clawpatrol.proxy.replay;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
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
import org.clawpatrol.proxy.protocol.http.RecordedRequest;
import org.clawpatrol.proxy.protocol.kubernetes.ApiRequestReader;
import org.clawpatrol.proxy.protocol.kubernetes.KubernetesFacts;

/**
 * A record as the action it was, as far as it says. Immutable.
 *
 * @param message whether it is a message of a WebSocket instead of a request
 */
record RecordedAction(ActionRecord record, RecordedRequest request, boolean message) {
    private static final String CUT = "[clawpatrol:cut]";
    private static final String TIME = "request.time";
    private static final String VERB = "k8s.verb";
    private static final String BINARY = "binary:";
    private static final String MESSAGE = "WS ";
    private static final Set<String> CARRIED = Set.of("graphql", "mcp", "git", "grpc", "llm");

    /** More than this is not written, and not said to be left out. */
    private static final int HEADER_NAMES = 256;

    private static final int HEADER_TEXT = 64 << 10;

    /** What a decoded path never holds, unless it is shown undecoded. */
    private static final Pattern UNDECODED = Pattern.compile("%[0-9A-Fa-f]{2}|//|/\\.{1,2}(/|$)");

    static RecordedAction of(ActionRecord record) {
        boolean message = record.method().startsWith(MESSAGE);
        return new RecordedAction(
                record,
                new RecordedRequest(
                        message ? "GET" : record.method(),
                        record.target(),
                        rawPath(record),
                        record.query().endsWith(CUT) ? "" : record.query(),
                        record.headers(),
                        message ? "" : record.body(),
                        message || bodyWhole(record)),
                message);
    }

    private static boolean bodyWhole(ActionRecord record) {
        return !record.bodyCut()
                && !record.body().startsWith(BINARY)
                && !record.body().endsWith(CUT);
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
        ActionContext context =
                new ActionContext(
                        Optional.of(
                                new Peer(
                                        record.deviceId(),
                                        record.deviceName(),
                                        record.profile(),
                                        record.peerAddress())),
                        Optional.of(new EndpointIdentity(endpoint.name(), endpoint.type())),
                        credential,
                        Optional.of(grants),
                        Optional.of(new Moment(moment(), configuration.gateway().timeZone())),
                        destination().orElse(Destination.UNKNOWN));
        Facts http =
                request.facts(
                        context,
                        endpoint.pathNormalization(),
                        configuration.gateway().limits().bodyBuffer());
        FactSchema schema = FactSchema.of(endpoint.family());
        Map<String, String> facts = record.basis().facts();
        Set<String> unrecorded = unrecorded();
        Facts read = http;
        if (endpoint.family() == Family.K8S) {
            Optional<Value> verb = FactText.read(facts.getOrDefault(VERB, ""));
            if (!lineLost()) {
                read =
                        new KubernetesFacts(
                                ApiRequestReader.read(request.method(), request.target()),
                                http,
                                context);
            } else if (verb.isEmpty()) {
                schema.facts().forEach(fact -> unrecorded.add(fact.variable()));
            } else if (verb.get() instanceof UnknownValue) {
                read = new KubernetesFacts(Optional.empty(), http, context);
            }
        }
        return new RecordedFacts(
                message ? new OverlaidFacts(read, said(schema)) : read,
                KeptPlaces.of(facts, schema),
                unrecorded);
    }

    /** What the message is, unless it is kept besides. */
    private Map<Fact, Value> said(FactSchema schema) {
        Map<Fact, Value> said = new HashMap<>();
        schema.fact("ws.direction").ifPresent(fact -> said.put(fact, new StringValue(direction())));
        schema.fact("ws.text").ifPresent(fact -> said.put(fact, new StringValue(record.body())));
        return said;
    }

    private String direction() {
        return record.method().substring(MESSAGE.length());
    }

    private boolean tellsTime() {
        return record.basis().facts().containsKey(TIME);
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
        return !headersWhole()
                || record.query().endsWith(CUT)
                || !record.log().equals("full")
                || record.headers().values().stream()
                        .anyMatch(values -> values.contains(SensitiveNames.HIDDEN));
    }

    private Set<String> unrecorded() {
        boolean told = record.basis().told();
        Set<String> none = new HashSet<>(told ? Set.of() : Set.of("http.raw_path"));
        if (!record.log().equals("full") || !headersWhole()) {
            none.addAll(CARRIED);
            none.addAll(
                    List.of(
                            "http.headers",
                            "http.content_type",
                            "http.body",
                            "http.body_json",
                            "http.form"));
        }
        if (!record.log().equals("full")) {
            none.add("http.size");
        }
        if (told && !record.basis().stages().isEmpty() && !tellsTime()) {
            // It was written when the last approver had answered.
            none.addAll(List.of("request.time", "request.hour", "request.weekday"));
        }
        if (pathLost() || (!told && UNDECODED.matcher(record.target()).find())) {
            none.addAll(CARRIED);
            none.addAll(List.of("http.path", "http.raw_path", "k8s"));
        }
        if (queryLost()) {
            none.addAll(CARRIED);
            none.addAll(List.of("http.query", "k8s"));
        }
        if (message) {
            none.addAll(unsaid(told));
        }
        return none;
    }

    private boolean pathLost() {
        return record.log().equals("none")
                || record.target().endsWith(CUT)
                || request.rawPath().endsWith(CUT);
    }

    private boolean queryLost() {
        return record.log().equals("none") || record.query().endsWith(CUT);
    }

    private boolean lineLost() {
        return pathLost() || queryLost();
    }

    /** What of a message and its opening is not known. */
    private List<String> unsaid(boolean told) {
        if (!told) {
            return List.of("http.method", "ws");
        }
        return record.log().equals("full")
                ? bodyWhole(record) ? List.of() : List.of("ws.text")
                : List.of("http.method", "ws.text");
    }

    private boolean headersWhole() {
        Map<String, List<String>> headers = record.headers();
        long length = 0;
        for (List<String> values : headers.values()) {
            for (String value : values) {
                length += value.length() + 1L;
                if (value.endsWith(CUT)) {
                    return false;
                }
            }
        }
        return headers.size() < HEADER_NAMES && length < HEADER_TEXT;
    }
}
