package org.clawpatrol.dsl.diff;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.clawpatrol.engine.fact.Fact;
import org.clawpatrol.engine.fact.FactSchema;
import org.clawpatrol.engine.fact.Family;
import org.clawpatrol.engine.value.IntValue;
import org.clawpatrol.engine.value.ListValue;
import org.clawpatrol.engine.value.MapValue;
import org.clawpatrol.engine.value.Value;
import tools.jackson.databind.json.JsonMapper;

/** Writes what an action does in the keys of fixtures, as far as those can say it. One thread. */
final class RecordedBlock {
    private static final int LONGEST_FILLING = 65_536;

    private final Map<String, Value> values = new LinkedHashMap<>();
    private final Set<String> lost = new LinkedHashSet<>();
    private final FactSchema schema;
    private final Set<Fact> said = new LinkedHashSet<>();
    private final Map<String, Object> block = new LinkedHashMap<>();

    /**
     * @param given the facts of a plain action
     */
    RecordedBlock(Draft draft, Map<Fact, Value> given, Family family) {
        this.schema = FactSchema.of(family);
        given.forEach((fact, value) -> values.put(fact.path(), value));
        draft.values().forEach((fact, value) -> values.put(fact.path(), value));
        draft.lost().forEach(fact -> lost.add(fact.path()));
        switch (family) {
            case HTTP -> http(block);
            case K8S -> kubernetes();
            case SQL -> sql(draft.unparseable());
            case SSH -> ssh();
        }
    }

    Map<String, Object> block() {
        return block;
    }

    /** The facts that are in it. */
    Set<Fact> said() {
        return said;
    }

    Optional<String> host() {
        return take("http.host").flatMap(PlainValues::text);
    }

    private Optional<Value> take(String path) {
        schema.fact(path).ifPresent(said::add);
        return Optional.ofNullable(values.get(path));
    }

    private void text(String path, String key) {
        take(path)
                .flatMap(PlainValues::text)
                .filter(text -> !text.isEmpty())
                .ifPresent(text -> block.put(key, text));
    }

    private void http(Map<String, Object> into) {
        String method = take("http.method").flatMap(PlainValues::text).orElse("");
        into.put("method", method.toUpperCase(Locale.ROOT));
        into.put("path", take("http.path").flatMap(PlainValues::text).orElse("/"));
        multimap("http.query").ifPresent(query -> into.put("query", query));
        Map<String, Object> headers = new LinkedHashMap<>();
        multimap("http.headers").ifPresent(headers::putAll);
        take("http.content_type")
                .flatMap(PlainValues::text)
                .filter(type -> !type.isEmpty())
                .ifPresent(type -> headers.putIfAbsent("Content-Type", List.of(type)));
        if (!headers.isEmpty()) {
            into.put("headers", headers);
        }
        body().filter(body -> !body.isEmpty()).ifPresent(body -> into.put("body", body));
    }

    private Optional<Map<String, Object>> multimap(String path) {
        return take(path)
                .filter(MapValue.class::isInstance)
                .map(MapValue.class::cast)
                .filter(map -> map.size() > 0)
                .map(RecordedBlock::lists);
    }

    private static Map<String, Object> lists(MapValue map) {
        Map<String, Object> lists = new LinkedHashMap<>();
        for (Value key : map.keys()) {
            PlainValues.text(key)
                    .ifPresent(name -> lists.put(name, PlainValues.texts(map.find(key))));
        }
        return lists;
    }

    /** The text, else the document, else something as long as it must be. */
    private Optional<String> body() {
        if (lost.contains("http.body_json")) {
            schema.fact("http.body_json").ifPresent(said::add);
            return Optional.of("{");
        }
        Optional<Value> document = take("http.body_json");
        Optional<String> text = take("http.body").flatMap(PlainValues::text);
        Value size = take("http.size").orElse(new IntValue(0));
        if (text.isPresent() && !text.get().isEmpty()) {
            return text;
        }
        if (document.isPresent()) {
            return Optional.of(
                    JsonMapper.shared().writeValueAsString(PlainValues.of(document.get())));
        }
        boolean fits =
                size instanceof IntValue(long bytes) && bytes > 0 && bytes <= LONGEST_FILLING;
        return fits ? Optional.of("x".repeat((int) ((IntValue) size).value())) : Optional.empty();
    }

    private void kubernetes() {
        for (String key : List.of("verb", "resource", "namespace", "name")) {
            text("k8s." + key, key);
        }
        take("k8s.params")
                .filter(MapValue.class::isInstance)
                .map(PlainValues::of)
                .filter(params -> !params.equals(Map.of()))
                .ifPresent(params -> block.put("params", params));
        Map<String, Object> request = new LinkedHashMap<>();
        http(request);
        block.put("http", request);
    }

    /** A statement of which nothing else is said counts as one that the parser refused. */
    private void sql(boolean refused) {
        text("sql.statement", "statement");
        text("sql.database", "database");
        if (!refused) {
            text("sql.verb", "verb");
            list("sql.tables", "tables");
            list("sql.functions", "functions");
        }
    }

    /** An empty list counts as not given, so that it is said otherwise. */
    private void list(String path, String key) {
        Value list = values.getOrDefault(path, ListValue.EMPTY);
        if (!ListValue.EMPTY.equals(list)) {
            take(path).ifPresent(found -> block.put(key, PlainValues.texts(found)));
        }
    }

    private void ssh() {
        for (String key :
                List.of("verb", "command", "subsystem", "forward_host", "user", "stdin")) {
            text("ssh." + key, key);
        }
        take("ssh.forward_port")
                .filter(port -> port instanceof IntValue(long number) && number > 0)
                .map(PlainValues::of)
                .ifPresent(port -> block.put("forward_port", port));
    }
}
