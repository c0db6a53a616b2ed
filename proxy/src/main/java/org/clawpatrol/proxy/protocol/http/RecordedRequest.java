package org.clawpatrol.proxy.protocol.http;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clawpatrol.dsl.config.PathNormalization;
import org.clawpatrol.engine.fact.Facts;
import org.clawpatrol.proxy.credential.DispatchSubject;
import org.clawpatrol.proxy.fact.ActionContext;
import org.clawpatrol.proxy.fact.ActionContext.Destination;

/**
 * A request as the journal keeps it, read as live traffic is. Immutable.
 *
 * @param path decoded; may be empty
 * @param rawPath as the agent spelled it; empty where that is not known
 * @param query as sent; may be empty
 * @param body what was kept of it, as text
 * @param bodyWhole whether that is all of it; else facts that need it are unknown
 */
public record RecordedRequest(
        String method,
        String path,
        String rawPath,
        String query,
        Map<String, List<String>> headers,
        String body,
        boolean bodyWhole) {
    private static final int HTTPS_PORT = 443;
    private static final HttpFactReader FACTS = new HttpFactReader();

    /** Path and query as they were forwarded, or would have been. */
    public String target() {
        return withQuery(rawPath.isEmpty() ? encodedPath() : RequestPath.of(rawPath).wire());
    }

    private String encodedPath() {
        return path.isEmpty() ? "/" : HttpFixtureReader.encodedPath(path);
    }

    private String withQuery(String written) {
        return query.isEmpty() ? written : written + "?" + query;
    }

    /**
     * Its facts.
     *
     * @param limit inspection cap in bytes
     */
    public Facts facts(ActionContext context, PathNormalization normalization, long limit) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        long cap = Math.max(bytes.length, limit);
        CapturedBody captured =
                bodyWhole ? CapturedBody.complete(bytes, cap) : CapturedBody.truncated(bytes, cap);
        String sent = withQuery(rawPath.isEmpty() ? encodedPath() : rawPath);
        HttpRequestHead head = new HttpRequestHead(method, sent, fields());
        return FACTS.read(head, captured, context, normalization);
    }

    /** What it says about the credential it means. */
    public DispatchSubject subject(String endpointType) {
        return new HttpDispatchSubject(
                endpointType, fields(), query.isEmpty() ? Optional.empty() : Optional.of(query));
    }

    /**
     * Where a recorded request went.
     *
     * @param authority {@code host} or {@code host:port}
     */
    public static Optional<Destination> destination(String authority) {
        return Authority.parse(authority)
                .map(
                        found ->
                                new Destination(
                                        Optional.of(found.host()),
                                        Optional.of(found.port().orElse(HTTPS_PORT))));
    }

    private HttpFields fields() {
        List<HeaderField> fields = new ArrayList<>();
        headers.forEach(
                (name, values) ->
                        values.forEach(value -> fields.add(new HeaderField(name, value))));
        return HttpFields.of(fields);
    }
}
