package org.clawpatrol.proxy.protocol.http;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.clawpatrol.dsl.config.RequestLimits;
import org.clawpatrol.engine.policy.EndpointPolicy;
import org.clawpatrol.proxy.failure.Failure;
import org.clawpatrol.proxy.flow.Permit;

/**
 * What of the fields behind a request's body goes on to the origin (RFC 9110, 6.5.1). No rule has
 * seen them, and some origins take them for header fields; so nothing passes that a header field
 * could have been judged, injected or framed by. One request; one thread.
 */
final class RequestTrailers {
    /** Besides those that concern the connection or never leave the gateway. */
    private static final Set<String> REFUSED =
            Set.of(
                    "authorization",
                    "cache-control",
                    "cookie",
                    "cookie2",
                    "date",
                    "forwarded",
                    "max-forwards",
                    "origin",
                    "pragma",
                    "range",
                    "referer",
                    "set-cookie",
                    "traceparent",
                    "tracestate",
                    "user-agent",
                    "x-http-method",
                    "x-method-override",
                    "x-real-ip");

    private static final List<String> REFUSED_FAMILIES =
            List.of(
                    "accept",
                    "cf-",
                    "clawpatrol-",
                    "content-",
                    "if-",
                    "impersonate-",
                    "proxy-",
                    "sec-",
                    "x-clawpatrol-",
                    "x-clickhouse-",
                    "x-forwarded-",
                    "x-hitl-",
                    "x-http-method-",
                    "x-original-",
                    "x-remote-",
                    "x-rewrite-");

    /** A digest is made while the body is sent (RFC 9530, 2). */
    private static final String DIGEST = "content-digest";

    private final EndpointPolicy policy;
    private final boolean approved;
    private final UpstreamHead head;

    /**
     * @param head with whatever a credential did to it
     */
    RequestTrailers(Permit permit, UpstreamHead head) {
        this.policy = permit.action().policy();
        this.approved = !permit.approvedBy().isEmpty();
        this.head = head;
    }

    /**
     * Refuses more than a request may have.
     *
     * @throws MalformedMessageException where they, or header and trailer fields together, are too
     *     many, or too long
     */
    static void check(HttpFields trailers, HttpRequest request, RequestLimits limits)
            throws MalformedMessageException {
        if (trailers.size() == 0) {
            return;
        }
        long bytes = 0;
        for (HeaderField field : trailers) {
            bytes += field.name().length() + field.value().length() + 4;
        }
        if (bytes > HeadLimits.TRAILERS) {
            throw new MalformedMessageException(Failure.HEAD_TOO_LARGE, "header too large");
        }
        if (request.fields().size() + trailers.size() > limits.fields()) {
            throw new MalformedMessageException(Failure.HEAD_TOO_LARGE, "too many header fields");
        }
    }

    /** Those that go on. */
    HttpFields sent(HttpFields received) {
        if (received.size() == 0) {
            return received;
        }
        Set<String> hopByHop = HopByHop.of(received);
        return received.without(
                field -> {
                    String name = Ascii.lower(field.name());
                    return hopByHop.contains(name) || !passes(name);
                });
    }

    /**
     * The names that the agent announced, as far as such fields can follow and would go on (RFC
     * 9110, 6.6.2).
     */
    Optional<String> announced() {
        if (!head.request().trailers() || !head.request().hasBody()) {
            return Optional.empty();
        }
        List<String> announced = head.request().fields().tokens("trailer");
        if (announced.isEmpty()) {
            return Optional.empty();
        }
        Set<String> hopByHop = HopByHop.of(head.request().fields());
        String names =
                String.join(
                        ", ",
                        announced.stream()
                                .filter(Http2Fields::isToken)
                                .filter(name -> !hopByHop.contains(name) && passes(name))
                                .toList());
        return names.isEmpty() ? Optional.empty() : Optional.of(names);
    }

    private boolean passes(String name) {
        String read = FieldNames.hyphened(name);
        return !approved
                && !head.changesBody()
                && !isRefused(read)
                && !inHead(name)
                && !head.edits(name)
                && !ReadHeaders.of(policy).has(read)
                && !ReadHeaders.of(policy).has(name);
    }

    private boolean inHead(String name) {
        for (HeaderField field : head.request().fields()) {
            if (FieldNames.alike(field.name(), name)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Whether such a field frames, routes, proves or describes a message, of which a trailer must
     * not tell (RFC 9110, 6.5.1).
     *
     * @param name in lower case, with {@code -} alone
     */
    static boolean isRefused(String name) {
        return !name.equals(DIGEST)
                && (REFUSED.contains(name)
                        || RequestHygiene.removes(name)
                        || REFUSED_FAMILIES.stream().anyMatch(name::startsWith));
    }
}
