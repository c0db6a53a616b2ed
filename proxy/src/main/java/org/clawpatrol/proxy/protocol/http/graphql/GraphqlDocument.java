package org.clawpatrol.proxy.protocol.http.graphql;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.clawpatrol.proxy.protocol.http.graphql.Definition.Fragment;
import org.clawpatrol.proxy.protocol.http.graphql.Definition.Operation;

/** An executable GraphQL document. Immutable. */
public final class GraphqlDocument {
    private static final Set<String> FIRST_WORDS =
            Set.of("query", "mutation", "subscription", "fragment");

    private final List<Operation> operations;
    private final Map<String, Fragment> fragments;

    private GraphqlDocument(List<Operation> operations, Map<String, Fragment> fragments) {
        this.operations = List.copyOf(operations);
        this.fragments = Map.copyOf(fragments);
    }

    /**
     * Whether a server could execute something of the text: false when its first token begins no
     * executable definition.
     */
    public static boolean mayBe(String text) {
        try {
            Token first = new Lexer(text).next();
            return switch (first.kind()) {
                case NAME -> FIRST_WORDS.contains(first.text());
                case PUNCTUATOR -> first.is("{");
                case STRING -> true;
                case NUMBER, END -> false;
            };
        } catch (MalformedDocumentException e) {
            return false;
        }
    }

    /** The document; empty when the text is malformed or names two definitions alike. */
    public static Optional<GraphqlDocument> parse(String text) {
        List<Operation> operations = new ArrayList<>();
        Map<String, Fragment> fragments = new HashMap<>();
        Set<String> names = new HashSet<>();
        try {
            for (Definition definition : DocumentParser.parse(text)) {
                boolean repeated =
                        switch (definition) {
                            case Operation operation -> {
                                operations.add(operation);
                                yield !names.add(operation.name());
                            }
                            case Fragment fragment ->
                                    fragments.put(fragment.name(), fragment) != null;
                        };
                if (repeated) {
                    return Optional.empty();
                }
            }
        } catch (MalformedDocumentException e) {
            return Optional.empty();
        }
        return Optional.of(new GraphqlDocument(operations, fragments));
    }

    /**
     * The operation a server executes.
     *
     * @param name the one the request asks for; empty when it names none
     * @return empty when a server would execute none, or it cannot be told which
     */
    public Optional<ExecutedOperation> executed(String name) {
        Optional<Operation> chosen =
                name.isEmpty()
                        ? operations.stream().filter(each -> operations.size() == 1).findFirst()
                        : operations.stream().filter(each -> each.name().equals(name)).findFirst();
        return chosen.flatMap(this::expanded);
    }

    /** Looks at each fragment once, so cycles end, and keeps no stack, so chains may be long. */
    private Optional<ExecutedOperation> expanded(Operation operation) {
        NavigableSet<String> fields = new TreeSet<>();
        Set<String> seen = new HashSet<>();
        Deque<Selection> open = new ArrayDeque<>(operation.selections());
        while (!open.isEmpty()) {
            switch (open.pop()) {
                case Selection.Field(String name) -> fields.add(name);
                case Selection.Inline(var below) -> open.addAll(below);
                case Selection.Spread(String name) -> {
                    Fragment fragment = fragments.get(name);
                    if (fragment == null) {
                        return Optional.empty();
                    }
                    if (seen.add(name)) {
                        open.addAll(fragment.selections());
                    }
                }
            }
        }
        return Optional.of(new ExecutedOperation(operation.type(), operation.name(), fields));
    }
}
