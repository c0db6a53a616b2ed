package org.clawpatrol.dsl.diff;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.clawpatrol.dsl.analysis.Box;
import org.clawpatrol.dsl.analysis.Claim;
import org.clawpatrol.dsl.analysis.Subject;
import org.clawpatrol.dsl.analysis.Test;
import org.clawpatrol.dsl.config.HostPattern;
import org.clawpatrol.dsl.diff.Situation.Dispatch;
import org.clawpatrol.engine.fact.Fact;
import org.clawpatrol.engine.fact.FactSchema;
import org.clawpatrol.engine.value.IntValue;
import org.clawpatrol.engine.value.ListValue;
import org.clawpatrol.engine.value.StringValue;
import org.clawpatrol.engine.value.TimestampValue;
import org.clawpatrol.engine.value.Value;
import org.jspecify.annotations.Nullable;

/** What is known of every action in a situation, and what one is where nothing else is said. */
final class Circumstances {
    private static final String ADDRESS = "192.0.2.1";

    private final FactSchema schema;
    private final Side side;
    private final Situation situation;
    private final Map<Fact, Value> plain = new LinkedHashMap<>();

    Circumstances(Side side, Situation situation) {
        this.schema = FactSchema.of(side.family());
        this.side = side;
        this.situation = situation;
        String host = host();
        set("http.method", text("get"));
        set("http.path", text("/"));
        set("http.raw_path", text("/"));
        set("http.scheme", text("https"));
        set("http.host", text(host));
        set("request.host", text(host));
        set("request.port", new IntValue(443));
        set("request.time", new TimestampValue(Instant.parse("2026-01-05T12:00:00Z")));
        set("request.hour", new IntValue(12));
        set("request.weekday", text("monday"));
        set("agent.device", text("laptop"));
        set("agent.id", text("device-1"));
        set("agent.profile", text(situation.profiles().stream().findFirst().orElse("default")));
        set("agent.address", text(ADDRESS));
        set("agent.tags", ListValue.EMPTY);
        set("endpoint.name", text(side.endpoint().name()));
        set("endpoint.type", text(side.endpoint().type()));
        set("k8s.verb", text("get"));
        set("k8s.resource", text("pods"));
        set("sql.statement", text("SELECT 1"));
        set("sql.verb", text("select"));
        set("ssh.verb", text("exec"));
    }

    private void set(String path, Value value) {
        schema.fact(path).ifPresent(fact -> plain.put(fact, value));
    }

    private static Value text(String text) {
        return new StringValue(text);
    }

    /** A name that the endpoint's traffic goes to. */
    String host() {
        return side.endpoint().hosts().stream()
                .map(pattern -> pattern.wildcard() ? "any." + pattern.name() : pattern.name())
                .findFirst()
                .orElse("host.invalid");
    }

    /** Every fact of an action about which nothing else is said, on one side. */
    Map<Fact, Value> given(Dispatch dispatch) {
        Map<Fact, Value> given = new LinkedHashMap<>(plain);
        schema.fact("credential.names")
                .ifPresent(fact -> given.put(fact, ListValue.ofStrings(dispatch.names())));
        dispatch.credential()
                .ifPresent(
                        name ->
                                schema.fact("credential.name")
                                        .ifPresent(fact -> given.put(fact, text(name))));
        return given;
    }

    /** The facts that a situation settles: no action may have another value. */
    Set<Fact> settled() {
        Set<Fact> settled = new LinkedHashSet<>();
        for (String path :
                List.of(
                        "endpoint.name",
                        "endpoint.type",
                        "agent.profile",
                        "credential.name",
                        "credential.names",
                        "http.scheme")) {
            schema.fact(path).ifPresent(settled::add);
        }
        return settled;
    }

    /** The actions that the situation allows for, as far as it can be said. */
    Box box() {
        Box box = Box.ANYTHING;
        for (String path : List.of("endpoint.name", "endpoint.type", "http.scheme")) {
            box = only(box, path, plainText(path));
        }
        if (!situation.profiles().isEmpty()) {
            box = only(box, "agent.profile", texts(situation.profiles()));
        }
        box = numbers(box);
        return hosts(credentials(box));
    }

    /** Sizes and ports are no negative numbers. */
    private Box numbers(Box box) {
        Box all = box;
        for (String path : List.of("http.size", "request.port", "request.hour")) {
            all = and(all, path, new Test.AtMost(-1), false);
        }
        return and(all, "request.hour", new Test.AtMost(23), true);
    }

    private Set<Value> plainText(String path) {
        return schema.fact(path).map(plain::get).map(Set::of).orElse(Set.of());
    }

    private static Set<Value> texts(List<String> texts) {
        return texts.stream()
                .map(StringValue::new)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private Box credentials(Box box) {
        Dispatch dispatch = situation.before();
        if (!dispatch.equals(situation.after())) {
            return box;
        }
        Set<Value> names = texts(dispatch.names());
        Box all =
                and(
                        box,
                        "credential.names",
                        new Test.HasElement(new Test.OneOf(names), false),
                        false);
        for (Value name : names) {
            Test one = new Test.HasElement(new Test.OneOf(Set.of(name)), true);
            all = and(all, "credential.names", one, true);
        }
        Optional<Fact> chosen = schema.fact("credential.name");
        if (chosen.isPresent()) {
            Claim there =
                    new Claim(
                            new Subject.Presence(chosen.get()),
                            new Test.IsTrue(),
                            dispatch.credential().isPresent());
            all = orSame(all.and(there), all);
        }
        return dispatch.credential().isPresent()
                ? only(all, "credential.name", texts(List.of(dispatch.credential().get())))
                : all;
    }

    private Box hosts(Box box) {
        boolean counted =
                !side.endpoint().hosts().isEmpty()
                        && side.endpoint().hosts().stream().noneMatch(HostPattern::wildcard);
        List<String> names = side.endpoint().hosts().stream().map(HostPattern::name).toList();
        return counted
                ? only(only(box, "http.host", texts(names)), "request.host", texts(names))
                : box;
    }

    private Box only(Box box, String path, Set<Value> values) {
        return values.isEmpty() ? box : and(box, path, new Test.OneOf(values), true);
    }

    private Box and(Box box, String path, Test test, boolean holds) {
        return schema.fact(path)
                .map(fact -> orSame(box.and(new Claim(new Subject.OfFact(fact), test, holds)), box))
                .orElse(box);
    }

    private static Box orSame(@Nullable Box narrowed, Box box) {
        return narrowed == null ? box : narrowed;
    }
}
