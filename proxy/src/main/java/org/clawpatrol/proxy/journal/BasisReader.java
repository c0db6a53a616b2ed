package org.clawpatrol.proxy.journal;

import static org.clawpatrol.proxy.journal.StrictJson.object;
import static org.clawpatrol.proxy.journal.StrictJson.text;
import static org.clawpatrol.proxy.journal.StrictJson.texts;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;

/** Collects what {@link BasisJson} wrote, whatever the order. One use, one thread. */
final class BasisReader {
    private boolean told;
    private @Nullable String dispatched;
    private String ruled = "";
    private String rawPath = "";
    private List<String> stages = List.of();
    private Map<String, String> facts = Map.of();

    /** Takes the property when it is one of these, and skips it when it is not. */
    void property(String name, JsonParser from) {
        switch (name) {
            case BasisJson.VERSION -> {
                told = true;
                from.skipChildren();
            }
            case "dispatched" -> dispatched = text(from);
            case "ruled" -> ruled = text(from);
            case "raw_path" -> rawPath = text(from);
            case "stages" -> stages = texts(from);
            case "facts" -> facts = facts(from);
            default -> from.skipChildren();
        }
    }

    /**
     * @param credential name of the credential that the record says was put in
     */
    Basis basis(String credential) {
        if (!told) {
            return Basis.UNTOLD;
        }
        String meant = dispatched == null ? credential : dispatched;
        return new Basis(true, meant, ruled, rawPath, stages, facts);
    }

    private static Map<String, String> facts(JsonParser from) {
        Map<String, String> facts = new LinkedHashMap<>();
        object(from, (name, value) -> facts.put(name, text(value)));
        return facts;
    }
}
