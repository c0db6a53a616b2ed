package org.clawpatrol.proxy.flow;

import java.util.ArrayList;
import java.util.List;

/** What came of asking the approvers of one action, stage by stage, for its record. One thread. */
final class StageOutcomes {
    private final List<String> approvers;
    private final List<String> outcomes = new ArrayList<>();

    StageOutcomes(List<String> approvers) {
        this.approvers = approvers;
    }

    /** The next stage is over. */
    void ended(String outcome) {
        outcomes.add(outcome);
    }

    /** Every stage: the approver's name and what came of it. */
    List<String> words() {
        List<String> words = new ArrayList<>(approvers.size());
        for (int i = 0; i < approvers.size(); i++) {
            String outcome = i < outcomes.size() ? outcomes.get(i) : "not asked";
            words.add(approvers.get(i) + " " + outcome);
        }
        return words;
    }
}
