package org.clawpatrol.dsl.condition;

import static org.clawpatrol.dsl.condition.LibraryFunction.function;
import static org.clawpatrol.engine.type.Type.Simple.INT;
import static org.clawpatrol.engine.type.Type.Simple.STRING;

import java.util.List;
import org.clawpatrol.engine.library.pattern.Extract;
import org.clawpatrol.engine.library.pattern.ExtractAll;
import org.clawpatrol.engine.library.pattern.ReplaceMatches;
import org.clawpatrol.engine.type.Type;

/** The functions of regular expressions, as a table. Stateless. */
final class PatternLibrary {
    private PatternLibrary() {}

    static List<LibraryFunction> all() {
        return List.of(
                function(
                        new Extract(),
                        "the first match of a pattern, or of its group, if there is one",
                        Overload.of(new Type.OptionalOf(STRING), STRING, STRING)),
                function(
                        new ExtractAll(),
                        "every match of a pattern, or of its group",
                        Overload.of(new Type.ListOf(STRING), STRING, STRING)),
                function(
                        new ReplaceMatches(),
                        "the text with every match, or the first few, replaced; `\\1` in the"
                                + " replacement is the first group",
                        Overload.of(STRING, STRING, STRING, STRING),
                        Overload.of(STRING, STRING, STRING, STRING, INT)));
    }
}
