package org.clawpatrol.dsl.diff;

import java.util.Map;
import java.util.Optional;
import org.clawpatrol.dsl.test.Expectation;
import org.jspecify.annotations.Nullable;

/**
 * One action of a class, as small as it could be made; both sides were asked. Immutable.
 *
 * @param text what is special about it
 * @param action as fixtures have it under {@code action}; empty where no recorded action is
 *     answered so
 * @param facts what no fixture can say, by path: given beside the action
 * @param expected what the later configuration answers to it
 * @param note what else must hold; may be empty
 */
public record Witness(
        String text,
        Map<String, Object> action,
        Map<String, @Nullable Object> facts,
        Optional<Expectation> expected,
        String note) {

    /** How far it can be replayed. */
    public enum Form {
        /** A fixture. */
        FIXTURE,
        /** A test file that sets facts. */
        TEST,
        /** Not at all: a fact is unreadable, or has a value no recorded action has. */
        FACTS
    }

    public Form form() {
        if (action.isEmpty()) {
            return Form.FACTS;
        }
        return facts.isEmpty() && expected.isPresent() ? Form.FIXTURE : Form.TEST;
    }

    static Witness ofFacts(String text, String note) {
        return new Witness(text, Map.of(), Map.of(), Optional.empty(), note);
    }
}
