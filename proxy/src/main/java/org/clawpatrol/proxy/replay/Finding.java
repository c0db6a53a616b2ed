package org.clawpatrol.proxy.replay;

import java.util.Set;
import java.util.SortedSet;

/** What became of one recorded action. */
public sealed interface Finding {

    /** It was decided both times. */
    record Decided(Answer was, Answer would) implements Finding {
        public boolean same() {
            return was.agrees(would);
        }

        /** Whether it goes through now without anybody being asked, and did not. */
        public boolean opens() {
            return would.verdict() == Answer.Verdict.ALLOW && was.verdict() != Answer.Verdict.ALLOW;
        }
    }

    /**
     * What was recorded does not say how it would be decided.
     *
     * @param possible the verdicts that the missing facts leave open
     * @param facts paths of the missing facts
     */
    record Undecided(Answer was, Set<Answer.Verdict> possible, SortedSet<String> facts)
            implements Finding {

        /** Whether it might go through now without anybody being asked, and did not. */
        public boolean mayOpen() {
            return possible.contains(Answer.Verdict.ALLOW) && was.verdict() != Answer.Verdict.ALLOW;
        }
    }

    /** It is not compared. */
    record Skipped(String reason) implements Finding {}
}
