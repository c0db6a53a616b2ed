package org.clawpatrol.dsl.test;

import java.util.List;
import java.util.Map;

/** Where decisions are not taken further, and no test asks for it. Stateless. */
final class NoSettlement implements Settlement {
    @Override
    public Settled settle(Decided action, Map<String, StubbedAnswer> answers) {
        throw new IllegalStateException("nothing settles decisions here");
    }

    @Override
    public List<String> shadow(Decided action) {
        throw new IllegalStateException("nothing decides beside here");
    }
}
