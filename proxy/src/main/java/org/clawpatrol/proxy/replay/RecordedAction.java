package org.clawpatrol.proxy.replay;

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
import org.clawpatrol.engine.fact.Facts;
import org.clawpatrol.engine.fact.Family;
import org.clawpatrol.proxy.fact.ActionContext;
import org.clawpatrol.proxy.fact.ActionContext.Destination;
import org.clawpatrol.proxy.fact.ActionContext.EndpointIdentity;
import org.clawpatrol.proxy.fact.ActionContext.Moment;
import org.clawpatrol.proxy.flow.Peer;
import org.clawpatrol.proxy.journal.ActionRecord;
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
        boolean whole =
                !record.bodyCut()
                        && !record.body().startsWith(BINARY)
                        && !record.body().endsWith(CUT);
        return new RecordedAction(
                record,
                new RecordedRequest(
                        message ? "GET" : record.method(),
                        record.target(),
                        record.query(),
                        record.headers(),
                        message ? "" : record.body(),
                        message || whole),
                message);
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
                        Optional.of(new Moment(record.at(), configuration.gateway().timeZone())),
                        destination().orElse(Destination.UNKNOWN));
        Facts http =
                request.facts(
                        context,
                        endpoint.pathNormalization(),
                        configuration.gateway().limits().bodyBuffer());
        Facts read =
                endpoint.family() == Family.K8S
                        ? new KubernetesFacts(
                                ApiRequestReader.read(request.method(), request.target()),
                                http,
                                context)
                        : http;
        return new RecordedFacts(read, unrecorded());
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
        Set<String> none = new HashSet<>(Set.of("http.raw_path"));
        if (!record.log().equals("full") || !headersWhole()) {
            none.addAll(CARRIED);
            none.addAll(
                    List.of(
                            "http.headers",
                            "http.content_type",
                            "http.body",
                            "http.body_json",
                            "http.form",
                            "http.size"));
        }
        boolean pathless = record.log().equals("none") || record.target().endsWith(CUT);
        if (pathless || UNDECODED.matcher(record.target()).find()) {
            none.addAll(CARRIED);
            none.addAll(List.of("http.path", "k8s"));
        }
        if (record.log().equals("none") || record.query().endsWith(CUT)) {
            none.addAll(CARRIED);
            none.addAll(List.of("http.query", "k8s"));
        }
        if (message) {
            none.addAll(List.of("http.method", "ws"));
        }
        return none;
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
