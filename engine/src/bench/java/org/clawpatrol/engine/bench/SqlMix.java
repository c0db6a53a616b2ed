package org.clawpatrol.engine.bench;

import static org.clawpatrol.engine.bench.Terms.and;
import static org.clawpatrol.engine.bench.Terms.not;
import static org.clawpatrol.engine.bench.Terms.text;

import java.util.List;
import org.clawpatrol.engine.expr.Equal;
import org.clawpatrol.engine.expr.Expr;
import org.clawpatrol.engine.expr.TextTest;
import org.clawpatrol.engine.fact.FactValues;
import org.clawpatrol.engine.fact.Facts;
import org.clawpatrol.engine.fact.Family;

/** Rules about statements. Immutable. */
final class SqlMix implements Mix {
    private static final String VERB = "sql.verb";
    private static final String TABLES = "sql.tables";
    private static final String DATABASE = "sql.database";
    private static final String STATEMENT = "sql.statement";

    private final Terms terms = new Terms(Family.SQL);

    @Override
    public Family family() {
        return Family.SQL;
    }

    @Override
    public Expr condition(int index, String w) {
        return switch (index % 8) {
            case 0 -> and(terms.is(VERB, "select"), terms.has(TABLES, w));
            case 1 ->
                    and(
                            terms.isIn(VERB, "insert", "update"),
                            terms.exists(TABLES, each -> new Equal(each, text(w), false)));
            case 2 -> terms.intersects(TABLES, w, w + "_archive");
            case 3 -> terms.has("sql.functions", "pg_" + w);
            case 4 -> and(terms.is(DATABASE, w), not(terms.isIn(VERB, "drop", "truncate")));
            case 5 ->
                    and(
                            terms.is(VERB, "delete"),
                            and(terms.has(TABLES, w), not(terms.contains(STATEMENT, "where"))));
            case 6 ->
                    terms.exists(
                            TABLES,
                            each ->
                                    new TextTest(
                                            TextTest.Operator.STARTS_WITH, each, text(w + "_")));
            default -> terms.matches(STATEMENT, "from " + w + "\\s+where");
        };
    }

    @Override
    public Facts action(int index, String w) {
        String verb =
                switch (index % 8) {
                    case 1 -> "update";
                    case 5 -> "delete";
                    default -> "select";
                };
        String table = index % 8 == 6 ? w + "_items" : w;
        return FactValues.of(Family.SQL)
                .set(VERB, verb)
                .set(TABLES, index % 8 == 4 ? List.of("plain") : List.of(table, "plain"))
                .set("sql.functions", index % 8 == 3 ? List.of("pg_" + w) : List.of("count"))
                .set(DATABASE, index % 8 == 4 ? w : "main")
                .set(STATEMENT, verb + " count(*) from " + table + " limit 1")
                .build();
    }
}
