package org.clawpatrol.dsl.function;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.clawpatrol.dsl.hcl.Arguments;
import org.clawpatrol.dsl.hcl.EvaluationProblem;
import org.clawpatrol.dsl.hcl.HclValue;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads JSON into values; a name given twice and text behind the value are errors. One thread, one
 * use.
 */
final class JsonReader {
    private static final int DEEPEST = 128;
    private static final int LARGEST_EXPONENT = 1_000_000;

    private static final JsonMapper JSON =
            JsonMapper.builder(
                            JsonFactory.builder()
                                    .streamReadConstraints(
                                            StreamReadConstraints.builder()
                                                    .maxNestingDepth(DEEPEST)
                                                    .build())
                                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                                    .build())
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .enable(DeserializationFeature.USE_BIG_INTEGER_FOR_INTS)
                    .build();

    private final Arguments arguments;

    JsonReader(Arguments arguments) {
        this.arguments = arguments;
    }

    HclValue read(String text) throws EvaluationProblem {
        arguments.spend(text.length());
        JsonNode tree;
        try {
            tree = JSON.readTree(text);
        } catch (JacksonException wrong) {
            var place = wrong.getLocation();
            String where =
                    place == null
                            ? ""
                            : " at its line "
                                    + place.getLineNr()
                                    + ", column "
                                    + place.getColumnNr();
            throw arguments.problem(0, "is not JSON" + where);
        }
        if (tree == null || tree.isMissingNode()) {
            throw arguments.problem(0, "is not JSON: it is empty");
        }
        return value(tree);
    }

    private HclValue value(JsonNode node) throws EvaluationProblem {
        return switch (node.getNodeType()) {
            case STRING -> HclValue.text(node.asString());
            case NUMBER -> number(node.decimalValue());
            case BOOLEAN -> new HclValue.BoolValue(node.asBoolean());
            case ARRAY -> list(node);
            case OBJECT -> object(node);
            case NULL, MISSING, BINARY, POJO -> new HclValue.NullValue();
        };
    }

    private HclValue number(BigDecimal number) throws EvaluationProblem {
        long digits = (long) number.precision() - number.scale();
        if (Math.abs(digits) > LARGEST_EXPONENT) {
            throw arguments.problem(0, "holds a number that is out of range");
        }
        return new HclValue.NumberValue(number);
    }

    private HclValue list(JsonNode node) throws EvaluationProblem {
        List<HclValue> elements = new ArrayList<>();
        for (JsonNode element : node) {
            elements.add(value(element));
        }
        return new HclValue.ListValue(elements);
    }

    private HclValue object(JsonNode node) throws EvaluationProblem {
        Map<String, HclValue> members = new LinkedHashMap<>();
        for (var member : node.properties()) {
            members.put(member.getKey(), value(member.getValue()));
        }
        return new HclValue.ObjectValue(members);
    }
}
