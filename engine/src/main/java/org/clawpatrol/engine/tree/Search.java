package org.clawpatrol.engine.tree;

import org.clawpatrol.engine.expr.Frame;
import org.clawpatrol.engine.fact.Fact;
import org.clawpatrol.engine.fact.Facts;
import org.clawpatrol.engine.fact.NoFacts;
import org.clawpatrol.engine.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * What one search through a tree is made with: the facts, the credential and working memory. Made
 * once and used for one search after the other, so that deciding leaves no garbage. One thread.
 */
public final class Search {
    private final Frame frame;
    private final Marks marks = new Marks();
    private @Nullable String credential;
    private boolean busy;

    public Search() {
        this(new Frame(NoFacts.NONE));
    }

    Search(Frame frame) {
        this.frame = frame;
    }

    /**
     * Begins with an action.
     *
     * @param dispatched name of the credential dispatched for it, or null for none
     * @return false when another search with this object has not ended
     */
    public boolean begin(Facts facts, @Nullable String dispatched) {
        if (busy) {
            return false;
        }
        busy = true;
        credential = dispatched;
        frame.reset(facts);
        return true;
    }

    /** Forgets the action. */
    public void end() {
        frame.reset(NoFacts.NONE);
        marks.close(0);
        credential = null;
        busy = false;
    }

    Frame frame() {
        return frame;
    }

    @Nullable String credential() {
        return credential;
    }

    Marks marks() {
        return marks;
    }

    void dispatch(@Nullable String dispatched) {
        credential = dispatched;
    }

    Value read(Fact fact) {
        return frame.read(fact);
    }
}
