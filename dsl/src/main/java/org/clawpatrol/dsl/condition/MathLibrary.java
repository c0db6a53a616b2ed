package org.clawpatrol.dsl.condition;

import static org.clawpatrol.dsl.condition.LibraryFunction.function;
import static org.clawpatrol.engine.type.Type.Simple.BOOL;
import static org.clawpatrol.engine.type.Type.Simple.DOUBLE;
import static org.clawpatrol.engine.type.Type.Simple.INT;
import static org.clawpatrol.engine.type.Type.Simple.UINT;

import java.util.List;
import java.util.stream.Stream;
import org.clawpatrol.engine.library.math.Absolute;
import org.clawpatrol.engine.library.math.BitLogic;
import org.clawpatrol.engine.library.math.BitNot;
import org.clawpatrol.engine.library.math.BitShift;
import org.clawpatrol.engine.library.math.Extreme;
import org.clawpatrol.engine.library.math.FloatTest;
import org.clawpatrol.engine.library.math.Rounding;
import org.clawpatrol.engine.library.math.Sign;
import org.clawpatrol.engine.library.math.SquareRoot;
import org.clawpatrol.engine.type.Type;

/** The functions of numbers, as a table. Stateless. */
final class MathLibrary {
    private MathLibrary() {}

    static List<LibraryFunction> all() {
        return Stream.of(extremes(), doubles(), numbers(), bits()).flatMap(List::stream).toList();
    }

    private static List<LibraryFunction> extremes() {
        return List.of(
                extreme(Extreme.Kind.GREATEST, "the greatest of numbers of any types"),
                extreme(Extreme.Kind.LEAST, "the least of numbers of any types"));
    }

    private static LibraryFunction extreme(Extreme.Kind kind, String doc) {
        return function(
                new Extreme(kind),
                doc + ", given one by one or in a list",
                Overload.of(INT, INT),
                Overload.of(UINT, UINT),
                Overload.of(DOUBLE, DOUBLE),
                Overload.of(INT, new Type.ListOf(INT)),
                Overload.of(UINT, new Type.ListOf(UINT)),
                Overload.of(DOUBLE, new Type.ListOf(DOUBLE)));
    }

    private static List<LibraryFunction> doubles() {
        return List.of(
                rounding(Rounding.Kind.CEILING, "the next whole number that is not less"),
                rounding(Rounding.Kind.FLOOR, "the next whole number that is not greater"),
                rounding(Rounding.Kind.NEAREST, "the nearest whole number, ties away from zero"),
                rounding(Rounding.Kind.TOWARDS_ZERO, "the number without its fraction"),
                test(FloatTest.Kind.INFINITE, "whether the number is infinite"),
                test(FloatTest.Kind.NOT_A_NUMBER, "whether the value is not a number"),
                test(FloatTest.Kind.FINITE, "whether the number is neither infinite nor NaN"));
    }

    private static LibraryFunction rounding(Rounding.Kind kind, String doc) {
        return function(new Rounding(kind), doc, Overload.of(DOUBLE, DOUBLE));
    }

    private static LibraryFunction test(FloatTest.Kind kind, String doc) {
        return function(new FloatTest(kind), doc, Overload.of(BOOL, DOUBLE));
    }

    private static List<LibraryFunction> numbers() {
        return List.of(
                function(
                        new Absolute(),
                        "the distance from zero; an error for the least `int`",
                        Overload.of(INT, INT),
                        Overload.of(UINT, UINT),
                        Overload.of(DOUBLE, DOUBLE)),
                function(
                        new Sign(),
                        "-1, 0 or 1 in the type of the number",
                        Overload.of(INT, INT),
                        Overload.of(UINT, UINT),
                        Overload.of(DOUBLE, DOUBLE)),
                function(
                        new SquareRoot(),
                        "the square root; NaN for what is below zero",
                        Overload.of(DOUBLE, INT),
                        Overload.of(DOUBLE, UINT),
                        Overload.of(DOUBLE, DOUBLE)));
    }

    private static List<LibraryFunction> bits() {
        return List.of(
                logic(BitLogic.Kind.AND, "the bits that both integers have"),
                logic(BitLogic.Kind.OR, "the bits that one of the integers has, or both"),
                logic(BitLogic.Kind.EXCLUSIVE_OR, "the bits that just one of the integers has"),
                function(
                        new BitNot(),
                        "the integer with every bit inverted",
                        Overload.of(INT, INT),
                        Overload.of(UINT, UINT)),
                shift(BitShift.Kind.LEFT, "the bits moved up"),
                shift(BitShift.Kind.RIGHT, "the bits moved down, zeros coming in"));
    }

    private static LibraryFunction logic(BitLogic.Kind kind, String doc) {
        return function(
                new BitLogic(kind), doc, Overload.of(INT, INT, INT), Overload.of(UINT, UINT, UINT));
    }

    private static LibraryFunction shift(BitShift.Kind kind, String doc) {
        return function(
                new BitShift(kind), doc, Overload.of(INT, INT, INT), Overload.of(UINT, UINT, INT));
    }
}
