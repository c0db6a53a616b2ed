package org.clawpatrol.dsl.explain;

import java.util.Set;
import org.clawpatrol.engine.expr.Frame;
import org.clawpatrol.engine.fact.Fact;
import org.clawpatrol.engine.policy.LogDetail;

/** Shows the facts of one action as far as its record may. One thread. */
final class FactDisplay {
    private static final int LONGEST = 160;
    private static final Set<String> CONTEXT = Set.of("agent", "endpoint", "credential", "request");
    private static final Set<String> ALWAYS = Set.of("http.method", "http.host", "http.scheme");

    private final Frame frame;
    private final LogDetail log;

    /**
     * @param log how much of the action its record keeps
     */
    FactDisplay(Frame frame, LogDetail log) {
        this.frame = frame;
        this.log = log;
    }

    FactReading of(Fact fact) {
        return kept(fact)
                ? new FactReading(fact.path(), ShownValue.of(frame.read(fact), LONGEST), true)
                : new FactReading(fact.path(), "not kept, as the rule says", false);
    }

    private boolean kept(Fact fact) {
        return switch (log) {
            case FULL -> true;
            case META ->
                    !fact.readsContent()
                            && !fact.path().equals("http.headers")
                            && isRequestOrContext(fact);
            case NONE -> CONTEXT.contains(fact.variable()) || ALWAYS.contains(fact.path());
        };
    }

    /** What other variables say was read from headers and body. */
    private static boolean isRequestOrContext(Fact fact) {
        return switch (fact.variable()) {
            case "http", "k8s", "sql", "ssh" -> true;
            default -> CONTEXT.contains(fact.variable());
        };
    }
}
