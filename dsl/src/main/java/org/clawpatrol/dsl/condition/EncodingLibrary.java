package org.clawpatrol.dsl.condition;

import static org.clawpatrol.dsl.condition.LibraryFunction.function;
import static org.clawpatrol.engine.type.Type.Simple.BYTES;
import static org.clawpatrol.engine.type.Type.Simple.STRING;

import java.util.List;
import org.clawpatrol.engine.library.encoding.Base64Decode;
import org.clawpatrol.engine.library.encoding.Base64Encode;

/** The functions between bytes and text, as a table. Stateless. */
final class EncodingLibrary {
    private EncodingLibrary() {}

    static List<LibraryFunction> all() {
        return List.of(
                function(
                        new Base64Decode(),
                        "the bytes of a Base64 text, with or without padding",
                        Overload.of(BYTES, STRING)),
                function(
                        new Base64Encode(),
                        "the bytes as Base64 text",
                        Overload.of(STRING, BYTES)));
    }
}
