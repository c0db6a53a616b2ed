package org.clawpatrol.proxy.journal;

/**
 * How the texts of a record say that they are no longer what the action had. An agent can write the
 * same words: then too much counts as lost, never too little. Stateless.
 */
public final class RecordMarks {
    /** Ends a text that was cut off. */
    static final String CUT = "[clawpatrol:cut]";

    private static final String BINARY = "binary:";
    private static final String MESSAGE = "WS ";

    private RecordMarks() {}

    /** Whether a text was cut off. */
    public static boolean isCut(String text) {
        return text.endsWith(CUT);
    }

    /**
     * What stands for a body that is no text.
     *
     * @param start of the body, in hexadecimal
     */
    public static String binary(String start) {
        return BINARY + start;
    }

    /** Whether a body is text and there to its end, as far as its own words say. */
    public static boolean isWholeText(String body) {
        return !body.startsWith(BINARY) && !isCut(body);
    }

    /**
     * What stands for the method of a message of a WebSocket.
     *
     * @param direction such as {@code c->s}
     */
    public static String message(String direction) {
        return MESSAGE + direction;
    }

    /** Whether it is a message of a WebSocket, whose opening had no content. */
    public static boolean isMessage(String method) {
        return method.startsWith(MESSAGE);
    }

    /** Where a message of a WebSocket went. */
    public static String direction(String method) {
        return method.substring(MESSAGE.length());
    }
}
