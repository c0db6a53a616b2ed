package org.clawpatrol.engine.expr;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clawpatrol.engine.fact.Fact;
import org.clawpatrol.engine.fact.FactSchema;
import org.clawpatrol.engine.fact.FactValues;
import org.clawpatrol.engine.fact.Facts;
import org.clawpatrol.engine.fact.Family;
import org.clawpatrol.engine.value.BoolValue;
import org.clawpatrol.engine.value.ErrorValue;
import org.clawpatrol.engine.value.IntValue;
import org.clawpatrol.engine.value.ListValue;
import org.clawpatrol.engine.value.MapValue;
import org.clawpatrol.engine.value.StringValue;
import org.clawpatrol.engine.value.UnknownValue;
import org.clawpatrol.engine.value.Value;
import org.junit.jupiter.api.Test;

/** Reading facts, members and elements, by every way around the name of a lost fact. */
class FactAccessTest {
    private static final FactSchema HTTP = FactSchema.of(Family.HTTP);
    private static final Expr FACET = new FacetRead(HTTP.facts("http"));
    private static final StringValue BODY = new StringValue("body");

    private final Facts truncated =
            FactValues.of(Family.HTTP)
                    .set("http.body", "secret")
                    .set("http.method", "POST")
                    .truncated()
                    .build();

    @Test
    void lostFact_readByName_isUnknown() {
        assertThat(on(truncated, read("http.body"))).isInstanceOf(UnknownValue.class);
        assertThat(on(truncated, read("http.body_json"))).isInstanceOf(UnknownValue.class);
        assertThat(on(truncated, read("http.method"))).isEqualTo(new StringValue("post"));
    }

    @Test
    void lostFact_readThroughAliases_isUnknown() {
        Expr contains =
                new TextTest(TextTest.Operator.CONTAINS, new Select(new Local(0), BODY), text("x"));
        Expr list = new ListOf(List.of(FACET));
        List<Expr> detours =
                List.of(
                        new Exists(list, 0, contains),
                        new All(list, 0, contains),
                        new ExistsOne(list, 0, contains),
                        new Transform(list, 0, Optional.empty(), new Select(new Local(0), BODY)),
                        new Index(FACET, text("body")),
                        new Has(FACET, BODY),
                        new Equal(FACET, FACET, false),
                        new In(FACET, list),
                        new Exists(
                                FACET,
                                0,
                                new Equal(new Index(FACET, new Local(0)), text("secret"), false)));
        assertThat(detours)
                .allSatisfy(
                        detour ->
                                assertThat(on(truncated, detour)).isInstanceOf(UnknownValue.class));
    }

    @Test
    void knownFact_besideALostOne_staysReadableThroughAnAlias() {
        Expr method = new Select(new Local(0), new StringValue("method"));
        Expr posted =
                new Exists(new ListOf(List.of(FACET)), 0, new Equal(method, text("post"), false));
        assertThat(on(truncated, posted)).isEqualTo(BoolValue.TRUE);
    }

    @Test
    void absentFact_askedForByHas_isFalse_andReadByName_isAnError() {
        Facts plain = FactValues.of(Family.HTTP).build();
        Expr graphql = new FacetRead(HTTP.facts("graphql"));
        StringValue operation = new StringValue("operation");
        assertThat(on(plain, new Has(graphql, operation))).isEqualTo(BoolValue.FALSE);
        assertThat(on(plain, read("graphql.operation"))).isInstanceOf(ErrorValue.class);
        assertThat(on(plain, new Select(graphql, operation))).isInstanceOf(ErrorValue.class);
        assertThat(on(plain, new In(new Literal(operation), graphql))).isEqualTo(BoolValue.FALSE);
        assertThat(on(truncated, new Has(graphql, operation))).isInstanceOf(UnknownValue.class);
    }

    @Test
    void factsThatIgnoreTheirFlags_areOverruled() {
        Facts careless = new Careless(new StringValue("offered"), true);
        assertThat(on(careless, read("http.body"))).isInstanceOf(UnknownValue.class);
        assertThat(on(careless, read("http.path"))).isEqualTo(new StringValue("offered"));
    }

    @Test
    void unknownCauses_ofBothFlags_areKept() {
        Facts both = FactValues.of(Family.SQL).truncated().unparseable().build();
        Fact verb = FactSchema.of(Family.SQL).fact("sql.verb").orElseThrow();
        Value value = new FactRead(verb).evaluate(new Frame(both));
        assertThat(((UnknownValue) value).causes()).hasSize(2);
    }

    @Test
    void factsThatThrow_giveAnErrorThatIsAbsorbed() {
        Facts broken = new Throwing();
        assertThat(on(broken, read("http.path"))).isInstanceOf(ErrorValue.class);
        assertThat(on(broken, new And(read("http.path"), new Literal(BoolValue.FALSE))))
                .isEqualTo(BoolValue.FALSE);
    }

    @Test
    void members_missingOrOfWrongTarget_areErrors() {
        Expr map = new Literal(MapValue.ofFields(Map.of("a", new IntValue(1))));
        assertThat(plain(new Select(map, new StringValue("a")))).isEqualTo(new IntValue(1));
        assertThat(plain(new Select(map, new StringValue("b")))).isEqualTo(ErrorValue.NO_SUCH_KEY);
        assertThat(plain(new Select(text("a"), new StringValue("b"))))
                .isInstanceOf(ErrorValue.class);
        assertThat(plain(new Index(map, text("b")))).isEqualTo(ErrorValue.NO_SUCH_KEY);
    }

    @Test
    void elements_outsideTheList_areErrors() {
        Expr list = new Literal(ListValue.of(new IntValue(7)));
        assertThat(plain(new Index(list, number(0)))).isEqualTo(new IntValue(7));
        for (long outside : new long[] {-1, 1, Long.MAX_VALUE, Long.MIN_VALUE, 1L << 32}) {
            assertThat(plain(new Index(list, number(outside)))).isEqualTo(ErrorValue.OUT_OF_RANGE);
        }
        assertThat(plain(new Index(list, text("0")))).isInstanceOf(ErrorValue.class);
    }

    @Test
    void mapLiteral_withRepeatedOrUnfitKey_isAnError() {
        assertThat(plain(mapOf(number(1), number(1)))).isInstanceOf(ErrorValue.class);
        assertThat(plain(mapOf(number(1), new Literal(ListValue.EMPTY))))
                .isInstanceOf(ErrorValue.class);
        assertThat(plain(mapOf(number(1), number(2)))).isInstanceOf(MapValue.class);
    }

    @Test
    void unboundVariable_isAnError() {
        assertThat(plain(new Local(3))).isInstanceOf(ErrorValue.class);
    }

    @Test
    void factsOfANode_areThoseBelowIt() {
        Expr node =
                new And(
                        new Exists(read("http.headers"), 0, read("http.body")),
                        new Has(read("http.body_json"), BODY));
        assertThat(node.facts().map(Fact::path))
                .containsExactly("http.headers", "http.body", "http.body_json");
        assertThat(FACET.facts()).containsExactlyElementsOf(HTTP.facts("http"));
    }

    private static Expr mapOf(Expr first, Expr second) {
        return new MapOf(
                List.of(new MapOf.Entry(first, text("x")), new MapOf.Entry(second, text("y"))));
    }

    private static Expr read(String path) {
        return new FactRead(HTTP.fact(path).orElseThrow());
    }

    private static Expr text(String text) {
        return new Literal(new StringValue(text));
    }

    private static Expr number(long number) {
        return new Literal(new IntValue(number));
    }

    private static Value on(Facts facts, Expr expr) {
        return expr.evaluate(new Frame(facts));
    }

    private static Value plain(Expr expr) {
        return on(FactValues.of(Family.HTTP).build(), expr);
    }

    /** Offers a value for every fact, whatever its own flags say. */
    private record Careless(Value offered, boolean truncated) implements Facts {
        @Override
        public Value value(Fact fact) {
            return offered;
        }

        @Override
        public boolean unparseable() {
            return false;
        }
    }

    private static final class Throwing implements Facts {
        @Override
        public Value value(Fact fact) {
            throw new IllegalStateException("reader is broken");
        }

        @Override
        public boolean truncated() {
            return false;
        }

        @Override
        public boolean unparseable() {
            return false;
        }
    }
}
