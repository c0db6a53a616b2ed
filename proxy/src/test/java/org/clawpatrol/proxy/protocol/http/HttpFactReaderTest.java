package org.clawpatrol.proxy.protocol.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.clawpatrol.engine.fact.FactSchema;
import org.clawpatrol.engine.fact.Facts;
import org.clawpatrol.engine.fact.Family;
import org.clawpatrol.engine.value.DoubleValue;
import org.clawpatrol.engine.value.ListValue;
import org.clawpatrol.engine.value.MapValue;
import org.clawpatrol.engine.value.NullValue;
import org.clawpatrol.engine.value.StringValue;
import org.clawpatrol.engine.value.UnknownValue;
import org.clawpatrol.engine.value.Value;
import org.clawpatrol.proxy.fact.ActionContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpFactReaderTest {
    private static final long LIMIT = 1000;
    private static final ActionContext NOWHERE = ActionContext.unknown();

    private final HttpFactReader reader = new HttpFactReader();

    /** A34: what two JSON parsers could read differently has no value. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"archived\":false,\"archived\":true}",
                "{\"archived\":false,\"\\u0061rchived\":true}",
                "{\"a\":{\"b\":1,\"b\":2}}",
                "\uFEFF{\"a\":1}",
                "{\"a\":1} trailing",
                "{\"a\":1}{\"a\":2}",
                "{\"a\":1}]",
                "{\"a\":1,}",
                "[1,]",
                "{'a':1}",
                "{a:1}",
                "{\"a\":1 /* c */}",
                "// c\n{\"a\":1}",
                "{\"a\":NaN}",
                "{\"a\":Infinity}",
                "{\"a\":-Infinity}",
                "{\"a\":1e400}",
                "{\"a\":01}",
                "{\"a\":+1}",
                "{\"a\":.5}",
                "{\"a\":\"\\ud800\"}",
                "{\"a\":\"\\udc00\"}",
                "{\"a\":\"\\x41\"}",
                "{\"a\":\"line\nbreak\"}",
                "{\"a\":tru}",
                "{\"a\"",
                " ",
                "not json",
            })
    void bodyJson_ambiguousDocument_isUnknown(String document) {
        assertThat(json(document)).isInstanceOf(UnknownValue.class);
    }

    @Test
    void bodyJson_tooDeep_isUnknown() {
        assertThat(json("[".repeat(400) + "]".repeat(400))).isInstanceOf(UnknownValue.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {129, 10_000, 400_000})
    void bodyJson_ofHostileDepth_isUnknownAndNothingOverflows(int depth) {
        for (String open : List.of("[", "{\"a\":", "[{\"a\":")) {
            byte[] document = open.repeat(depth).getBytes(StandardCharsets.UTF_8);
            assertThat(jsonUnderAnyCap(document)).isInstanceOf(UnknownValue.class);
        }
    }

    @Test
    void bodyJson_hugeNumberOrName_isUnknown() {
        String digits = "9".repeat(1 << 20);
        for (String document :
                List.of("{\"a\":" + digits + "}", "[1e" + digits + "]", "{\"" + digits + "\":1}")) {
            assertThat(jsonUnderAnyCap(document.getBytes(StandardCharsets.UTF_8)))
                    .isInstanceOf(UnknownValue.class);
        }
    }

    @Test
    void bodyJson_repeatedKeyFarApartOrInside_isUnknown() {
        StringBuilder members = new StringBuilder("{\"key\":0");
        for (int i = 0; i < 10_000; i++) {
            members.append(",\"k").append(i).append("\":").append(i);
        }
        String whole = members + "}";
        assertThat(jsonUnderAnyCap(whole.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(MapValue.class);
        String repeated = members + ",\"k\\u0065y\":1}";
        assertThat(jsonUnderAnyCap(repeated.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(UnknownValue.class);
    }

    private Value jsonUnderAnyCap(byte[] document) {
        CapturedBody body = CapturedBody.complete(document, 1 << 30);
        return value(reader.read(head("/"), body, NOWHERE), "body_json");
    }

    @Test
    void bodyJson_invalidUtf8OrUtf16_isUnknown() {
        byte[] latin = "{\"a\":\"\u00e9\"}".getBytes(StandardCharsets.ISO_8859_1);
        assertThat(value(facts(latin), "body_json")).isInstanceOf(UnknownValue.class);
        byte[] utf16 = "{\"a\":1}".getBytes(StandardCharsets.UTF_16BE);
        assertThat(value(facts(utf16), "body_json")).isInstanceOf(UnknownValue.class);
    }

    @Test
    void bodyJson_emptyBody_isEmptyObject() {
        assertThat(json("")).isEqualTo(MapValue.EMPTY);
    }

    @Test
    void bodyJson_wellFormed_keepsTypes() {
        MapValue read =
                (MapValue) json("{\"n\":3,\"s\":\"x\",\"l\":[null],\"e\":\"\\ud83d\\ude00\"}");
        assertThat(read.find(new StringValue("n"))).isEqualTo(new DoubleValue(3));
        assertThat(read.find(new StringValue("s"))).isEqualTo(new StringValue("x"));
        assertThat(read.find(new StringValue("l"))).isEqualTo(ListValue.of(NullValue.NULL));
        assertThat(read.find(new StringValue("e"))).isEqualTo(new StringValue("\ud83d\ude00"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"9007199254740993", "-9007199254740993", "123456789012345678901"})
    void bodyJson_integerThatReadersRoundDifferently_isUnknownAlone(String number) {
        MapValue read = (MapValue) json("{\"id\":" + number + ",\"s\":\"x\"}");
        assertThat(read.find(new StringValue("id"))).isInstanceOf(UnknownValue.class);
        assertThat(read.find(new StringValue("s"))).isEqualTo(new StringValue("x"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"9007199254740992", "-999999999999999", "1152921504606846976"})
    void bodyJson_largeIntegerOfOneReading_isANumber(String number) {
        assertThat(json(number)).isEqualTo(new DoubleValue(Double.parseDouble(number)));
    }

    @Test
    void bodyJson_scalarDocument_keepsItsType() {
        assertThat(json("7")).isEqualTo(new DoubleValue(7));
    }

    @Test
    void body_overTheCap_isUnknownAndTruncated() {
        Facts facts = reader.read(head("/"), CapturedBody.truncated(new byte[10], 10), NOWHERE);
        assertThat(facts.truncated()).isTrue();
        assertThat(value(facts, "body")).isEqualTo(UnknownValue.of(UnknownValue.Cause.TRUNCATED));
        assertThat(value(facts, "body_json")).isInstanceOf(UnknownValue.class);
        assertThat(value(facts, "method")).isEqualTo(new StringValue("post"));
    }

    @Test
    void body_notRead_isUnknown() {
        Facts facts = reader.read(head("/"), CapturedBody.unread(), NOWHERE);
        assertThat(value(facts, "body")).isInstanceOf(UnknownValue.class);
    }

    /** A37: a compressed body is read under the cap, or not at all. */
    @Test
    void body_gzip_isDecoded() throws IOException {
        Facts facts = facts(gzip("forbidden".getBytes(StandardCharsets.UTF_8)), "gzip");
        assertThat(value(facts, "body")).isEqualTo(new StringValue("forbidden"));
    }

    @Test
    void body_deflate_isDecoded() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflate = new DeflaterOutputStream(out)) {
            deflate.write("forbidden".getBytes(StandardCharsets.UTF_8));
        }
        assertThat(value(facts(out.toByteArray(), "deflate"), "body"))
                .isEqualTo(new StringValue("forbidden"));
    }

    @Test
    void body_gzipBomb_isTruncated() throws IOException {
        Facts facts = facts(gzip(new byte[5_000_000]), "gzip");
        assertThat(value(facts, "body")).isEqualTo(UnknownValue.of(UnknownValue.Cause.TRUNCATED));
        assertThat(facts.truncated()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"br", "zstd", "gzip, gzip", "gzip, br", "unknown", "gzip"})
    void body_codingThatCannotBeUndone_isUnknown(String coding) {
        Facts facts = facts("plain text".getBytes(StandardCharsets.UTF_8), coding);
        assertThat(value(facts, "body")).isInstanceOf(UnknownValue.class);
        assertThat(value(facts, "body_json")).isInstanceOf(UnknownValue.class);
    }

    @Test
    void body_invalidUtf8_keepsTheTextAroundIt() {
        byte[] bytes = {(byte) 0xff, (byte) 0xc3, (byte) 0xa9, 'x'};
        assertThat(value(facts(bytes), "body")).isEqualTo(new StringValue("\ufffd\u00e9x"));
    }

    /** A35: every value counts, however it is written. */
    @Test
    void query_repeatedNames_keepsEveryValue() {
        assertThat(query("a=1&a=2&A=3&b&c=&=d"))
                .isEqualTo(
                        MapValue.ofFields(
                                java.util.Map.of(
                                        "a", ListValue.ofStrings(List.of("1", "2")),
                                        "A", ListValue.ofStrings(List.of("3")),
                                        "b", ListValue.ofStrings(List.of("")),
                                        "c", ListValue.ofStrings(List.of("")),
                                        "", ListValue.ofStrings(List.of("d")))));
    }

    @Test
    void query_escapes_areDecodedLikeForms() {
        MapValue query = query("a+b=c%20d+e&x=%2B&semi=1%3Bother=2&bad=%zz&%zz=1&z%3Dy=%26");
        assertThat(query.keys())
                .extracting(key -> ((StringValue) key).value())
                .containsExactly("a b", "x", "semi", "z=y");
        assertThat(query.find(new StringValue("a b"))).isEqualTo(list("c d e"));
        assertThat(query.find(new StringValue("x"))).isEqualTo(list("+"));
        assertThat(query.find(new StringValue("semi"))).isEqualTo(list("1;other=2"));
        assertThat(query.find(new StringValue("z=y"))).isEqualTo(list("&"));
    }

    @Test
    void headers_anyCase_areCanonicalWithEveryValueAndWithoutHost() {
        MapValue headers =
                headers("HOST", "h", "x-aPI-key", "1", "X-Api-Key", "2", "content-TYPE", "t");
        assertThat(headers.keys())
                .containsExactly(new StringValue("X-Api-Key"), new StringValue("Content-Type"));
        assertThat(headers.find(new StringValue("X-Api-Key")))
                .isEqualTo(ListValue.ofStrings(List.of("1", "2")));
    }

    @Test
    void headers_nominatedByConnection_areNotSeenBecauseTheyAreNotSent() {
        MapValue headers = headers("Connection", "X-Safe, TE", "X-Safe", "1", "TE", "trailers");
        assertThat(headers.keys())
                .containsExactly(new StringValue("Connection"), new StringValue("Te"));
    }

    @Test
    void path_andRawPath_areDecodedAndAsSent() {
        Facts facts = reader.read(head("/a/%62?x=1"), CapturedBody.none(), NOWHERE);
        assertThat(value(facts, "path")).isEqualTo(new StringValue("/a/b"));
        assertThat(value(facts, "raw_path")).isEqualTo(new StringValue("/a/%62"));
    }

    @Test
    void path_ambiguous_isUnknown() {
        Facts facts = reader.read(head("/a/..%2fb"), CapturedBody.none(), NOWHERE);
        assertThat(value(facts, "path")).isInstanceOf(UnknownValue.class);
    }

    private Value json(String document) {
        return value(facts(document.getBytes(StandardCharsets.UTF_8)), "body_json");
    }

    private Facts facts(byte[] body, String... coding) {
        List<HeaderField> fields = new ArrayList<>();
        for (String value : coding) {
            fields.add(new HeaderField("Content-Encoding", value));
        }
        return reader.read(
                new HttpRequestHead("POST", "/", HttpFields.of(fields)),
                CapturedBody.complete(body, LIMIT),
                NOWHERE);
    }

    private MapValue query(String query) {
        return (MapValue)
                value(reader.read(head("/?" + query), CapturedBody.none(), NOWHERE), "query");
    }

    private MapValue headers(String... namesAndValues) {
        List<HeaderField> fields = new ArrayList<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            fields.add(new HeaderField(namesAndValues[i], namesAndValues[i + 1]));
        }
        HttpRequestHead head = new HttpRequestHead("GET", "/", HttpFields.of(fields));
        return (MapValue) value(reader.read(head, CapturedBody.none(), NOWHERE), "headers");
    }

    private static ListValue list(String value) {
        return ListValue.ofStrings(List.of(value));
    }

    private static HttpRequestHead head(String target) {
        return new HttpRequestHead("POST", target, HttpFields.empty());
    }

    private static Value value(Facts facts, String field) {
        return facts.value(FactSchema.of(Family.HTTP).fact("http", field).orElseThrow());
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        }
        return out.toByteArray();
    }
}
