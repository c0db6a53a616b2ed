package org.clawpatrol.proxy.reading;

import tools.jackson.databind.JsonNode;

/** Reads raw requests of one family into the facts of every action in them. */
@FunctionalInterface
interface RequestReader {
    /**
     * @param request what the family needs, such as {@code method} and {@code url}
     */
    RequestFacts.Answer read(JsonNode request);
}
