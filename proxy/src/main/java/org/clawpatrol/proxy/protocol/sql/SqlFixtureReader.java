package org.clawpatrol.proxy.protocol.sql;

import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import org.clawpatrol.dsl.config.EndpointConfig;
import org.clawpatrol.dsl.config.GatewaySettings;
import org.clawpatrol.dsl.test.FixtureAction;
import org.clawpatrol.dsl.test.FixtureBlock;
import org.clawpatrol.dsl.test.FixtureException;
import org.clawpatrol.dsl.test.FixtureReader;
import org.clawpatrol.engine.fact.FactValues;
import org.clawpatrol.engine.fact.Facts;
import org.clawpatrol.engine.fact.Family;
import org.clawpatrol.proxy.fact.FixtureContext;
import org.clawpatrol.proxy.fact.GivenFacts;

/**
 * Takes the facts of recorded SQL statements as they were recorded; what is not given of verb,
 * tables and functions is unknown. Without any of them the statement counts as one that the parser
 * refused. Safe to share.
 */
public final class SqlFixtureReader implements FixtureReader {

    @Override
    public Facts read(FixtureAction action, EndpointConfig endpoint, GatewaySettings.Limits limits)
            throws FixtureException {
        if (!(action.block() instanceof FixtureBlock.Sql statement)) {
            throw new FixtureException("action: not a recorded SQL statement");
        }
        FactValues.Builder facts =
                FactValues.of(Family.SQL)
                        .set("sql.statement", statement.statement())
                        .set("sql.database", statement.database().orElse(""));
        give(facts, statement);
        if (action.truncated()) {
            facts.truncated();
        }
        return new GivenFacts(facts.build(), FixtureContext.of(action, endpoint));
    }

    private static void give(FactValues.Builder facts, FixtureBlock.Sql statement) {
        List<String> functions =
                statement.functions().stream().map(name -> name.toLowerCase(Locale.ROOT)).toList();
        if (statement.verb().isEmpty() && statement.tables().isEmpty() && functions.isEmpty()) {
            facts.unparseable();
            return;
        }
        statement
                .verb()
                .ifPresentOrElse(
                        verb -> facts.set("sql.verb", verb), () -> facts.unknown("sql.verb"));
        list(facts, "sql.tables", statement.tables());
        list(facts, "sql.functions", functions);
    }

    /** An empty list counts as not given. */
    private static void list(FactValues.Builder facts, String path, List<String> names) {
        if (names.isEmpty()) {
            facts.unknown(path);
        } else {
            facts.set(path, new TreeSet<>(names));
        }
    }
}
