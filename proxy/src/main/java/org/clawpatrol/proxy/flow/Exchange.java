package org.clawpatrol.proxy.flow;

import java.util.concurrent.Executor;
import org.clawpatrol.proxy.credential.Lease;
import org.clawpatrol.proxy.failure.Failure;
import org.clawpatrol.proxy.journal.Outcome;

/**
 * The protocol's half of one action: how to answer the agent and how to reach the origin. All
 * methods are called on {@link #executor()}.
 */
public interface Exchange {

    /**
     * Where this exchange lives, usually the event loop of the agent's connection. A task that
     * throws ends the exchange.
     */
    Executor executor();

    /** Whether the agent is still there to get an answer. */
    boolean alive();

    /** Registers what to do when the agent leaves before the exchange ended; at most once. */
    void onGone(Runnable action);

    /**
     * Sends the action to its origin and the answer back, and closes the lease when the last secret
     * byte is written.
     *
     * @param done called exactly once, however it ended
     */
    void forward(Permit permit, Lease lease, Done done);

    /**
     * Whether what is forwarded carries the action's credential; what the gateway answers itself
     * does not.
     */
    default boolean needsSecret() {
        return true;
    }

    /**
     * Which failure it is that the action's credential has no secret to lend.
     *
     * @param lasting whether it stays so until an operator acts
     */
    default Failure withoutSecret(boolean lasting) {
        return Failure.CREDENTIAL;
    }

    /** Answers the agent with a refusal in the protocol's own shape. */
    void refuse(Refusal refusal);

    /** Receives how forwarding ended. */
    @FunctionalInterface
    interface Done {
        void accept(Outcome outcome);
    }
}
