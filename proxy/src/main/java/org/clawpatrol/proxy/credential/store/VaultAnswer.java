package org.clawpatrol.proxy.credential.store;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * What a vault said. Immutable.
 *
 * @param body a missing node where it was no JSON
 */
record VaultAnswer(int status, JsonNode body) {
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;
    private static final int LONGEST = 200;

    boolean ok() {
        return status == 200;
    }

    boolean forbidden() {
        return status == FORBIDDEN;
    }

    boolean notFound() {
        return status == NOT_FOUND;
    }

    /** For operators: the status, and the vault's own words where it has any. */
    StoreException failure(String what) {
        String hint =
                switch (status) {
                    case 429 -> " (too many requests)";
                    case 472, 473 -> " (a standby that answers nothing)";
                    case 503 -> " (sealed, or not yet active)";
                    default ->
                            status >= 300 && status < 400
                                    ? " (a redirect, which is not followed)"
                                    : "";
                };
        return new StoreException(what + " with status " + status + hint + errors());
    }

    private String errors() {
        List<String> words = new ArrayList<>();
        for (JsonNode error : body.path("errors")) {
            words.add(error.isString() ? error.stringValue() : "");
        }
        String text = String.join("; ", words).replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
        return text.isEmpty() ? "" : ": " + text.substring(0, Math.min(LONGEST, text.length()));
    }
}
