package org.clawpatrol.dsl.test;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.clawpatrol.dsl.hcl.HclValue;
import org.clawpatrol.dsl.schema.Suggestion;
import org.clawpatrol.dsl.source.Diagnostic;
import org.clawpatrol.dsl.source.Diagnostics;
import org.clawpatrol.dsl.source.Span;
import org.clawpatrol.engine.fact.Fact;
import org.clawpatrol.engine.fact.FactSchema;
import org.clawpatrol.engine.fact.FactValues;
import org.clawpatrol.engine.fact.Family;
import org.clawpatrol.engine.type.Type;
import org.clawpatrol.engine.value.BoolValue;
import org.clawpatrol.engine.value.DoubleValue;
import org.clawpatrol.engine.value.DurationValue;
import org.clawpatrol.engine.value.IntValue;
import org.clawpatrol.engine.value.ListValue;
import org.clawpatrol.engine.value.MapValue;
import org.clawpatrol.engine.value.NullValue;
import org.clawpatrol.engine.value.StringValue;
import org.clawpatrol.engine.value.TimestampValue;
import org.clawpatrol.engine.value.Value;

/**
 * Reads the {@code facts} of a test: an object per variable, each fact of its own type. One thread.
 */
final class FactOverrideReader {
    private static final String REQUEST_TIME = "request.time";

    private final FactSchema schema;
    private final Span where;
    private final Diagnostics diagnostics;
    private final Set<Fact> named = new HashSet<>();
    private final FactValues.Builder values;

    FactOverrideReader(Family family, Span where, Diagnostics diagnostics) {
        this.schema = FactSchema.of(family);
        this.where = where;
        this.diagnostics = diagnostics;
        this.values = FactValues.of(family);
    }

    /**
     * Problems are reported; what is wrong is left out.
     *
     * @param time when it happens, unless the facts say otherwise
     */
    FactOverrides read(Optional<HclValue> facts, Optional<Instant> time) {
        time.flatMap(when -> schema.fact(REQUEST_TIME).map(fact -> Map.entry(fact, when)))
                .ifPresent(
                        found -> {
                            named.add(found.getKey());
                            values.set(REQUEST_TIME, new TimestampValue(found.getValue()));
                        });
        if (facts.isPresent()) {
            switch (facts.get()) {
                case HclValue.ObjectValue object -> object.members().forEach(this::variable);
                case HclValue other ->
                        report(
                                "`facts` must be an object",
                                "for example `facts = { agent = { device = \"laptop\" } }`");
            }
        }
        return new FactOverrides(named, values.build());
    }

    private void variable(String name, HclValue fields) {
        if (!schema.hasVariable(name)) {
            report(
                    "actions of family %s have no variable `%s`"
                            .formatted(schema.family().id(), name),
                    Suggestion.of(name, schema.variables(), "variables"));
        } else if (fields instanceof HclValue.ObjectValue(Map<String, HclValue> members)) {
            members.forEach((field, value) -> fact(name, field, value));
        } else {
            report("`" + name + "` in `facts` must be an object", "write its facts between braces");
        }
    }

    private void fact(String variable, String field, HclValue written) {
        Optional<Fact> fact = schema.fact(variable, field);
        if (fact.isEmpty()) {
            List<String> known = schema.facts(variable).stream().map(Fact::field).toList();
            report(
                    "`" + variable + "` has no fact `" + field + "`",
                    Suggestion.of(field, known, "facts"));
            return;
        }
        Optional<Value> value = value(fact.get().type(), written);
        if (value.isEmpty()) {
            report(
                    "`%s` must be of type %s"
                            .formatted(fact.get().path(), fact.get().type().text()),
                    "times are written as `\"2026-01-31T08:00:00Z\"`, durations as `\"PT5M\"`");
            return;
        }
        named.add(fact.get());
        values.set(fact.get().path(), value.get());
    }

    private static Optional<Value> value(Type type, HclValue written) {
        return switch (type) {
            case Type.Simple simple -> simple(simple, written);
            case Type.ListOf list -> list(list, written);
            case Type.MapOf map -> map(map, written);
            case Type.OptionalOf _, Type.Opaque _, Type.Facet _ -> Optional.empty();
        };
    }

    private static Optional<Value> simple(Type.Simple type, HclValue written) {
        return switch (type) {
            case DYN -> Optional.of(dynamic(written));
            case STRING -> text(written).map(StringValue::new);
            case TIMESTAMP -> text(written).flatMap(FactOverrideReader::timestamp);
            case DURATION -> text(written).flatMap(FactOverrideReader::duration);
            case BOOL ->
                    written instanceof HclValue.BoolValue(boolean flag)
                            ? Optional.of(BoolValue.of(flag))
                            : Optional.empty();
            case INT -> whole(written);
            case UINT, DOUBLE, BYTES, NULL, TYPE, NOTHING -> Optional.empty();
        };
    }

    private static Optional<String> text(HclValue written) {
        return written instanceof HclValue.StringValue text
                ? Optional.of(text.text())
                : Optional.empty();
    }

    private static Optional<Value> timestamp(String text) {
        try {
            return Optional.of(new TimestampValue(Instant.parse(text)));
        } catch (DateTimeException notATime) {
            return Optional.empty();
        }
    }

    private static Optional<Value> duration(String text) {
        try {
            return Optional.of(new DurationValue(Duration.parse(text)));
        } catch (DateTimeException notADuration) {
            return Optional.empty();
        }
    }

    private static Optional<Value> whole(HclValue written) {
        if (!(written instanceof HclValue.NumberValue number)) {
            return Optional.empty();
        }
        try {
            return Optional.of(new IntValue(number.number().longValueExact()));
        } catch (ArithmeticException notWhole) {
            return Optional.empty();
        }
    }

    private static Optional<Value> list(Type.ListOf type, HclValue written) {
        if (!(written instanceof HclValue.ListValue list)) {
            return Optional.empty();
        }
        List<Value> elements = new ArrayList<>();
        for (HclValue element : list.elements()) {
            value(type.element(), element).ifPresent(elements::add);
        }
        return elements.size() == list.elements().size()
                ? Optional.of(new ListValue(elements))
                : Optional.empty();
    }

    private static Optional<Value> map(Type.MapOf type, HclValue written) {
        if (!(written instanceof HclValue.ObjectValue object)) {
            return Optional.empty();
        }
        Map<String, Value> fields = new LinkedHashMap<>();
        object.members()
                .forEach(
                        (name, member) ->
                                value(type.value(), member)
                                        .ifPresent(found -> fields.put(name, found)));
        return fields.size() == object.members().size()
                ? Optional.of(MapValue.ofFields(fields))
                : Optional.empty();
    }

    /** As JSON is read: numbers are doubles. */
    private static Value dynamic(HclValue written) {
        return switch (written) {
            case HclValue.StringValue text -> new StringValue(text.text());
            case HclValue.NumberValue number -> new DoubleValue(number.number().doubleValue());
            case HclValue.BoolValue flag -> BoolValue.of(flag.value());
            case HclValue.NullValue _ -> NullValue.NULL;
            case HclValue.ListValue list ->
                    new ListValue(
                            list.elements().stream().map(FactOverrideReader::dynamic).toList());
            case HclValue.ObjectValue object -> {
                Map<String, Value> fields = new LinkedHashMap<>();
                object.members().forEach((name, member) -> fields.put(name, dynamic(member)));
                yield MapValue.ofFields(fields);
            }
        };
    }

    private void report(String message, String help) {
        diagnostics.add(Diagnostic.error("C-FACTS", where, message).help(help));
    }
}
