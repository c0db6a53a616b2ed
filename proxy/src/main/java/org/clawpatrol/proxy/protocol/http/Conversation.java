package org.clawpatrol.proxy.protocol.http;

import java.time.InstantSource;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.clawpatrol.proxy.failure.Failure;
import org.clawpatrol.proxy.flow.Exchange;
import org.clawpatrol.proxy.flow.Permit;
import org.clawpatrol.proxy.flow.Refusal;
import org.clawpatrol.proxy.journal.Outcome;

/**
 * What is particular about a request besides the policy: nothing about nearly all of them, and
 * tokens about those to a token URL. Lives on the event loop of its connection.
 */
interface Conversation {

    /** One about which nothing is particular. */
    Conversation ORDINARY = new Conversation() {};

    /** Why the request is not let through, whatever the rules say. */
    default Optional<String> objection() {
        return Optional.empty();
    }

    /** Whether the body is asked for before anything is decided. */
    default boolean needsBody() {
        return false;
    }

    /** The credential that the request means, if another than it was dispatched to. */
    default Optional<String> meant(CapturedBody body) {
        return Optional.empty();
    }

    /** Whether the permitted credential is lent for it. */
    default boolean needsSecret() {
        return true;
    }

    /** What it is when there is no secret to lend. */
    default Failure withoutSecret(boolean lasting) {
        return Failure.CREDENTIAL;
    }

    /** Tells the agent that it was refused. */
    default void refuse(AgentStream agent, Refusal refusal) {
        agent.refuse(refusal.failure(), refusal.reason());
    }

    /** The answer of the gateway itself, and how that ended; empty for what goes on. */
    default Optional<Outcome> answer(
            Permit permit, AgentStream agent, InstantSource clock, LongSupplier micros) {
        return Optional.empty();
    }

    /** Asks the origin for what can be searched. */
    default void prepare(UpstreamHead head) {}

    /** Whether what goes on does so without the permitted credential. */
    default boolean goesBare(Permit permit) {
        return false;
    }

    /**
     * Where the origin's answer goes.
     *
     * @param stop ends the request when the agent got another answer than the origin's
     */
    default Way back(Permit permit, AgentStream agent, Exchange.Done done, Runnable stop) {
        return new Way(agent, done);
    }

    /**
     * The way of an answer to the agent.
     *
     * @param done told how it ended
     */
    record Way(AgentStream agent, Exchange.Done done) {}
}
