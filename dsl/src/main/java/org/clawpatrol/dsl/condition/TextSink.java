package org.clawpatrol.dsl.condition;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.clawpatrol.engine.value.BytesValue;
import org.clawpatrol.engine.value.StringValue;
import org.clawpatrol.engine.value.Value;

/** Collects the content of a literal. Mutable; one thread. */
sealed interface TextSink {

    /** A character of the source, or an escape that stands for one. */
    void character(int codePoint);

    /** An escape that names a number up to 255: a code point of a string, a byte of bytes. */
    void octet(int number);

    Value value();

    static TextSink of(TextLiteral literal) {
        return literal.bytes() ? new Bytes() : new Text();
    }

    /** Collects a string. */
    final class Text implements TextSink {
        private final StringBuilder text = new StringBuilder();

        @Override
        public void character(int codePoint) {
            text.appendCodePoint(codePoint);
        }

        @Override
        public void octet(int number) {
            text.appendCodePoint(number);
        }

        @Override
        public Value value() {
            return new StringValue(text.toString());
        }
    }

    /** Collects bytes; characters count as their UTF-8 encoding. */
    final class Bytes implements TextSink {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        @Override
        public void character(int codePoint) {
            bytes.writeBytes(Character.toString(codePoint).getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public void octet(int number) {
            bytes.write(number);
        }

        @Override
        public Value value() {
            return BytesValue.of(bytes.toByteArray());
        }
    }
}
