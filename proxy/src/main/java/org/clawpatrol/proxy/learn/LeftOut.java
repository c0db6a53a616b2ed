package org.clawpatrol.proxy.learn;

/** Why nothing is learned from an action, in words for counting. */
enum LeftOut {
    NO_VERDICT("failed, or not decided to its end"),
    NO_RULES("at no endpoint that reads requests"),
    NO_PATH("path not recorded, or cut"),
    UNCLEAR_PATH("path that servers read in several ways"),
    MESSAGE("messages of WebSockets");

    private final String words;

    LeftOut(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }
}
