package org.clawpatrol.engine.policy;

/** Why a condition had no truth value for an action. The text is what an agent may read. */
public enum Unevaluable {
    NONE(""),
    TRUNCATED("truncated at the inspection buffer"),
    UNPARSEABLE("unparseable"),
    TRUNCATED_AND_UNPARSEABLE("truncated at the inspection buffer and unparseable"),
    ERROR("evaluation error");

    private final String text;

    Unevaluable(String text) {
        this.text = text;
    }

    public String text() {
        return text;
    }
}
