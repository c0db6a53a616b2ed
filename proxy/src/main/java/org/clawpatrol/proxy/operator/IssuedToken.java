package org.clawpatrol.proxy.operator;

/** A token on its one way to whoever asked for it. Immutable; prints as {@code ***}. */
public final class IssuedToken {
    private final String text;

    IssuedToken(String text) {
        this.text = text;
    }

    public String reveal() {
        return text;
    }

    @Override
    public String toString() {
        return "***";
    }
}
