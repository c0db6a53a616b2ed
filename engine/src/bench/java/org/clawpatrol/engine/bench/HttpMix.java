package org.clawpatrol.engine.bench;

import static org.clawpatrol.engine.bench.Terms.and;
import static org.clawpatrol.engine.bench.Terms.not;
import static org.clawpatrol.engine.bench.Terms.or;

import java.util.List;
import java.util.Map;
import org.clawpatrol.engine.expr.Expr;
import org.clawpatrol.engine.fact.FactValues;
import org.clawpatrol.engine.fact.Facts;
import org.clawpatrol.engine.fact.Family;
import org.clawpatrol.engine.value.ListValue;
import org.clawpatrol.engine.value.MapValue;

/** Rules about web APIs. Immutable. */
final class HttpMix implements Mix {
    private static final String METHOD = "http.method";
    private static final String PATH = "http.path";
    private static final String HOST = "http.host";

    private final Terms terms = new Terms(Family.HTTP);

    @Override
    public Family family() {
        return Family.HTTP;
    }

    @Override
    public Expr condition(int index, String w) {
        return switch (index % 10) {
            case 0 -> and(terms.is(METHOD, "get"), terms.starts(PATH, "/repos/" + w + "/"));
            case 1 ->
                    and(
                            terms.isIn(METHOD, "post", "put"),
                            terms.is(PATH, "/orgs/" + w + "/members"));
            case 2 ->
                    and(
                            terms.matches(PATH, "^/v1/items/" + w + "/.*"),
                            terms.isNot(METHOD, "delete"));
            case 3 -> terms.header("X-Team", w);
            case 4 -> or(terms.starts(PATH, "/a/" + w + "/"), terms.starts(PATH, "/b/" + w + "/"));
            case 5 ->
                    and(
                            terms.is(HOST, w + ".example.com"),
                            not(terms.isIn(METHOD, "delete", "patch")));
            case 6 -> and(terms.is(METHOD, "get"), terms.ends(PATH, "/" + w + ".json"));
            case 7 -> terms.contains(PATH, "/" + w + "/secrets");
            case 8 -> writesOfUsers(w);
            default -> terms.matches(PATH, w + "-[0-9]+/export");
        };
    }

    private Expr writesOfUsers(String w) {
        return and(
                or(terms.is(METHOD, "post"), terms.is(METHOD, "put")),
                and(terms.starts(PATH, "/users/" + w + "/"), not(terms.ends(PATH, "/avatar"))));
    }

    @Override
    public Facts action(int index, String w) {
        String path =
                switch (index % 10) {
                    case 0 -> "/repos/" + w + "/issues";
                    case 1 -> "/orgs/" + w + "/members";
                    case 2 -> "/v1/items/" + w + "/parts";
                    case 4 -> "/b/" + w + "/tree";
                    case 6 -> "/files/" + w + ".json";
                    case 7 -> "/areas/" + w + "/secrets";
                    case 8 -> "/users/" + w + "/keys";
                    case 9 -> "/reports/" + w + "-12/export";
                    default -> "/status";
                };
        String method = index % 10 == 1 || index % 10 == 8 ? "post" : "get";
        String team = index % 10 == 3 ? w : "none";
        return FactValues.of(Family.HTTP)
                .set(METHOD, method)
                .set(PATH, path)
                .set(HOST, (index % 10 == 5 ? w : "api") + ".example.com")
                .set("http.headers", headers(team))
                .build();
    }

    private static MapValue headers(String team) {
        return MapValue.ofFields(
                Map.of(
                        "X-Team", ListValue.ofStrings(List.of(team)),
                        "Accept", ListValue.ofStrings(List.of("application/json")),
                        "User-Agent", ListValue.ofStrings(List.of("bench"))));
    }
}
