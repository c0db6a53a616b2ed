package org.clawpatrol.proxy.net;

import org.clawpatrol.proxy.journal.Outcome;

/**
 * How a passage ended.
 *
 * @param status as the agent saw it
 * @param bytesIn from the agent
 * @param bytesOut to the agent
 */
record RelayEnd(String status, long bytesIn, long bytesOut, String error) {

    Outcome outcome(long micros) {
        return new Outcome(status, bytesIn, bytesOut, micros, error);
    }
}
