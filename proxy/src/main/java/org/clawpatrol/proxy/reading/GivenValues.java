package org.clawpatrol.proxy.reading;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.clawpatrol.dsl.source.NearestName;
import org.clawpatrol.dsl.test.FixtureException;
import org.clawpatrol.engine.fact.Fact;
import org.clawpatrol.engine.fact.FactSchema;
import org.clawpatrol.engine.fact.Missing;
import org.clawpatrol.engine.type.Type;
import org.clawpatrol.engine.value.BoolValue;
import org.clawpatrol.engine.value.DoubleValue;
import org.clawpatrol.engine.value.ErrorValue;
import org.clawpatrol.engine.value.IntValue;
import org.clawpatrol.engine.value.ListValue;
import org.clawpatrol.engine.value.MapValue;
import org.clawpatrol.engine.value.NullValue;
import org.clawpatrol.engine.value.StringValue;
import org.clawpatrol.engine.value.TimestampValue;
import org.clawpatrol.engine.value.Value;
import tools.jackson.databind.JsonNode;

/** Collects facts that a document gives outright, each checked against its type. One thread. */
final class GivenValues {
    private final FactSchema schema;
    private final Map<Fact, Value> values = new HashMap<>();

    GivenValues(FactSchema schema) {
        this.schema = schema;
    }

    /** Takes every member of an object as a fact of a variable. */
    void addAll(String variable, JsonNode object) throws FixtureException {
        if (!object.isObject()) {
            throw new FixtureException(variable + ": must be an object");
        }
        for (Map.Entry<String, JsonNode> member : object.properties()) {
            add(variable, member.getKey(), member.getValue());
        }
    }

    void add(String variable, String field, JsonNode node) throws FixtureException {
        Fact fact = schema.fact(variable, field).orElse(null);
        if (fact == null) {
            List<String> known = schema.facts(variable).stream().map(Fact::field).toList();
            String hint =
                    NearestName.of(field, known)
                            .map(name -> "; did you mean `" + name + "`?")
                            .orElse("");
            throw new FixtureException(variable + ": unknown key `" + field + "`" + hint);
        }
        boolean absent = node.isNull() && fact.missing() == Missing.ABSENT;
        values.put(fact, absent ? ErrorValue.ABSENT : value(fact, node));
        if (fact.path().equals("request.time")) {
            deriveDay(((TimestampValue) values.get(fact)).instant());
        }
    }

    Map<Fact, Value> values() {
        return values;
    }

    /** Hour and weekday follow from the time, in UTC, unless they are given too. */
    private void deriveDay(Instant time) {
        ZonedDateTime utc = time.atZone(ZoneOffset.UTC);
        String weekday = utc.getDayOfWeek().name().toLowerCase(Locale.ROOT);
        schema.fact("request.hour")
                .ifPresent(fact -> values.putIfAbsent(fact, new IntValue(utc.getHour())));
        schema.fact("request.weekday")
                .ifPresent(fact -> values.putIfAbsent(fact, new StringValue(weekday)));
    }

    private static Value value(Fact fact, JsonNode node) throws FixtureException {
        Value value = typed(fact.type(), node, fact.path());
        return fact.lowerCased() && value instanceof StringValue(String text)
                ? new StringValue(text.toLowerCase(Locale.ROOT))
                : value;
    }

    private static Value typed(Type type, JsonNode node, String path) throws FixtureException {
        Optional<Value> value =
                switch (type) {
                    case Type.ListOf list when node.isArray() ->
                            Optional.of(list(list.element(), node, path));
                    case Type.MapOf map when node.isObject() ->
                            Optional.of(map(map.value(), node, path));
                    case Type.Simple simple -> simple(simple, node, path);
                    case Type.ListOf _, Type.MapOf _, Type.OptionalOf _ -> Optional.empty();
                    case Type.Opaque _, Type.Facet _ -> Optional.empty();
                };
        return value.orElseThrow(() -> new FixtureException(path + ": must be " + type.text()));
    }

    private static Optional<Value> simple(Type.Simple type, JsonNode node, String path)
            throws FixtureException {
        return switch (type) {
            case DYN -> Optional.of(dynamic(node, path));
            case STRING ->
                    Optional.of(node)
                            .filter(JsonNode::isString)
                            .map(text -> new StringValue(text.stringValue()));
            case INT ->
                    Optional.of(node)
                            .filter(n -> n.isIntegralNumber() && n.canConvertToLong())
                            .map(number -> new IntValue(number.longValue()));
            case BOOL ->
                    Optional.of(node)
                            .filter(JsonNode::isBoolean)
                            .map(bool -> BoolValue.of(bool.booleanValue()));
            case TIMESTAMP ->
                    node.isString()
                            ? Optional.of(time(node.stringValue(), path))
                            : Optional.empty();
            case UINT, DOUBLE, BYTES, NULL, DURATION, TYPE, NOTHING -> Optional.empty();
        };
    }

    private static Value time(String text, String path) throws FixtureException {
        try {
            return new TimestampValue(Instant.parse(text));
        } catch (DateTimeException e) {
            throw new FixtureException(path + ": must be a time such as `2030-01-31T08:00:00Z`");
        }
    }

    private static Value list(Type element, JsonNode node, String path) throws FixtureException {
        List<Value> values = new ArrayList<>();
        for (JsonNode each : node) {
            values.add(typed(element, each, path));
        }
        return new ListValue(values);
    }

    private static Value map(Type element, JsonNode node, String path) throws FixtureException {
        Map<String, Value> values = new HashMap<>();
        for (Map.Entry<String, JsonNode> member : node.properties()) {
            values.put(member.getKey(), typed(element, member.getValue(), path));
        }
        return MapValue.ofFields(values);
    }

    /** As a JSON body is read: every number is a double. */
    private static Value dynamic(JsonNode node, String path) throws FixtureException {
        if (node.isArray()) {
            return list(Type.Simple.DYN, node, path);
        }
        if (node.isObject()) {
            return map(Type.Simple.DYN, node, path);
        }
        if (node.isNumber()) {
            return new DoubleValue(node.doubleValue());
        }
        if (node.isBoolean()) {
            return BoolValue.of(node.booleanValue());
        }
        return node.isNull() ? NullValue.NULL : new StringValue(node.stringValue());
    }
}
