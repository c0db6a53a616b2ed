package org.clawpatrol.proxy.reading;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.clawpatrol.engine.fact.FactSchema;
import org.clawpatrol.engine.fact.Facts;
import org.clawpatrol.engine.fact.Family;
import org.clawpatrol.engine.value.UnknownValue;
import org.clawpatrol.proxy.fact.ActionContext;
import org.clawpatrol.proxy.fact.ActionContext.Destination;
import org.clawpatrol.proxy.protocol.http.CapturedBody;
import org.clawpatrol.proxy.protocol.http.HeaderField;
import org.clawpatrol.proxy.protocol.http.HttpFactReader;
import org.clawpatrol.proxy.protocol.http.HttpFields;
import org.clawpatrol.proxy.protocol.http.HttpRequestHead;
import org.clawpatrol.proxy.protocol.http.WireRequest;
import org.clawpatrol.proxy.protocol.kubernetes.ApiRequest;
import org.clawpatrol.proxy.protocol.kubernetes.ApiRequestReader;
import org.clawpatrol.proxy.protocol.kubernetes.KubernetesFacts;
import tools.jackson.databind.JsonNode;

/**
 * Reads raw requests, such as a method and a URL, into the facts of every action in them. Safe to
 * share.
 */
public final class RequestFacts {
    private static final long LIMIT = 64L << 20;

    /** A token of RFC 9110. */
    private static final Pattern METHOD = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");

    private final HttpFactReader http = new HttpFactReader();

    /** The actions of a request, or why there are none. */
    public sealed interface Answer {

        record Actions(List<ReadAction> actions) implements Answer {
            public Actions {
                actions = List.copyOf(actions);
            }
        }

        record Unparseable(String why) implements Answer {}
    }

    /**
     * @param request {@code family}, and what that family needs
     */
    public Answer read(JsonNode request) {
        return read(request, Optional.empty());
    }

    /**
     * @param otherwise the family of a request that names none
     */
    public Answer read(JsonNode request, Optional<Family> otherwise) {
        String family =
                request.has("family")
                        ? text(request, "family")
                        : otherwise.map(Family::id).orElse("");
        return Family.of(family)
                .map(known -> reader(known).read(request))
                .orElseGet(
                        () ->
                                new Answer.Unparseable(
                                        "`family` must be `http`, `k8s`, `sql` or `ssh`, not `"
                                                + family
                                                + "`"));
    }

    /** Why raw requests of a family are not read; empty where they are. */
    public Optional<Answer> notRead(Family family) {
        return reader(family) instanceof NoRequestReader none
                ? Optional.of(none.answer())
                : Optional.empty();
    }

    /** The one place where a family gets its reader of raw requests. */
    private RequestReader reader(Family family) {
        return switch (family) {
            case HTTP -> this::http;
            case K8S -> this::kubernetes;
            case SQL -> new NoRequestReader("SQL statements are not read yet", family);
            case SSH -> new NoRequestReader("SSH commands are not read yet", family);
        };
    }

    private Answer kubernetes(JsonNode request) {
        return kubernetes(text(request, "method"), text(request, "url"));
    }

    /**
     * The action of a Kubernetes request line.
     *
     * @param method as sent; methods are told apart by case
     * @param address path and query as sent, or with scheme and host before them
     */
    public Answer kubernetes(String method, String address) {
        if (!METHOD.matcher(method).matches() || address.isEmpty()) {
            return new Answer.Unparseable("a Kubernetes request needs a method and a URL");
        }
        Url url = Url.of(address);
        Optional<ApiRequest> found = ApiRequestReader.read(method, url.target());
        if (found.isEmpty()) {
            return new Answer.Unparseable(
                    "the path is neither a resource nor discovery of the Kubernetes API");
        }
        HttpRequestHead head = new HttpRequestHead(method, url.target(), HttpFields.empty());
        ActionContext context = context(HttpFactReader.destination(head, url.host()));
        Facts same = http.read(head, CapturedBody.complete(new byte[0], LIMIT), context);
        return new Answer.Actions(
                List.of(new ReadAction(Family.K8S, new KubernetesFacts(found, same, context))));
    }

    /** The action of a request as it stands on the wire. */
    public Answer read(byte[] wire) {
        return switch (WireRequest.read(wire, LIMIT)) {
            case WireRequest.Reading.Unreadable(var why) -> new Answer.Unparseable(why);
            case WireRequest.Reading.Read(var head, var body) -> http(head, body, Optional.empty());
        };
    }

    private Answer http(JsonNode request) {
        if (text(request, "method").isEmpty() || text(request, "url").isEmpty()) {
            return new Answer.Unparseable("an HTTP request needs `method` and `url`");
        }
        Url url = Url.of(text(request, "url"));
        List<HeaderField> fields = fields(request.path("headers"));
        Optional<byte[]> body = body(request);
        if (body.isEmpty()) {
            return new Answer.Unparseable("`body_b64` is not base64");
        }
        HttpRequestHead head =
                new HttpRequestHead(text(request, "method"), url.target(), HttpFields.of(fields));
        return http(head, CapturedBody.complete(body.get(), LIMIT), url.host());
    }

    private Answer http(HttpRequestHead head, CapturedBody body, Optional<String> authority) {
        Destination to = HttpFactReader.destination(head, authority);
        Facts facts = http.read(head, body, context(to));
        boolean ambiguous =
                FactSchema.of(Family.HTTP)
                        .fact("http.path")
                        .map(facts::value)
                        .filter(UnknownValue.class::isInstance)
                        .isPresent();
        return ambiguous
                ? new Answer.Unparseable("servers could read the path in more than one way")
                : new Answer.Actions(List.of(new ReadAction(Family.HTTP, facts)));
    }

    private static List<HeaderField> fields(JsonNode headers) {
        List<HeaderField> fields = new ArrayList<>();
        for (JsonNode pair : headers.isArray() ? headers : List.<JsonNode>of()) {
            fields.add(new HeaderField(pair.path(0).asString(""), pair.path(1).asString("")));
        }
        for (Map.Entry<String, JsonNode> header : headers.properties()) {
            JsonNode values = header.getValue();
            if (values.isArray()) {
                values.forEach(
                        value -> fields.add(new HeaderField(header.getKey(), value.asString(""))));
            } else {
                fields.add(new HeaderField(header.getKey(), values.asString("")));
            }
        }
        return fields;
    }

    private static Optional<byte[]> body(JsonNode request) {
        if (!request.has("body_b64")) {
            return Optional.of(text(request, "body").getBytes(StandardCharsets.UTF_8));
        }
        try {
            return Optional.of(Base64.getDecoder().decode(text(request, "body_b64")));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static ActionContext context(Destination to) {
        ActionContext unknown = ActionContext.unknown();
        return new ActionContext(
                unknown.peer(),
                unknown.endpoint(),
                unknown.credential(),
                unknown.grants(),
                unknown.moment(),
                to);
    }

    private static String text(JsonNode object, String key) {
        JsonNode node = object.path(key);
        return node.isString() ? node.stringValue() : "";
    }

    /** A URL as it is sent: the target, and the host where one is written before it. */
    private record Url(Optional<String> host, String target) {
        private static final Pattern SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*://");

        static Url of(String text) {
            Matcher scheme = SCHEME.matcher(text);
            if (!scheme.lookingAt()) {
                return new Url(Optional.empty(), text);
            }
            int from = scheme.end();
            int path = from;
            while (path < text.length() && "/?#".indexOf(text.charAt(path)) < 0) {
                path++;
            }
            String rest = text.substring(path);
            return new Url(
                    Optional.of(text.substring(from, path)),
                    rest.startsWith("/") ? rest : "/" + rest);
        }
    }
}
