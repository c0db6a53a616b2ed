package org.clawpatrol.proxy.protocol.http;

import io.netty.buffer.ByteBuf;

/**
 * One exchange with an origin, whatever version of HTTP carries it: a request, then exactly one
 * final response. Every method is called on the loop of the exchange.
 */
interface OriginStream {

    /** How far an exchange had come when it failed. */
    enum Progress {
        /** The origin promised that it did nothing with the request. */
        UNPROCESSED,
        /** Not one byte of a response had arrived. */
        SILENT,
        /** Some of a response had arrived. */
        ANSWERING,
        /** It said nothing for longer than it may, before its response or in it. */
        OVERDUE
    }

    /** What an origin answers, in order. */
    interface Listener extends Receiver {
        /** An interim response (RFC 9110, 15.2), at most 16 of them, and never a switch. */
        void onInterim(HttpResponseHead head);

        void onHead(HttpResponseHead head, Framing framing);

        /**
         * The origin agreed to leave HTTP, as the request wished.
         *
         * @return what takes whatever the origin sends from now on
         * @throws MalformedMessageException where it did not agree properly; the exchange fails
         */
        Receiver onSwitch(HttpResponseHead head) throws MalformedMessageException;
    }

    /** What comes behind a head. */
    interface Receiver {
        /** A piece of body; taken over. */
        void onData(ByteBuf piece);

        void onEnd(HttpFields trailers);

        /** Everything that arrived in one go was handed over. */
        void onReadComplete();

        void onWritable();

        /** The exchange failed before it was complete. */
        void onFailure(String cause, Progress progress);
    }

    /** Sends the head of a request and listens for its response; the head stays the caller's. */
    void begin(UpstreamHead head, HttpRequest request, Listener receiver);

    /** Sends a piece of the request body and takes it over. */
    void data(ByteBuf piece);

    /**
     * Ends the request.
     *
     * @param trailers sent where the framing of the body has room for them
     */
    void endRequest(HttpFields trailers);

    void flush();

    /** Asks for more of the response. */
    void read();

    boolean writable();

    boolean active();

    /** Whether the connection served another request before this one. */
    boolean reused();

    /** Ends a complete exchange, so that the connection may serve another. */
    void release();

    /** Breaks the exchange off without telling the listener. */
    void close();
}
