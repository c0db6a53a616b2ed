package org.clawpatrol.proxy.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.clawpatrol.engine.expr.FactPath;
import org.clawpatrol.engine.fact.FactSchema;
import org.clawpatrol.engine.fact.Family;
import org.clawpatrol.engine.value.BoolValue;
import org.clawpatrol.engine.value.DoubleValue;
import org.clawpatrol.engine.value.ErrorValue;
import org.clawpatrol.engine.value.IntValue;
import org.clawpatrol.engine.value.ListValue;
import org.clawpatrol.engine.value.MapValue;
import org.clawpatrol.engine.value.NullValue;
import org.clawpatrol.engine.value.StringValue;
import org.clawpatrol.engine.value.UnknownValue;
import org.clawpatrol.engine.value.Value;
import org.junit.jupiter.api.Test;

class FactTextTest {
    private static final MapValue BODY =
            MapValue.ofFields(
                    Map.of(
                            "a",
                            MapValue.ofFields(Map.of("b", new DoubleValue(3))),
                            "password",
                            new StringValue("hunter2"),
                            "x/y~z",
                            new StringValue("\n\u00e9"),
                            "list",
                            ListValue.of(MapValue.ofFields(Map.of("api_key", NullValue.NULL)))));

    private static FactPath at(String... keys) {
        return new FactPath(
                FactSchema.of(Family.HTTP).fact("http.body_json").orElseThrow(), List.of(keys));
    }

    private static String kept(Value root, String... keys) {
        FactText.Kept kept = FactText.of(at(keys), root);
        return kept.name() + " " + kept.text();
    }

    @Test
    void place_isKeptByItsValue() {
        assertThat(kept(BODY, "a", "b")).isEqualTo("http.body_json/a/b = 3.0");
        assertThat(kept(BODY, "a")).isEqualTo("http.body_json/a = {\"b\":3.0}");
        assertThat(kept(BODY, "x/y~z")).isEqualTo("http.body_json/x~1y~0z = \"\\n\\u00E9\"");
        assertThat(FactText.keys("http.body_json/x~1y~0z")).containsExactly("x/y~z");
        assertThat(FactText.fact("http.body_json/x~1y~0z")).isEqualTo("http.body_json");
    }

    @Test
    void whatIsNotThere_isSaidWhereTheWayEnds() {
        assertThat(kept(BODY, "none", "b")).isEqualTo("http.body_json/none absent");
        assertThat(kept(BODY, "a", "b", "c")).isEqualTo("http.body_json/a/b = 3.0");
        assertThat(kept(UnknownValue.of(UnknownValue.Cause.TRUNCATED), "a"))
                .isEqualTo("http.body_json unknown: truncated");
        assertThat(kept(ErrorValue.ABSENT)).isEqualTo("http.body_json absent");
        assertThat(kept(new ErrorValue("odd"))).isEqualTo("http.body_json not kept");
    }

    @Test
    void secretsByName_areHidden_howeverDeep() {
        assertThat(kept(BODY, "password")).isEqualTo("http.body_json/password hidden");
        assertThat(kept(BODY, "list")).isEqualTo("http.body_json/list hidden");
        assertThat(kept(BODY)).isEqualTo("http.body_json hidden");
        assertThat(kept(BODY, "token")).isEqualTo("http.body_json/token absent");
        assertThat(FactText.read("hidden")).isEmpty();
    }

    @Test
    void longValue_isKeptByLengthAndDigest() {
        Value fits = new StringValue("x".repeat(FactText.LONGEST - 2));
        Value tooLong = new StringValue("x".repeat(FactText.LONGEST - 1));

        assertThat(FactText.read(FactText.of(at(), fits).text())).contains(fits);
        assertThat(FactText.of(at(), tooLong).text()).matches("1025 bytes, sha256 [0-9a-f]{64}");
        assertThat(FactText.read(FactText.of(at(), tooLong).text())).isEmpty();
    }

    @Test
    void brokenText_isNotRead() {
        for (String text :
                List.of("", "=", "= ", "= {", "= \"", "unknown: ", "unknown: odd", "?")) {
            assertThat(FactText.read(text)).as(text).isEmpty();
        }
    }

    @Test
    void randomValues_areReadBackAsTheyWere() {
        Random random = new Random(20_261_122);
        for (int i = 0; i < 2_000; i++) {
            Value value = value(random, 3);
            String text = FactText.of(at(), value).text();
            Optional<Value> back = FactText.read(text);
            if (text.startsWith("= ")) {
                assertThat(back).as(text).contains(value);
                assertThat(text).matches("\\p{ASCII}*");
            } else {
                assertThat(back).as(text).isEmpty();
            }
        }
    }

    private static Value value(Random random, int depth) {
        return switch (random.nextInt(depth == 0 ? 5 : 7)) {
            case 0 -> new StringValue(text(random));
            case 1 -> new DoubleValue(Double.longBitsToDouble(random.nextLong()));
            case 2 -> new IntValue(random.nextLong());
            case 3 -> BoolValue.of(random.nextBoolean());
            case 4 -> random.nextBoolean() ? NullValue.NULL : new DoubleValue(random.nextInt(9));
            case 5 ->
                    new ListValue(
                            random.ints(random.nextInt(4))
                                    .mapToObj(any -> value(random, depth - 1))
                                    .toList());
            default -> map(random, depth);
        };
    }

    private static Value map(Random random, int depth) {
        Map<String, Value> members = new LinkedHashMap<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            members.put(text(random), value(random, depth - 1));
        }
        return MapValue.ofFields(members);
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(12); i > 0; i--) {
            text.appendCodePoint(random.nextInt(4) == 0 ? random.nextInt(0xd800) : 'a' + i);
        }
        return text.toString();
    }
}
