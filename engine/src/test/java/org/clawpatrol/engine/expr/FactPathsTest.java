package org.clawpatrol.engine.expr;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.clawpatrol.engine.fact.FactSchema;
import org.clawpatrol.engine.fact.Family;
import org.clawpatrol.engine.value.IntValue;
import org.clawpatrol.engine.value.StringValue;
import org.junit.jupiter.api.Test;

class FactPathsTest {
    private static final FactSchema HTTP = FactSchema.of(Family.HTTP);
    private static final Expr JSON = read("http.body_json");
    private static final Expr HEADERS = read("http.headers");

    private static Expr read(String path) {
        return new FactRead(HTTP.fact(path).orElseThrow());
    }

    private static Literal text(String text) {
        return new Literal(new StringValue(text));
    }

    private static List<String> places(Expr expr) {
        return FactPaths.of(expr).stream()
                .map(place -> place.fact().path() + place.keys())
                .toList();
    }

    @Test
    void constantKeys_narrowAPlace() {
        Expr member = new Select(new Select(JSON, new StringValue("a")), new StringValue("b"));
        assertThat(places(new Equal(member, text("x"), false)))
                .containsExactly("http.body_json[a, b]");
        assertThat(places(new Index(HEADERS, text("Accept"))))
                .containsExactly("http.headers[Accept]");
        assertThat(places(new OptionalStep(JSON, text("a")))).containsExactly("http.body_json[a]");
    }

    @Test
    void askingWhetherAMemberIsThere_looksAtTheMember() {
        assertThat(places(new Has(JSON, new StringValue("a"))))
                .containsExactly("http.body_json[a]");
        assertThat(places(new In(text("Accept"), HEADERS))).containsExactly("http.headers[Accept]");
    }

    @Test
    void whatIsUnderAPositionOrAnUnknownKey_isAllAround() {
        Expr list = new Index(HEADERS, text("Accept"));
        assertThat(places(new Index(list, new Literal(new IntValue(0)))))
                .containsExactly("http.headers[Accept]");
        assertThat(places(new Index(HEADERS, new Local(0)))).containsExactly("http.headers[]");
        assertThat(places(new Size(HEADERS))).containsExactly("http.headers[]");
        assertThat(places(new Index(HEADERS, read("http.path"))))
                .containsExactly("http.headers[]", "http.path[]");
        assertThat(places(new In(read("http.path"), HEADERS)))
                .containsExactly("http.path[]", "http.headers[]");
    }

    @Test
    void wholeVariable_isEachOfItsFacts() {
        assertThat(places(new FacetRead(HTTP.facts("ws"))))
                .containsExactly("ws.direction[]", "ws.text[]");
    }

    @Test
    void place_holdsWhatIsUnderIt() {
        FactPath json = FactPath.whole(HTTP.fact("http.body_json").orElseThrow());
        FactPath headers = FactPath.whole(HTTP.fact("http.headers").orElseThrow());

        assertThat(json.holds(json.under("a"))).isTrue();
        assertThat(json.under("a").holds(json.under("a").under("b"))).isTrue();
        assertThat(json.under("a").holds(json)).isFalse();
        assertThat(json.under("a").holds(json.under("b"))).isFalse();
        assertThat(headers.holds(json)).isFalse();
    }
}
