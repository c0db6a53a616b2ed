package org.clawpatrol.engine.fact;

import static org.clawpatrol.engine.type.Type.Simple.STRING;

/** What an SQL statement does. Stateless. */
final class SqlVariable {
    private SqlVariable() {}

    static FactVariable declared() {
        return FactVariable.of(
                "sql",
                "an SQL statement",
                FactDeclaration.of(
                                "verb",
                                STRING,
                                "what the statement does",
                                "sql.verb in [\"select\", \"show\"]")
                        .folded()
                        .from(Availability.STATEMENT),
                FactDeclaration.of(
                                "tables",
                                FactTypes.STRINGS,
                                "tables it names, sorted; both `schema.name` and `name`",
                                "!(\"secrets\" in sql.tables)")
                        .from(Availability.STATEMENT),
                FactDeclaration.of(
                                "functions",
                                FactTypes.STRINGS,
                                "functions it calls, lower case, sorted",
                                "!sets.intersects(sql.functions, [\"pg_sleep\"])")
                        .from(Availability.STATEMENT),
                FactDeclaration.of(
                                "statement",
                                STRING,
                                "text of the statement",
                                "!sql.statement.contains(\"--\")")
                        .from(Availability.CONTENT),
                FactDeclaration.of(
                        "database",
                        STRING,
                        "database of the session",
                        "sql.database == \"ledger\""));
    }
}
