package org.clawpatrol.engine.fact;

import static org.clawpatrol.engine.type.Type.Simple.DYN;
import static org.clawpatrol.engine.type.Type.Simple.INT;
import static org.clawpatrol.engine.type.Type.Simple.STRING;

/** What every HTTP request says. Stateless. */
final class HttpVariable {
    private HttpVariable() {}

    static FactVariable declared() {
        return FactVariable.of(
                "http",
                "an HTTP request",
                FactDeclaration.of("method", STRING, "request method", "http.method == \"POST\"")
                        .folded(),
                FactDeclaration.of(
                                "path",
                                STRING,
                                "path without the query, decoded once and normalised; exactly what is forwarded",
                                "http.path.startsWith(\"/v2/items\")")
                        .missing(
                                Missing.EMPTY,
                                "unknown when servers could read it in two ways (live traffic refuses such a path)"),
                FactDeclaration.of(
                        "raw_path",
                        STRING,
                        "path as the agent spelled it",
                        "http.raw_path.contains(\"%20\")"),
                FactDeclaration.of(
                                "query",
                                FactTypes.MULTIMAP,
                                "decoded values of every name; malformed pairs are dropped",
                                "\"page\" in http.query")
                        .missing(
                                Missing.EMPTY,
                                "unknown when it has a bare `;`, at which some servers separate too"),
                FactDeclaration.of(
                        "headers",
                        FactTypes.MULTIMAP,
                        "header fields, names in canonical form (`X-Api-Key`), without `Host`",
                        "\"Content-Type\" in http.headers"),
                FactDeclaration.of(
                                "body",
                                STRING,
                                "body as text, content coding undone",
                                "http.body.contains(\"drop table\")")
                        .from(Availability.CONTENT)
                        .missing(
                                Missing.EMPTY,
                                "unknown when the content coding is not supported or not followed"),
                FactDeclaration.of(
                                "body_json",
                                DYN,
                                "body read as JSON whatever its type; numbers are doubles; `{}` for no body",
                                "http.body_json.amount > 100.0")
                        .from(Availability.CONTENT)
                        .missing(
                                Missing.EMPTY,
                                "unknown when the body is not one well-formed JSON document"),
                FactDeclaration.of(
                                "form",
                                FactTypes.MULTIMAP,
                                "texts of every field of a form, URL-encoded or multipart; a file has its name only; none in a body of another type",
                                "!(\"_method\" in http.form)")
                        .from(Availability.CONTENT)
                        .missing(
                                Missing.EMPTY,
                                "unknown when servers could read other fields, and for a body without a type"),
                FactDeclaration.of(
                                "scheme", STRING, "`https` or `http`", "http.scheme == \"https\"")
                        .folded(),
                FactDeclaration.of(
                                "host",
                                STRING,
                                "host the request is for: a lower-case name without trailing dot, or an address",
                                "http.host.endsWith(\".example.com\")")
                        .missing(Missing.EMPTY, "unknown in a fixture without `host`"),
                FactDeclaration.of(
                                "content_type",
                                STRING,
                                "media type of the body in lower case, without parameters",
                                "http.content_type == \"application/json\"")
                        .folded()
                        .missing(Missing.EMPTY, "unknown when the request has several"),
                FactDeclaration.of("size", INT, "bytes of the body as sent", "http.size <= 1048576")
                        .missing(
                                Missing.EMPTY,
                                "unknown when the agent does not announce it and it is longer than the inspection cap"));
    }
}
