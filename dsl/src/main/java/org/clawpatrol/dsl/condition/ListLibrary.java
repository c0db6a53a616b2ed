package org.clawpatrol.dsl.condition;

import static org.clawpatrol.dsl.condition.LibraryFunction.function;
import static org.clawpatrol.dsl.condition.LibraryFunction.method;
import static org.clawpatrol.engine.type.Type.Simple.DYN;
import static org.clawpatrol.engine.type.Type.Simple.INT;
import static org.clawpatrol.engine.type.Type.Simple.STRING;

import java.util.List;
import org.clawpatrol.engine.library.list.Distinct;
import org.clawpatrol.engine.library.list.Flatten;
import org.clawpatrol.engine.library.list.Range;
import org.clawpatrol.engine.library.list.Reverse;
import org.clawpatrol.engine.library.list.Slice;
import org.clawpatrol.engine.library.list.Sort;
import org.clawpatrol.engine.type.Type;

/** The functions of lists, as a table. Stateless. */
final class ListLibrary {
    private static final Shape LIST = new Shape.ListOf(new Shape.Variable("A"));
    private static final Shape NUMBER = new Shape.Exact(INT);
    private static final Type VALUES = new Type.ListOf(DYN);

    private ListLibrary() {}

    static List<LibraryFunction> all() {
        return List.of(
                function(
                        new Range(),
                        "the integers from zero to before a number",
                        Overload.of(new Type.ListOf(INT), INT)),
                method(
                        new Slice(),
                        "the elements from a position to before another",
                        new Overload(List.of(LIST, NUMBER, NUMBER), LIST)),
                method(
                        new Flatten(),
                        "the list with the lists in it replaced by their elements, one level deep"
                                + " or several",
                        Overload.of(VALUES, VALUES),
                        Overload.of(VALUES, VALUES, INT)),
                method(
                        new Distinct(),
                        "the list without elements that equal an earlier one",
                        new Overload(List.of(LIST), LIST)),
                method(
                        new Reverse(),
                        "the elements or characters in the opposite order",
                        new Overload(List.of(LIST), LIST),
                        Overload.of(STRING, STRING)),
                method(
                        new Sort(),
                        "the elements in ascending order; they are of one type",
                        new Overload(List.of(LIST), LIST)));
    }
}
