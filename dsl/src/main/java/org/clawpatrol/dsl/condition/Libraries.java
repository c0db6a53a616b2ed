package org.clawpatrol.dsl.condition;

import java.util.List;
import java.util.stream.Stream;

/** The libraries of functions that every condition may use. Stateless. */
final class Libraries {
    private Libraries() {}

    static List<LibraryFunction> functions() {
        return Stream.of(
                        OptionalFunctions.all(),
                        TimeLibrary.all(),
                        TextLibrary.all(),
                        MathLibrary.all(),
                        EncodingLibrary.all(),
                        ListLibrary.all(),
                        PatternLibrary.all(),
                        NetworkLibrary.all())
                .flatMap(List::stream)
                .toList();
    }
}
