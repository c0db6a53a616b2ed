package org.clawpatrol.dsl.condition;

import static org.clawpatrol.dsl.condition.LibraryFunction.function;
import static org.clawpatrol.dsl.condition.LibraryFunction.method;
import static org.clawpatrol.engine.type.Type.Simple.DYN;
import static org.clawpatrol.engine.type.Type.Simple.INT;
import static org.clawpatrol.engine.type.Type.Simple.STRING;

import java.util.List;
import org.clawpatrol.engine.library.text.AsciiCase;
import org.clawpatrol.engine.library.text.CharAt;
import org.clawpatrol.engine.library.text.Format;
import org.clawpatrol.engine.library.text.IndexOf;
import org.clawpatrol.engine.library.text.Join;
import org.clawpatrol.engine.library.text.LastIndexOf;
import org.clawpatrol.engine.library.text.Quote;
import org.clawpatrol.engine.library.text.Replace;
import org.clawpatrol.engine.library.text.Split;
import org.clawpatrol.engine.library.text.Substring;
import org.clawpatrol.engine.library.text.Trim;
import org.clawpatrol.engine.type.Type;

/** The functions of texts, as a table; positions count characters from zero. Stateless. */
final class TextLibrary {
    private static final Type STRINGS = new Type.ListOf(STRING);
    private static final Type VALUES = new Type.ListOf(DYN);

    private TextLibrary() {}

    static List<LibraryFunction> all() {
        return List.of(
                method(
                        new CharAt(),
                        "the character at a position",
                        Overload.of(STRING, STRING, INT)),
                method(
                        new IndexOf(),
                        "the position of the first occurrence of a text, at or after a position;"
                                + " -1 when there is none",
                        Overload.of(INT, STRING, STRING),
                        Overload.of(INT, STRING, STRING, INT)),
                method(
                        new LastIndexOf(),
                        "the position of the last occurrence of a text, at or before a position;"
                                + " -1 when there is none",
                        Overload.of(INT, STRING, STRING),
                        Overload.of(INT, STRING, STRING, INT)),
                method(
                        new Substring(),
                        "the characters from a position to the end or to before another",
                        Overload.of(STRING, STRING, INT),
                        Overload.of(STRING, STRING, INT, INT)),
                method(
                        new AsciiCase(AsciiCase.Kind.LOWER),
                        "the text with the letters A to Z in lower case",
                        Overload.of(STRING, STRING)),
                method(
                        new AsciiCase(AsciiCase.Kind.UPPER),
                        "the text with the letters a to z in upper case",
                        Overload.of(STRING, STRING)),
                method(
                        new Trim(),
                        "the text without white space around it",
                        Overload.of(STRING, STRING)),
                method(
                        new Replace(),
                        "the text with every occurrence, or the first few, replaced",
                        Overload.of(STRING, STRING, STRING, STRING),
                        Overload.of(STRING, STRING, STRING, STRING, INT)),
                method(
                        new Split(),
                        "the parts between separators, or so many that the last one holds the rest",
                        Overload.of(STRINGS, STRING, STRING),
                        Overload.of(STRINGS, STRING, STRING, INT)),
                method(
                        new Join(),
                        "the texts of a list one after another, with a separator between them",
                        Overload.of(STRING, STRINGS),
                        Overload.of(STRING, STRINGS, STRING)),
                method(
                        new Format(),
                        "the text with values in the places of `%s`, `%d`, `%f`, `%e`, `%b`, `%o`,"
                                + " `%x` and `%X`",
                        Overload.of(STRING, STRING, VALUES)),
                function(
                        new Quote(),
                        "the text in double quotes, escaped",
                        Overload.of(STRING, STRING)));
    }
}
