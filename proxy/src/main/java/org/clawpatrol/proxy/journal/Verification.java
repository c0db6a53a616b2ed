package org.clawpatrol.proxy.journal;

import java.util.Optional;

/**
 * What a check of the whole journal found.
 *
 * @param lines complete lines up to the first break
 * @param intents actions about to be forwarded
 * @param outcomes ends of forwarded actions
 * @param refusals refused actions
 * @param resumptions times the journal could not be written for a while
 * @param erased lines whose content retention removed
 * @param unfinished whether an unfinished line stands at the very end: a writer at work, or killed
 * @param head chain digest of the last line in hex, to be kept elsewhere and compared later
 * @param firstBreak the first place where the journal is not as it was written
 */
public record Verification(
        int segments,
        long lines,
        long intents,
        long outcomes,
        long refusals,
        long resumptions,
        long erased,
        boolean unfinished,
        String head,
        Optional<Break> firstBreak) {

    /**
     * @param file name of the segment
     * @param line from 1; 0 for the file as a whole
     * @param problem such as {@code the line was changed}
     */
    public record Break(String file, long line, String problem) {}

    public boolean intact() {
        return firstBreak.isEmpty();
    }

    /** Actions under way, or begun by a process that died. */
    public long openIntents() {
        return intents - outcomes;
    }
}
