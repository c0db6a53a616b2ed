package org.clawpatrol.proxy.probe;

/** What a service says to a credential; nothing of its own words is repeated. */
public sealed interface ProbeAnswer {

    /** It took it. */
    record Accepted(int status) implements ProbeAnswer {}

    /** It did not. */
    record Refused(int status) implements ProbeAnswer {}

    /** It answered something that does not tell. */
    record Unclear(int status) implements ProbeAnswer {}

    /**
     * It could not be asked.
     *
     * @param why for operators
     */
    record NotAsked(String why) implements ProbeAnswer {}
}
