package org.clawpatrol.engine.fact;

import static org.clawpatrol.engine.type.Type.Simple.STRING;

/** What a GraphQL request asks for. Stateless. */
final class GraphqlVariable {
    private GraphqlVariable() {}

    static FactVariable declared() {
        return FactVariable.of(
                "graphql",
                "the operation a GraphQL request asks for; read from the body, or from the query"
                        + " string of a request without one. A batch, a stored document that is"
                        + " only named, documents in both places and a body that is no JSON are"
                        + " unknown",
                FactDeclaration.of(
                                "operation",
                                STRING,
                                "`query`, `mutation` or `subscription`",
                                "has(graphql.operation) && graphql.operation == \"mutation\"")
                        .folded()
                        .from(Availability.CONTENT)
                        .missing(Missing.ABSENT, "when the request is not GraphQL"),
                FactDeclaration.of(
                                "name",
                                STRING,
                                "name of the operation",
                                "has(graphql.name) && graphql.name == \"CreateItem\"")
                        .from(Availability.CONTENT)
                        .missing(
                                Missing.ABSENT,
                                "when the request is not GraphQL or the operation has no name"),
                FactDeclaration.of(
                                "fields",
                                FactTypes.STRINGS,
                                "names of the root fields, fragments expanded, sorted, without aliases",
                                "has(graphql.fields) && graphql.fields.all(f, f in [\"viewer\", \"issues\"])")
                        .from(Availability.CONTENT)
                        .missing(Missing.ABSENT, "when the request is not GraphQL"));
    }
}
