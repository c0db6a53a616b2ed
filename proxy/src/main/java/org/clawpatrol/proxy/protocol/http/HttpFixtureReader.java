package org.clawpatrol.proxy.protocol.http;

import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.clawpatrol.dsl.config.EndpointConfig;
import org.clawpatrol.dsl.config.GatewaySettings;
import org.clawpatrol.dsl.test.FixtureAction;
import org.clawpatrol.dsl.test.FixtureBlock;
import org.clawpatrol.dsl.test.FixtureException;
import org.clawpatrol.dsl.test.FixtureReader;
import org.clawpatrol.engine.fact.Facts;
import org.clawpatrol.proxy.fact.ActionContext;
import org.clawpatrol.proxy.fact.FixtureContext;

/**
 * Turns recorded requests back into what stood on the wire and reads that, so that a fixture means
 * what live traffic means. Safe to share.
 */
public final class HttpFixtureReader implements FixtureReader {
    private final HttpFactReader facts = new HttpFactReader();

    @Override
    public Facts read(FixtureAction action, EndpointConfig endpoint, GatewaySettings.Limits limits)
            throws FixtureException {
        if (!(action.block() instanceof FixtureBlock.Http request)) {
            throw new FixtureException("action: not a recorded HTTP request");
        }
        return facts.read(
                head(request),
                body(request, action.truncated(), limits),
                FixtureContext.of(action, endpoint),
                endpoint.pathNormalization());
    }

    /**
     * The facts of a recorded request.
     *
     * @param truncated whether its body is to count as longer than the inspection cap
     */
    public Facts read(
            FixtureBlock.Http request,
            ActionContext context,
            boolean truncated,
            GatewaySettings.Limits limits) {
        return facts.read(head(request), body(request, truncated, limits), context);
    }

    private static HttpRequestHead head(FixtureBlock.Http request) {
        return new HttpRequestHead(request.method(), target(request), fields(request));
    }

    private static CapturedBody body(
            FixtureBlock.Http request, boolean truncated, GatewaySettings.Limits limits) {
        ByteBuffer body = request.body();
        byte[] bytes = new byte[body.remaining()];
        body.get(bytes);
        // The length of a recorded body truncates nothing, whatever the gateway's limit.
        long limit = Math.max(bytes.length, limits.bodyBuffer());
        return truncated
                ? CapturedBody.truncated(bytes, limit)
                : CapturedBody.complete(bytes, limit);
    }

    private static HttpFields fields(FixtureBlock.Http request) {
        List<HeaderField> fields = new ArrayList<>();
        request.headers()
                .forEach(
                        (name, values) ->
                                values.forEach(value -> fields.add(new HeaderField(name, value))));
        return HttpFields.of(fields);
    }

    private static String target(FixtureBlock.Http request) {
        String path = request.path().isEmpty() ? "/" : encodedPath(request.path());
        List<String> pairs = new ArrayList<>();
        for (Map.Entry<String, List<String>> entry : request.query().entrySet()) {
            for (String value : entry.getValue()) {
                pairs.add(encoded(entry.getKey()) + "=" + encoded(value));
            }
        }
        return pairs.isEmpty() ? path : path + "?" + String.join("&", pairs);
    }

    /** What may stand in a path by RFC 3986 stays; the recorded path is decoded. */
    static String encodedPath(String path) {
        StringBuilder out = new StringBuilder(path.length() + 16);
        for (byte unit : path.getBytes(StandardCharsets.UTF_8)) {
            boolean plain = PathSegment.isPlain(unit) || unit == '/' || unit == ';';
            out.append(plain ? String.valueOf((char) unit) : PathSegment.escape(unit));
        }
        return out.toString();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
