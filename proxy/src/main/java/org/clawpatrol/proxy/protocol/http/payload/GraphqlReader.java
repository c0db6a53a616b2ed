package org.clawpatrol.proxy.protocol.http.payload;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.clawpatrol.engine.value.ListValue;
import org.clawpatrol.engine.value.MapValue;
import org.clawpatrol.engine.value.StringValue;
import org.clawpatrol.engine.value.UnknownValue;
import org.clawpatrol.engine.value.Value;
import org.clawpatrol.proxy.protocol.http.graphql.ExecutedOperation;
import org.clawpatrol.proxy.protocol.http.graphql.GraphqlDocument;

/**
 * Reads which operation a GraphQL request executes. What a server might still take for GraphQL is
 * never absent: a batch, a stored document that is only named, two documents in one request and a
 * body of another format are unknown. Stateless.
 */
public final class GraphqlReader {
    private static final String QUERY = "query";
    private static final String NAME = "operationName";
    private static final List<String> MEMBERS = List.of(QUERY, NAME);

    /** Members that ask for a document the server has stored. */
    private static final List<String> STORED =
            List.of(NAME, "variables", "extensions", "documentId", "queryId", "doc_id");

    private GraphqlReader() {}

    public static Reading read(CarryingRequest request) {
        return request.query()
                .map(parameters -> read(request, parameters))
                .orElseGet(Reading::malformed);
    }

    private static Reading read(CarryingRequest request, Map<String, List<String>> parameters) {
        boolean inTarget =
                Stream.concat(MEMBERS.stream(), Stream.of("extensions"))
                        .anyMatch(parameters::containsKey);
        return switch (request.content()) {
            case Content.Lost(UnknownValue why) -> Reading.unknown(why);
            case Content.Bytes body when body.bytes().length == 0 ->
                    inTarget ? form(parameters) : Reading.absent();
            case Content.Bytes body -> inTarget ? Reading.malformed() : body(request, body.bytes());
        };
    }

    private static Reading body(CarryingRequest request, byte[] body) {
        Value json = request.json();
        if (!(json instanceof UnknownValue)) {
            return switch (json) {
                case MapValue map -> object(new Members(map));
                case ListValue(var elements) ->
                        elements.stream().anyMatch(GraphqlReader::asks)
                                ? Reading.malformed()
                                : Reading.absent();
                default -> Reading.absent();
            };
        }
        if (request.mediaTypes().equals(List.of("application/graphql"))) {
            return document(new String(body, StandardCharsets.UTF_8), "");
        }
        return Reading.malformed();
    }

    /** Whether an element of a list would be GraphQL if it stood alone. */
    private static boolean asks(Value element) {
        return element instanceof MapValue map && object(new Members(map)) != Reading.absent();
    }

    private static Reading object(Members members) {
        if (members.misspell(MEMBERS)) {
            return Reading.malformed();
        }
        Optional<Value> query = members.find(QUERY);
        if (query.isEmpty()) {
            return STORED.stream().anyMatch(members::has) ? Reading.malformed() : Reading.absent();
        }
        Optional<String> text = Members.textOf(query.get());
        if (text.isEmpty()) {
            return Reading.absent();
        }
        Optional<String> name = members.text(NAME);
        return members.find(NAME).isPresent() && name.isEmpty()
                ? Reading.malformed()
                : document(text.get(), name.orElse(""));
    }

    private static Reading form(Map<String, List<String>> values) {
        List<String> documents = values.getOrDefault(QUERY, List.of());
        List<String> names = values.getOrDefault(NAME, List.of());
        return documents.size() != 1 || names.size() > 1
                ? Reading.malformed()
                : document(documents.getFirst(), names.isEmpty() ? "" : names.getFirst());
    }

    private static Reading document(String text, String name) {
        if (!GraphqlDocument.mayBe(text)) {
            return Reading.absent();
        }
        return GraphqlDocument.parse(text)
                .flatMap(document -> document.executed(name))
                .map(GraphqlReader::facts)
                .orElseGet(Reading::malformed);
    }

    private static Reading facts(ExecutedOperation operation) {
        Map<String, Value> values = new HashMap<>();
        values.put("operation", new StringValue(operation.type()));
        values.put("fields", ListValue.ofStrings(operation.fields()));
        if (!operation.name().isEmpty()) {
            values.put("name", new StringValue(operation.name()));
        }
        return Reading.of(values);
    }
}
