package org.clawpatrol.proxy.protocol.http;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.EventLoop;
import java.util.concurrent.Executor;
import org.clawpatrol.proxy.failure.Failure;

/**
 * The agent's side of one request, whatever version of HTTP carries it. Every method is called on
 * {@link #loop()}.
 */
interface AgentStream extends Executor {

    EventLoop loop();

    /** Runs a task on the loop, later; what it throws breaks the request off. */
    @Override
    default void execute(Runnable task) {
        loop().execute(
                        () -> {
                            try {
                                task.run();
                            } catch (RuntimeException e) {
                                fail(e);
                            }
                        });
    }

    /** Ends the request for a fault of the gateway's own. */
    void fail(RuntimeException cause);

    ByteBufAllocator allocator();

    /** Whether the agent is still there. */
    boolean alive();

    /** Whether data sent now would leave soon instead of piling up. */
    boolean writable();

    /**
     * Asks for the next piece of the request body; answered by one {@link Listener#onBody}. An
     * agent that waits to be asked is told to go on.
     */
    void demandBody();

    /** What followed the request's body; complete once the last piece of that was handed over. */
    HttpFields trailers();

    /**
     * The rest of the request's body may come as slowly as it likes: it is one side of a
     * conversation with the origin, not an upload.
     */
    void waivePace();

    /**
     * Sends an interim response at once, before the response is started.
     *
     * @param fields without any that concern the connection
     */
    void sendInterim(int status, HttpFields fields);

    /**
     * Starts the response.
     *
     * @param fields without any that frame the body
     */
    void sendHead(int status, HttpFields fields, Framing framing);

    /** Sends a piece of the response body and takes it over. */
    void sendData(ByteBuf data);

    /**
     * Ends the response.
     *
     * @param trailers sent only behind a chunked body
     */
    void sendEnd(HttpFields trailers);

    /**
     * Accepts the WebSocket the request opens: from here on {@link #demandBody()} delivers, and
     * {@link #sendData} sends, whatever either side says, and {@link #sendEnd} ends the connection.
     *
     * @param fields without any that concern the connection
     * @param receiver takes what happens from now on
     */
    void switchProtocols(HttpFields fields, Receiver receiver);

    void flush();

    /** Answers with a short text instead of a response, and ends the connection. */
    void refuse(Failure failure, String text);

    /**
     * Gives up the rest of the request body: the connection ends once the agent has taken the
     * response, which must be complete.
     */
    void discardBody();

    /** Breaks the connection off so that the agent sees an incomplete response. */
    void abort();

    /** Starts the handling of a request. */
    interface Exchanges {
        Listener open(AgentStream stream, HttpRequest request);

        /** Told of what was refused outside of any exchange. */
        default void refused(Failure failure) {}
    }

    /** Handles a request. */
    interface Listener extends Receiver {

        /** Called once, before anything else. */
        void begin();
    }

    /** What happens on the agent's side. */
    interface Receiver {

        /**
         * A piece of body that was demanded; taken over, may be empty.
         *
         * @param last whether it is the end of the body
         */
        void onBody(ByteBuf piece, boolean last);

        /** The body cannot be read further; the connection is past saving. */
        void onBroken(MalformedMessageException cause);

        /** The gateway stops: what would go on for long should end. */
        default void onDrain() {}

        /** The stream became writable again. */
        void onWritable();

        /** The agent left before the response was complete; called at most once. */
        void onGone();
    }
}
