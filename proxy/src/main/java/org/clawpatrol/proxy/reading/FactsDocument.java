package org.clawpatrol.proxy.reading;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.clawpatrol.dsl.config.EndpointConfig;
import org.clawpatrol.dsl.config.GatewaySettings;
import org.clawpatrol.dsl.test.FixtureAction;
import org.clawpatrol.dsl.test.FixtureException;
import org.clawpatrol.dsl.test.FixtureFile;
import org.clawpatrol.dsl.test.FixtureKeys;
import org.clawpatrol.dsl.test.JsonProblem;
import org.clawpatrol.engine.fact.FactSchema;
import org.clawpatrol.engine.fact.FactValues;
import org.clawpatrol.engine.fact.Facts;
import org.clawpatrol.engine.fact.Family;
import org.clawpatrol.engine.fact.OverlaidFacts;
import org.clawpatrol.proxy.fact.ActionContext;
import org.clawpatrol.proxy.fact.GivenFacts;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads a JSON document that describes one action: a fixture, or what a fixture has as its action,
 * beside which any fact may be given outright under its variable. Safe to share.
 */
public final class FactsDocument {
    private static final String NOTHING = "{\"http\":{\"method\":\"GET\",\"path\":\"/\"}}";

    private final JsonMapper json =
            JsonMapper.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build();

    /**
     * @param wanted the family, where the document does not say it
     */
    public ReadAction read(String text, Optional<Family> wanted) throws FixtureException {
        JsonNode tree;
        try {
            tree = json.readTree(text);
        } catch (JacksonException e) {
            throw new FixtureException(JsonProblem.of(e));
        }
        if (!(tree instanceof ObjectNode document)) {
            throw new FixtureException("must be an object");
        }
        return document.has("action") || document.has("match")
                ? checked(fixture(document), wanted)
                : facts(document.deepCopy(), wanted);
    }

    /** What an expression reads where no facts are given. */
    public ReadAction nothing(Family family) throws FixtureException {
        return family == Family.HTTP
                ? read(NOTHING, Optional.of(family))
                : new ReadAction(family, empty(family));
    }

    private static ReadAction fixture(JsonNode document) throws FixtureException {
        byte[] text = document.toString().getBytes(StandardCharsets.UTF_8);
        FixtureAction action = new FixtureFile().parse(text).action();
        Family family = action.block().family();
        GatewaySettings.Limits limits = new GatewaySettings.Limits(text.length + 1, 1);
        return new ReadAction(
                family, FixtureReaders.of(family).read(action, endpoint(family), limits));
    }

    private ReadAction facts(ObjectNode document, Optional<Family> wanted) throws FixtureException {
        if (document.has("k8s") && document.has("http")) {
            JsonNode request = document.remove("http");
            object(document, "k8s").set("http", request);
        }
        Family family = family(document).or(() -> wanted).orElse(Family.HTTP);
        GivenValues given = new GivenValues(FactSchema.of(family));
        for (String variable : FactSchema.of(family).variables()) {
            take(document, variable, family, given);
        }
        Facts read =
                document.has(family.id())
                        ? fixture(asFixture(document)).facts()
                        : otherwise(document, family);
        return checked(new ReadAction(family, new OverlaidFacts(read, given.values())), wanted);
    }

    /** Moves what is no part of a fixture's action into the given facts. */
    private static void take(ObjectNode document, String variable, Family family, GivenValues given)
            throws FixtureException {
        JsonNode node = document.get(variable);
        if (node == null || (variable.equals("credential") && !node.isObject())) {
            return;
        }
        if (!variable.equals(family.id())) {
            given.addAll(variable, node);
            document.remove(variable);
            return;
        }
        ObjectNode block = object(document, variable);
        boolean complete = FixtureKeys.required(family).stream().allMatch(block::has);
        for (String key : new ArrayList<>(block.propertyNames())) {
            if (!complete || isFactOnly(variable, key, family)) {
                given.add(variable, key, block.remove(key));
            }
        }
        if (!complete) {
            document.remove(variable);
        }
    }

    private static boolean isFactOnly(String variable, String key, Family family) {
        return !FixtureKeys.of(variable).contains(key)
                && FactSchema.of(family).fact(variable, key).isPresent();
    }

    private static ObjectNode object(ObjectNode document, String key) throws FixtureException {
        if (document.get(key) instanceof ObjectNode object) {
            return object;
        }
        throw new FixtureException(key + ": must be an object");
    }

    private static Optional<Family> family(ObjectNode document) throws FixtureException {
        List<Family> found = new ArrayList<>();
        for (Family family : Family.values()) {
            if (document.has(family.id())) {
                found.add(family);
            }
        }
        if (found.size() > 1) {
            throw new FixtureException("describes several actions: " + found);
        }
        return found.stream().findFirst();
    }

    private Facts otherwise(ObjectNode document, Family family) throws FixtureException {
        ObjectNode rest = document.deepCopy();
        rest.remove(List.of("host", "credential", "peer_ip", "truncated"));
        for (String key : rest.propertyNames()) {
            throw new FixtureException("unknown key `" + key + "`");
        }
        return nothing(family).facts();
    }

    private ObjectNode asFixture(ObjectNode action) {
        ObjectNode fixture = json.createObjectNode();
        fixture.putObject("match").put("verdict", "allow");
        fixture.set("action", action);
        return fixture;
    }

    private static Facts empty(Family family) {
        return new GivenFacts(FactValues.of(family).build(), ActionContext.unknown());
    }

    private static ReadAction checked(ReadAction action, Optional<Family> wanted)
            throws FixtureException {
        if (wanted.isPresent() && wanted.get() != action.family()) {
            throw new FixtureException(
                    "describes an action of family %s, not %s"
                            .formatted(action.family().id(), wanted.get().id()));
        }
        return action;
    }

    private static EndpointConfig endpoint(Family family) {
        String type =
                switch (family) {
                    case HTTP -> "https";
                    case K8S -> "kubernetes";
                    case SQL -> "postgres";
                    case SSH -> "ssh";
                };
        return new EndpointConfig(
                "example",
                type,
                family,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
