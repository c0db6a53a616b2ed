package org.clawpatrol.proxy.demo;

import java.util.Set;

/**
 * One thing the agent tries, and what has to come of it.
 *
 * @param title what it shows
 * @param statuses what the agent must see; 0 stands for a refused connection
 * @param fragment text the agent must find in the answer
 * @param verdict the journal's word for the decision
 * @param rule the deciding rule; empty where a default decides
 * @param reachesOrigin whether the origin must have seen it
 */
record DemoStep(
        String title,
        String method,
        String url,
        String body,
        Set<Integer> statuses,
        String fragment,
        String verdict,
        String rule,
        boolean reachesOrigin) {

    String host() {
        return java.net.URI.create(url).getHost();
    }

    /** The method the record shows: a refused connection was only ever a CONNECT. */
    String recordedMethod() {
        return rule.isEmpty() ? "CONNECT" : method;
    }
}
