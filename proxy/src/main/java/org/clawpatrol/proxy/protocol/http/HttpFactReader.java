package org.clawpatrol.proxy.protocol.http;

import java.util.List;
import java.util.Optional;
import org.clawpatrol.dsl.config.PathNormalization;
import org.clawpatrol.engine.fact.Facts;
import org.clawpatrol.proxy.fact.ActionContext;
import org.clawpatrol.proxy.fact.ActionContext.Destination;

/**
 * Reads a request into the facts of the {@code http} family, for live traffic and fixtures alike.
 * Pure and without I/O; never throws. Bodies become text as UTF-8, bytes that are not UTF-8 as
 * U+FFFD, so valid text around them still matches. Safe to share.
 */
public final class HttpFactReader {
    private final JsonReader json = new JsonReader();

    /**
     * The facts of a request as it stands on the wire. A path that is refused on the wire because
     * servers read it differently is unknown here.
     */
    public Facts read(HttpRequestHead head, CapturedBody body, ActionContext context) {
        return read(head, body, context, PathNormalization.STRICT);
    }

    /** The facts of a request as it stands on the wire of an endpoint that reads paths so. */
    public Facts read(
            HttpRequestHead head,
            CapturedBody body,
            ActionContext context,
            PathNormalization normalization) {
        RequestTarget target;
        Optional<String> path;
        try {
            target = RequestTarget.parse(head.method(), head.target());
            RequestPath read = RequestPath.of(target.path()).at(normalization, target.path());
            boolean refused =
                    read.ambiguity().isPresent() && normalization == PathNormalization.STRICT;
            path = refused ? Optional.empty() : read.decoded();
        } catch (MalformedMessageException e) {
            target = new RequestTarget(Optional.empty(), head.target(), Optional.empty());
            path = Optional.empty();
        }
        return new HttpFacts(new HttpMessage(head, target, path, body, json), context);
    }

    /**
     * Where a request goes that no connection carries: to the host its URL, its target or its one
     * {@code Host} field names.
     */
    public static Destination destination(HttpRequestHead head, Optional<String> urlAuthority) {
        Optional<Authority> named = urlAuthority.flatMap(Authority::parse);
        List<String> hosts = head.fields().all("host");
        if (urlAuthority.isEmpty() && hosts.size() == 1) {
            named = Authority.parse(hosts.getFirst());
        }
        return new Destination(named.map(Authority::host), named.flatMap(Authority::port));
    }

    Facts read(HttpRequest request, CapturedBody body, ActionContext context) {
        Optional<String> path = request.path().decoded();
        return new HttpFacts(
                new HttpMessage(request.head(), request.target(), path, body, json), context);
    }
}
