package org.clawpatrol.proxy.journal;

/**
 * How an action ended.
 *
 * @param status status as the agent saw it, such as {@code 200}; empty when it got none
 * @param bytesIn bytes of body from the agent
 * @param bytesOut bytes of body to the agent
 * @param micros time from reading the head to the end, in microseconds
 * @param error what went wrong, for operators; empty when nothing did
 * @param covered places in the answer where a lent secret or a token was covered, at least 0
 */
public record Outcome(
        String status, long bytesIn, long bytesOut, long micros, String error, long covered) {

    /** The end of an action in whose answer no lent secret was found. */
    public Outcome(String status, long bytesIn, long bytesOut, long micros, String error) {
        this(status, bytesIn, bytesOut, micros, error, 0);
    }
}
