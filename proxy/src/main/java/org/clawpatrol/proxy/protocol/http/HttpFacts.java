package org.clawpatrol.proxy.protocol.http;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.clawpatrol.engine.fact.Fact;
import org.clawpatrol.engine.fact.FactSchema;
import org.clawpatrol.engine.fact.Facts;
import org.clawpatrol.engine.fact.Family;
import org.clawpatrol.engine.value.IntValue;
import org.clawpatrol.engine.value.ListValue;
import org.clawpatrol.engine.value.MapValue;
import org.clawpatrol.engine.value.StringValue;
import org.clawpatrol.engine.value.UnknownValue;
import org.clawpatrol.engine.value.Value;
import org.clawpatrol.proxy.fact.ActionContext;
import org.clawpatrol.proxy.fact.ContextFacts;
import org.clawpatrol.proxy.protocol.http.coding.ContentDecoder;
import org.jspecify.annotations.Nullable;

/** The facts of one HTTP request, each read on first use. One thread at a time. */
final class HttpFacts implements Facts {
    private static final int SLOTS = FactSchema.of(Family.HTTP).facts().size();

    private static final UnknownValue UNREADABLE = HttpMessage.UNREADABLE;
    private static final UnknownValue TRUNCATED = UnknownValue.of(UnknownValue.Cause.TRUNCATED);

    private final HttpMessage message;
    private final ActionContext context;
    private final Payloads payloads;
    private final @Nullable Value[] known;

    HttpFacts(HttpMessage message, ActionContext context) {
        this.message = message;
        this.context = context;
        this.payloads = new Payloads(message);
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
            value = read(fact);
            known[slot] = value;
        }
        return value;
    }

    @Override
    public @Nullable Value known(Fact fact) {
        boolean read = fact.slot() >= SLOTS || known[fact.slot()] != null;
        return read || !fact.readsContent() ? value(fact) : null;
    }

    private Value read(Fact fact) {
        if (fact.variable().equals("http")) {
            return http(fact.field());
        }
        if (fact.variable().equals(JudgedFrames.VARIABLE)) {
            // No request is a message of a WebSocket, nor is the one that opens it.
            return StringValue.EMPTY;
        }
        return ContextFacts.has(fact)
                ? ContextFacts.read(context, fact)
                : payloads.read(fact.variable(), fact.field());
    }

    private Value http(String field) {
        return switch (field) {
            case "method" -> new StringValue(Ascii.lower(message.method()));
            case "path" -> message.path().<Value>map(StringValue::new).orElse(UNREADABLE);
            case "raw_path" -> new StringValue(message.rawPath());
            case "query" -> message.query().map(HttpFacts::multimap).orElse(UNREADABLE);
            case "headers" -> multimap(message.headers());
            case "body" -> text();
            case "body_json" -> message.json();
            case "form" -> message.form();
            // Whatever comes in is HTTP over TLS.
            case "scheme" -> new StringValue("https");
            case "host" ->
                    context.destination().host().<Value>map(StringValue::new).orElse(UNREADABLE);
            case "content_type" -> contentType();
            case "size" -> size();
            default -> UNREADABLE;
        };
    }

    @Override
    public boolean truncated() {
        return message.truncated();
    }

    @Override
    public boolean unparseable() {
        return false;
    }

    private Value text() {
        return switch (message.decoded()) {
            case ContentDecoder.Result.Complete all ->
                    new StringValue(new String(all.bytes(), StandardCharsets.UTF_8));
            case ContentDecoder.Result.Truncated() -> TRUNCATED;
            case ContentDecoder.Result.Unreadable() -> UNREADABLE;
        };
    }

    private Value contentType() {
        List<String> types = message.mediaTypes();
        return switch (types.size()) {
            case 0 -> StringValue.EMPTY;
            case 1 -> new StringValue(types.getFirst());
            default -> UNREADABLE;
        };
    }

    private Value size() {
        return message.size()
                .<Value>map(IntValue::new)
                .orElse(message.truncated() ? TRUNCATED : UNREADABLE);
    }

    private static Value multimap(Map<String, List<String>> values) {
        Map<String, Value> lists = LinkedHashMap.newLinkedHashMap(values.size());
        values.forEach((name, list) -> lists.put(name, ListValue.ofStrings(list)));
        return MapValue.ofFields(lists);
    }
}
