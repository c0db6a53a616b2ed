package org.clawpatrol.proxy.protocol.http;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clawpatrol.engine.fact.Fact;
import org.clawpatrol.engine.fact.FactSchema;
import org.clawpatrol.engine.fact.Facts;
import org.clawpatrol.engine.fact.Family;
import org.clawpatrol.engine.value.ListValue;
import org.clawpatrol.engine.value.MapValue;
import org.clawpatrol.engine.value.StringValue;
import org.clawpatrol.engine.value.UnknownValue;
import org.clawpatrol.engine.value.Value;
import org.jspecify.annotations.Nullable;

/** The {@code http} facts of one request, each computed on first use. One thread at a time. */
final class HttpFacts implements Facts {
    /** The facts named {@code http.*} come first in every family that has them. */
    private static final int SLOTS = FactSchema.of(Family.HTTP).facts().size();

    private static final UnknownValue UNREADABLE = UnknownValue.of(UnknownValue.Cause.OTHER);
    private static final UnknownValue TRUNCATED = UnknownValue.of(UnknownValue.Cause.TRUNCATED);

    private final HttpRequestHead head;
    private final RequestTarget target;
    private final Value path;
    private final CapturedBody body;
    private final JsonReader json;
    private final @Nullable Value[] known;
    private ContentDecoder.@Nullable Result decoded;

    /**
     * @param path the normalised path, or unknown where it has none
     */
    HttpFacts(
            HttpRequestHead head,
            RequestTarget target,
            Value path,
            CapturedBody body,
            JsonReader json) {
        this.head = head;
        this.target = target;
        this.path = path;
        this.body = body;
        this.json = json;
        this.known = new @Nullable Value[SLOTS];
    }

    @Override
    public Value value(Fact fact) {
        int slot = fact.slot();
        if (slot >= SLOTS) {
            return UNREADABLE;
        }
        Value value = known[slot];
        if (value == null) {
            value = read(fact.field());
            known[slot] = value;
        }
        return value;
    }

    private Value read(String field) {
        return switch (field) {
            case "method" -> new StringValue(Ascii.lower(head.method()));
            case "path" -> path;
            case "raw_path" -> new StringValue(target.path());
            case "query" -> readQuery();
            case "headers" -> readHeaders();
            case "body" -> readText();
            case "body_json" -> readJson();
            default -> UNREADABLE;
        };
    }

    /** Also true once a content coding turned out to unfold past the cap. */
    @Override
    public boolean truncated() {
        return body.extent() == CapturedBody.Extent.TRUNCATED
                || decoded instanceof ContentDecoder.Result.Truncated;
    }

    @Override
    public boolean unparseable() {
        return false;
    }

    private Value readQuery() {
        return multimap(QueryReader.read(target.query().orElse("")));
    }

    private Value readHeaders() {
        Map<String, List<String>> values = new LinkedHashMap<>();
        List<String> nominated = head.fields().tokens("connection");
        for (HeaderField field : head.fields()) {
            // what the agent's own Connection field removes would not reach the origin
            if (!field.is("host") && !HopByHop.isNominated(field, nominated)) {
                values.computeIfAbsent(canonical(field.name()), name -> new ArrayList<>(1))
                        .add(field.value());
            }
        }
        return multimap(values);
    }

    private Value readText() {
        return switch (content()) {
            case ContentDecoder.Result.Complete all ->
                    new StringValue(new String(all.bytes(), StandardCharsets.UTF_8));
            case ContentDecoder.Result.Truncated() -> TRUNCATED;
            case ContentDecoder.Result.Unreadable() -> UNREADABLE;
        };
    }

    private Value readJson() {
        return switch (content()) {
            case ContentDecoder.Result.Complete all -> parse(all.bytes());
            case ContentDecoder.Result.Truncated() -> TRUNCATED;
            case ContentDecoder.Result.Unreadable() -> UNREADABLE;
        };
    }

    private Value parse(byte[] bytes) {
        if (bytes.length == 0) {
            return MapValue.EMPTY;
        }
        Optional<Value> value = json.read(bytes);
        return value.isPresent() ? value.get() : UNREADABLE;
    }

    private ContentDecoder.Result content() {
        ContentDecoder.Result known = decoded;
        if (known == null) {
            known = decode();
            decoded = known;
        }
        return known;
    }

    private ContentDecoder.Result decode() {
        return switch (body.extent()) {
            case COMPLETE ->
                    ContentDecoder.decode(
                            head.fields().tokens("content-encoding"), body.bytes(), body.limit());
            case TRUNCATED -> new ContentDecoder.Result.Truncated();
            case UNREAD -> new ContentDecoder.Result.Unreadable();
        };
    }

    private static Value multimap(Map<String, List<String>> values) {
        Map<String, Value> lists = LinkedHashMap.newLinkedHashMap(values.size());
        values.forEach((name, list) -> lists.put(name, ListValue.ofStrings(list)));
        return MapValue.ofFields(lists);
    }

    /** {@code x-api-key} as {@code X-Api-Key}. */
    static String canonical(String name) {
        StringBuilder out = new StringBuilder(name.length());
        boolean upper = true;
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c >= 'a' && c <= 'z' && upper) {
                out.append((char) (c - 'a' + 'A'));
            } else if (c >= 'A' && c <= 'Z' && !upper) {
                out.append((char) (c - 'A' + 'a'));
            } else {
                out.append(c);
            }
            upper = c == '-';
        }
        return out.toString();
    }
}
