package org.clawpatrol.dsl.condition;

import static org.clawpatrol.engine.type.Type.Simple.BOOL;
import static org.clawpatrol.engine.type.Type.Simple.BYTES;
import static org.clawpatrol.engine.type.Type.Simple.DOUBLE;
import static org.clawpatrol.engine.type.Type.Simple.DURATION;
import static org.clawpatrol.engine.type.Type.Simple.DYN;
import static org.clawpatrol.engine.type.Type.Simple.INT;
import static org.clawpatrol.engine.type.Type.Simple.STRING;
import static org.clawpatrol.engine.type.Type.Simple.TIMESTAMP;
import static org.clawpatrol.engine.type.Type.Simple.TYPE;
import static org.clawpatrol.engine.type.Type.Simple.UINT;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.clawpatrol.engine.type.Type;

/** The signatures of every function, as a table. Stateless. */
final class Overloads {
    private static final Shape A = new Shape.Variable("A");
    private static final Shape B = new Shape.Variable("B");
    private static final Shape OPTIONAL = new Shape.OptionalOf(A);
    private static final Shape LIST = new Shape.ListOf(A);
    private static final Shape MAP = new Shape.MapOf(A, B);

    private static final Map<Function, List<Overload>> TABLE =
            Stream.of(Function.values())
                    .collect(Collectors.toUnmodifiableMap(each -> each, Overloads::signatures));

    private Overloads() {}

    static List<Overload> of(Function function) {
        return Objects.requireNonNull(TABLE.get(function));
    }

    private static List<Overload> signatures(Function function) {
        return switch (function) {
            case NOT, AND, OR -> List.of(overload(BOOL, BOOL));
            case CONDITIONAL -> List.of(new Overload(List.of(exact(BOOL), A, A), A));
            case NEGATE -> unary(INT, DOUBLE);
            case MULTIPLY, DIVIDE -> binary(INT, UINT, DOUBLE);
            case SUBTRACT ->
                    join(
                            binary(INT, UINT, DOUBLE, DURATION),
                            overload(TIMESTAMP, TIMESTAMP, DURATION),
                            overload(DURATION, TIMESTAMP, TIMESTAMP));
            case REMAINDER -> binary(INT, UINT);
            case ADD ->
                    join(
                            binary(INT, UINT, DOUBLE, STRING, BYTES, DURATION),
                            new Overload(List.of(LIST, LIST), LIST),
                            overload(TIMESTAMP, TIMESTAMP, DURATION),
                            overload(TIMESTAMP, DURATION, TIMESTAMP));
            case LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL ->
                    comparisons(INT, UINT, DOUBLE, STRING, BYTES, BOOL, TIMESTAMP, DURATION);
            case EQUAL, NOT_EQUAL -> List.of(new Overload(List.of(A, A), exact(BOOL)));
            case IN ->
                    List.of(
                            new Overload(List.of(A, LIST), exact(BOOL)),
                            new Overload(List.of(A, MAP), exact(BOOL)));
            case INDEX ->
                    List.of(
                            new Overload(List.of(LIST, exact(INT)), A),
                            new Overload(List.of(MAP, A), B));
            case SIZE ->
                    List.of(
                            overload(INT, STRING),
                            overload(INT, BYTES),
                            new Overload(List.of(LIST), exact(INT)),
                            new Overload(List.of(MAP), exact(INT)));
            case CONTAINS, STARTS_WITH, ENDS_WITH, MATCHES ->
                    List.of(overload(BOOL, STRING, STRING));
            case SETS_CONTAINS, SETS_EQUIVALENT, SETS_INTERSECTS ->
                    List.of(new Overload(List.of(LIST, LIST), exact(BOOL)));
            case OPTIONAL_OR -> List.of(new Overload(List.of(OPTIONAL, OPTIONAL), OPTIONAL));
            case OPTIONAL_OR_VALUE -> List.of(new Overload(List.of(OPTIONAL, A), A));
            case BOOL -> conversions(BOOL, BOOL, STRING);
            case INT -> conversions(INT, INT, UINT, DOUBLE, STRING, TIMESTAMP);
            case UINT -> conversions(UINT, UINT, INT, DOUBLE, STRING);
            case DOUBLE -> conversions(DOUBLE, DOUBLE, INT, UINT, STRING);
            case STRING ->
                    conversions(
                            STRING,
                            STRING,
                            BOOL,
                            INT,
                            UINT,
                            DOUBLE,
                            BYTES,
                            TIMESTAMP,
                            DURATION,
                            NetworkLibrary.ADDRESS,
                            NetworkLibrary.NETWORK);
            case BYTES -> conversions(BYTES, BYTES, STRING);
            case TIMESTAMP -> conversions(TIMESTAMP, TIMESTAMP, STRING, INT);
            case DURATION -> conversions(DURATION, DURATION, STRING);
            case TYPE -> List.of(new Overload(List.of(A), exact(TYPE)));
            case DYN -> List.of(new Overload(List.of(A), exact(DYN)));
        };
    }

    private static List<Overload> unary(Type... types) {
        return Stream.of(types).map(type -> overload(type, type)).toList();
    }

    private static List<Overload> binary(Type... types) {
        return Stream.of(types).map(type -> overload(type, type, type)).toList();
    }

    private static List<Overload> comparisons(Type... types) {
        return Stream.of(types).map(type -> overload(BOOL, type, type)).toList();
    }

    private static List<Overload> conversions(Type result, Type... sources) {
        return Stream.of(sources).map(source -> overload(result, source)).toList();
    }

    private static List<Overload> join(List<Overload> first, Overload... last) {
        return Stream.concat(first.stream(), Stream.of(last)).toList();
    }

    private static Overload overload(Type result, Type... parameters) {
        return new Overload(Stream.of(parameters).map(Overloads::exact).toList(), exact(result));
    }

    private static Shape exact(Type type) {
        return new Shape.Exact(type);
    }
}
