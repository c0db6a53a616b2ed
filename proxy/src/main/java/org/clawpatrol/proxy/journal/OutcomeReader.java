package org.clawpatrol.proxy.journal;

import static org.clawpatrol.proxy.journal.StrictJson.number;
import static org.clawpatrol.proxy.journal.StrictJson.object;
import static org.clawpatrol.proxy.journal.StrictJson.required;
import static org.clawpatrol.proxy.journal.StrictJson.text;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;

/** Reads the object of an outcome, whatever the order of its properties. One use, one thread. */
final class OutcomeReader {
    private @Nullable String status;
    private long bytesIn;
    private @Nullable Long bytesOut;
    private @Nullable Long micros;
    private String error = "";
    private long covered;

    /**
     * @throws tools.jackson.core.JacksonException when it is not the object of an outcome
     */
    Outcome read(JsonParser from) {
        object(from, this::property);
        return new Outcome(
                required(from, status),
                bytesIn,
                required(from, bytesOut),
                required(from, micros),
                error,
                covered);
    }

    private void property(String name, JsonParser from) {
        switch (name) {
            case "status" -> status = text(from);
            case "bytes_in" -> bytesIn = number(from);
            case "bytes_out" -> bytesOut = number(from);
            case "micros" -> micros = number(from);
            case "error" -> error = text(from);
            case "covered" -> covered = number(from);
            default -> from.skipChildren();
        }
    }
}
