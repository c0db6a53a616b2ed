package org.clawpatrol.dsl.lint;

/** One thing that linting looks for. */
interface Check {
    void check(EndpointRules rules, Findings findings);
}
