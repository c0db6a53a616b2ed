package org.clawpatrol.proxy.protocol.http;

import java.util.Optional;
import org.clawpatrol.engine.fact.Facts;
import org.clawpatrol.engine.value.StringValue;
import org.clawpatrol.engine.value.UnknownValue;
import org.clawpatrol.engine.value.Value;

/**
 * Reads a request into the facts of the {@code http} family, for live traffic and fixtures alike.
 * Pure and without I/O; never throws. Bodies become text as UTF-8, bytes that are not UTF-8 as
 * U+FFFD, so valid text around them still matches. Safe to share.
 */
public final class HttpFactReader {
    private static final UnknownValue UNREADABLE = UnknownValue.of(UnknownValue.Cause.OTHER);

    private final JsonReader json = new JsonReader();

    /**
     * The facts of a request as it stands on the wire. A path that is refused on the wire because
     * servers read it differently is unknown here.
     */
    public Facts read(HttpRequestHead head, CapturedBody body) {
        RequestTarget target;
        Value path;
        try {
            target = RequestTarget.parse(head.method(), head.target());
            path = new StringValue(NormalizedPath.of(target.path()).decoded());
        } catch (MalformedMessageException e) {
            target = new RequestTarget(Optional.empty(), head.target(), Optional.empty());
            path = UNREADABLE;
        }
        return new HttpFacts(head, target, path, body, json);
    }

    Facts read(HttpRequest request, CapturedBody body) {
        Value path = new StringValue(request.path().decoded());
        return new HttpFacts(request.head(), request.target(), path, body, json);
    }
}
