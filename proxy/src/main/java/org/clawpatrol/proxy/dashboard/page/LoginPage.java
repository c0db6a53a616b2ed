package org.clawpatrol.proxy.dashboard.page;

/**
 * A login under way.
 *
 * @param credential its name
 * @param state tells it apart; known to its operator alone
 * @param address https page to log in on
 * @param userCode to be typed there; empty where a code comes back from there instead
 * @param seconds between two questions whether it was typed
 */
public record LoginPage(
        String credential, String state, String address, String userCode, long seconds) {

    public boolean device() {
        return !userCode.isEmpty();
    }

    /** How often the page asks, as its script reads it. */
    public String trigger() {
        return "every " + seconds + "s";
    }
}
