package org.clawpatrol.proxy.journal;

import java.io.ByteArrayOutputStream;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Where one content after the other is written, by one generator into one buffer. One thread; of no
 * use any more once a content broke off half-way.
 */
final class ContentBuffer {
    private static final int FIRST_SIZE = 2 << 10;
    private static final int MOST_KEPT = 64 << 10;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(FIRST_SIZE);
    private final JsonGenerator generator;
    private int longest;

    /**
     * @param json writes nothing between two contents
     */
    ContentBuffer(JsonFactory json) {
        this.generator = json.createGenerator(ObjectWriteContext.empty(), bytes);
    }

    /** The bytes of an object of these properties. */
    byte[] object(Consumer<JsonGenerator> properties) {
        bytes.reset();
        generator.writeStartObject();
        properties.accept(generator);
        generator.writeEndObject();
        generator.flush();
        longest = Math.max(longest, bytes.size());
        return bytes.toByteArray();
    }

    /** Whether it holds so little that it may be kept for the next content. */
    boolean small() {
        return longest <= MOST_KEPT;
    }
}
