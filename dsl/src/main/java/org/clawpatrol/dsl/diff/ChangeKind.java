package org.clawpatrol.dsl.diff;

import java.util.ArrayList;
import java.util.List;
import org.clawpatrol.dsl.diff.Effect.Asked;
import org.clawpatrol.dsl.diff.Effect.Refused;
import org.clawpatrol.dsl.diff.Effect.Sent;
import org.clawpatrol.dsl.diff.Effect.Stage;

/** What sort of change it is, the most important first. */
public enum ChangeKind {
    ALLOWED("allowed", "Now allowed"),
    APPROVABLE("approvable", "Now possible with an approval"),
    WEAKER_APPROVAL("weaker_approval", "Now approved by fewer or with less"),
    OTHER_APPROVERS("other_approvers", "Now approved by others"),
    CREDENTIAL("credential", "Now sent with another credential"),
    ASKED("asked", "Now needs an approval"),
    STRONGER_APPROVAL("stronger_approval", "Now approved by more"),
    REFUSED("refused", "Now refused");

    private final String word;
    private final String title;

    ChangeKind(String word, String title) {
        this.word = word;
        this.title = title;
    }

    /** For machines. */
    public String word() {
        return word;
    }

    /** For people. */
    public String title() {
        return title;
    }

    /** Of two different effects. */
    static ChangeKind of(Effect before, Effect after) {
        return switch (after) {
            case Refused() -> REFUSED;
            case Sent _ -> before instanceof Sent ? CREDENTIAL : ALLOWED;
            case Asked now ->
                    switch (before) {
                        case Refused() -> APPROVABLE;
                        case Sent _ -> ASKED;
                        case Asked then -> approval(then.stages(), now.stages());
                    };
        };
    }

    /** All stages must agree, so that their order makes none of them weaker. */
    private static ChangeKind approval(List<Stage> before, List<Stage> after) {
        boolean kept = covers(after, before);
        boolean cut = covers(before, after);
        if (kept && cut) {
            return CREDENTIAL;
        }
        return kept ? STRONGER_APPROVAL : cut ? WEAKER_APPROVAL : OTHER_APPROVERS;
    }

    /** Whether each of the stages wanted has one of its own that is as strong. */
    private static boolean covers(List<Stage> stages, List<Stage> wanted) {
        List<Stage> left = new ArrayList<>(stages);
        for (Stage each : wanted) {
            int found = -1;
            for (int i = 0; i < left.size() && found < 0; i++) {
                found = left.get(i).isAsStrongAs(each) ? i : -1;
            }
            if (found < 0) {
                return false;
            }
            left.remove(found);
        }
        return true;
    }

    /**
     * Whether something is possible that was not, or easier than it was: allowed, approvable, less
     * certainly approved, or sent with a credential that it was not sent with.
     */
    static boolean opens(Effect before, Effect after) {
        return switch (of(before, after)) {
            case ALLOWED, APPROVABLE, WEAKER_APPROVAL, OTHER_APPROVERS -> true;
            case REFUSED -> false;
            case CREDENTIAL, ASKED, STRONGER_APPROVAL ->
                    after.sentWith().isPresent() && !after.sentWith().equals(before.sentWith());
        };
    }
}
