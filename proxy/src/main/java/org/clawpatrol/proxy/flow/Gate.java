package org.clawpatrol.proxy.flow;

import java.util.List;

/** What settling a decision ends in. */
public sealed interface Gate {
    record Open(Permit permit) implements Gate {}

    /**
     * @param recorded the journal's word for it: {@code deny}, {@code denied} or {@code error}
     * @param detail the journal's reason; may say more than the agent is told
     * @param stages what came of asking each approver, in order; empty when nobody was asked
     */
    record Shut(Refusal refusal, String recorded, String detail, List<String> stages)
            implements Gate {
        public Shut {
            stages = List.copyOf(stages);
        }

        /** Where nobody was asked. */
        public Shut(Refusal refusal, String recorded, String detail) {
            this(refusal, recorded, detail, List.of());
        }

        /** Where there is no more to say than the agent is told. */
        public Shut(Refusal refusal, String recorded) {
            this(refusal, recorded, refusal.reason());
        }
    }

    /**
     * The agent left while someone was asked; there is nobody to answer.
     *
     * @param stages what came of asking each approver, in order
     */
    record Abandoned(List<String> stages) implements Gate {
        public Abandoned {
            stages = List.copyOf(stages);
        }
    }
}
