package org.clawpatrol.proxy.credential.store;

/** A store did not give what was asked for. The message says why, and nothing of a secret. */
final class StoreException extends Exception {
    private static final long serialVersionUID = 1L;

    /**
     * @param why what follows the store's name in a sentence, such as {@code answered 503}
     */
    StoreException(String why) {
        super(why);
    }

    String why() {
        return String.valueOf(getMessage());
    }
}
