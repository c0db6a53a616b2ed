package org.clawpatrol.proxy.flow;

import org.clawpatrol.engine.policy.Decision;

/**
 * Is told of every decision on the thread that made it, when the flow has read the action's facts
 * for the last time. Must return at once.
 */
@FunctionalInterface
public interface DecisionObserver {

    void decided(Action action, Decision decision);
}
