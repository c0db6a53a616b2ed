package org.clawpatrol.proxy.reading;

import org.clawpatrol.engine.fact.Family;
import tools.jackson.databind.JsonNode;

/**
 * Stands where a family has no reader of raw requests, and says what works instead.
 *
 * @param why a sentence without its end
 */
record NoRequestReader(String why, Family family) implements RequestReader {

    @Override
    public RequestFacts.Answer read(JsonNode request) {
        return answer();
    }

    RequestFacts.Answer answer() {
        return new RequestFacts.Answer.Unparseable(
                "%s; give their facts outright, as in {\"%s\": {...}}".formatted(why, family.id()));
    }
}
