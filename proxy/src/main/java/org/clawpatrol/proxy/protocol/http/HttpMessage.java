package org.clawpatrol.proxy.protocol.http;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clawpatrol.engine.value.MapValue;
import org.clawpatrol.engine.value.UnknownValue;
import org.clawpatrol.engine.value.Value;
import org.clawpatrol.proxy.protocol.http.coding.ContentDecoder;
import org.clawpatrol.proxy.protocol.http.payload.CarryingRequest;
import org.clawpatrol.proxy.protocol.http.payload.Content;
import org.jspecify.annotations.Nullable;

/** A request taken apart as far as somebody asked. One thread at a time. */
final class HttpMessage implements CarryingRequest {
    static final UnknownValue UNREADABLE = UnknownValue.of(UnknownValue.Cause.OTHER);
    private static final UnknownValue TRUNCATED = UnknownValue.of(UnknownValue.Cause.TRUNCATED);

    private final HttpRequestHead head;
    private final RequestTarget target;
    private final Optional<String> path;
    private final CapturedBody body;
    private final JsonReader reader;
    private @Nullable HttpFields travelling;
    private ContentDecoder.@Nullable Result decoded;
    private @Nullable Value json;
    private @Nullable Map<String, List<String>> query;
    private @Nullable Value form;

    /**
     * @param path normalised and decoded; empty when servers could read it in two ways
     */
    HttpMessage(
            HttpRequestHead head,
            RequestTarget target,
            Optional<String> path,
            CapturedBody body,
            JsonReader reader) {
        this.head = head;
        this.target = target;
        this.path = path;
        this.body = body;
        this.reader = reader;
    }

    @Override
    public String method() {
        return head.method();
    }

    @Override
    public Optional<String> path() {
        return path;
    }

    String rawPath() {
        return target.path();
    }

    @Override
    public Optional<Map<String, List<String>>> query() {
        String written = target.query().orElse("");
        if (!QueryReader.isCertain(written)) {
            return Optional.empty();
        }
        Map<String, List<String>> values = query;
        if (values == null) {
            values = QueryReader.read(written);
            query = values;
        }
        return Optional.of(values);
    }

    /** Lists of texts by name; unknown where servers could read other fields. */
    Value form() {
        Value value = form;
        if (value == null) {
            value = FormReader.read(fields(), this::decoded);
            form = value;
        }
        return value;
    }

    /** Those that reach the origin: {@code Connection} may name others, which it never reads by. */
    private HttpFields fields() {
        HttpFields known = travelling;
        if (known == null) {
            List<String> nominated = head.fields().tokens("connection");
            known = head.fields().without(field -> HopByHop.isNominated(field, nominated));
            travelling = known;
        }
        return known;
    }

    /** Values by name in canonical form, without what never reaches the origin. */
    Map<String, List<String>> headers() {
        Map<String, List<String>> values = new LinkedHashMap<>();
        for (HeaderField field : fields()) {
            if (!field.is("host")) {
                values.computeIfAbsent(canonical(field.name()), name -> new ArrayList<>(1))
                        .add(field.value());
            }
        }
        return values;
    }

    @Override
    public List<String> mediaTypes() {
        return fields().all("content-type").stream().map(MediaType::nameOf).toList();
    }

    @Override
    public Content content() {
        return switch (decoded()) {
            case ContentDecoder.Result.Complete all -> new Content.Bytes(all.bytes(), true);
            case ContentDecoder.Result.Truncated() -> new Content.Lost(TRUNCATED);
            case ContentDecoder.Result.Unreadable() -> new Content.Lost(UNREADABLE);
        };
    }

    @Override
    public Content start() {
        List<String> codings = fields().tokens("content-encoding");
        boolean plain = codings.isEmpty() || codings.equals(List.of("identity"));
        return plain && body.extent() == CapturedBody.Extent.TRUNCATED
                ? new Content.Bytes(body.bytes(), false)
                : content();
    }

    @Override
    public Value json() {
        Value value = json;
        if (value == null) {
            value = readJson();
            json = value;
        }
        return value;
    }

    /** Bytes of the body as sent; empty when the head does not say and not all of it was kept. */
    Optional<Long> size() {
        if (body.extent() == CapturedBody.Extent.COMPLETE) {
            return Optional.of((long) body.bytes().length);
        }
        return head.fields()
                .first("content-length")
                .filter(text -> text.length() < 19 && Ascii.isNumber(text))
                .filter(text -> !head.fields().has("transfer-encoding"))
                .map(Long::valueOf);
    }

    /** Also true once a content coding turned out to unfold past the cap. */
    boolean truncated() {
        return body.extent() == CapturedBody.Extent.TRUNCATED
                || decoded instanceof ContentDecoder.Result.Truncated;
    }

    ContentDecoder.Result decoded() {
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
                            fields().tokens("content-encoding"), body.bytes(), body.limit());
            case TRUNCATED -> new ContentDecoder.Result.Truncated();
            case UNREAD -> new ContentDecoder.Result.Unreadable();
        };
    }

    private Value readJson() {
        return switch (decoded()) {
            case ContentDecoder.Result.Complete all -> parse(all.bytes());
            case ContentDecoder.Result.Truncated() -> TRUNCATED;
            case ContentDecoder.Result.Unreadable() -> UNREADABLE;
        };
    }

    private Value parse(byte[] bytes) {
        return bytes.length == 0 ? MapValue.EMPTY : reader.read(bytes).orElse(UNREADABLE);
    }

    /** {@code x-api-key} as {@code X-Api-Key}. */
    static String canonical(String name) {
        char[] canonical = name.toCharArray();
        boolean changed = false;
        boolean upper = true;
        for (int i = 0; i < canonical.length; i++) {
            char c = canonical[i];
            if (c >= 'a' && c <= 'z' && upper) {
                canonical[i] = (char) (c - 'a' + 'A');
            } else if (c >= 'A' && c <= 'Z' && !upper) {
                canonical[i] = (char) (c - 'A' + 'a');
            }
            changed |= canonical[i] != c;
            upper = c == '-';
        }
        return changed ? new String(canonical) : name;
    }
}
