package org.clawpatrol.engine.tree;

import java.util.List;
import java.util.Set;

/** Rules for one credential by that credential. */
record CredentialSwitch(TextTable credentials) implements Switch {

    @Override
    public int least() {
        return credentials.least();
    }

    @Override
    public int search(Search search, int best) {
        String dispatched = search.credential();
        Node node = dispatched == null ? null : credentials.find(dispatched);
        return node == null ? best : node.search(search, best);
    }

    @Override
    public Subject subject() {
        return new Subject.OfCredential();
    }

    @Override
    public List<Outline.Branch> branches() {
        return credentials.branches(text -> new Constraint.OneOf(Set.of(text)));
    }
}
