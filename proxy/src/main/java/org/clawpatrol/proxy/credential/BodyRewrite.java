package org.clawpatrol.proxy.credential;

/**
 * Makes another body of the agent's while it is streamed. May be begun more than once: a request
 * may be sent again. Closing wipes what it holds of secrets. One thread.
 */
public interface BodyRewrite extends AutoCloseable {

    /** Size of the whole new body in bytes, at least 0; kept by whatever {@link #begin} writes. */
    long length();

    /** Begins with the first byte of the agent's body. */
    Writing begin();

    @Override
    void close();

    /** One pass over a body. */
    interface Writing {

        /**
         * What may be sent after the agent's next bytes; perhaps nothing yet.
         *
         * @throws MalformedBodyException when these cannot be part of such a body
         */
        byte[] next(byte[] piece) throws MalformedBodyException;

        /**
         * What is left to be sent after the agent's last byte.
         *
         * @throws MalformedBodyException when the body ended too early
         */
        byte[] end() throws MalformedBodyException;
    }
}
